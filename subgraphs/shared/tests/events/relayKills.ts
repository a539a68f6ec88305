import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../clock.ts';
import { createOutbox } from '../../events/outbox.ts';
import { outboxCollection } from '../../events/outbox.collection.ts';
import type { OutboxRow } from '../../events/outbox.collection.ts';
import { collectionOf } from '../../mongo/connection.ts';
import type { Connection } from '../../mongo/connection.ts';
import { effectTally, eventually, happen, thingIds } from './eventFixtures.ts';

const program = join(import.meta.dirname, 'relayProcess.ts');
const longestLifeMs = 250;

// Reproducible from the seed that the test prints.
const seeded = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const runRelay = async ({ uri, database }: { uri: string; database: string }) => {
  const child = spawn(process.execPath, [program, uri, database], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  return async () => {
    child.kill('SIGKILL');
    await ended;
  };
};

/** Events are committed all the while; the relay's process is killed -9 at `kills` random moments of its work, and a last one finishes it. */
export const surviveRelayKills = async ({
  connection,
  uri,
  database,
  kills,
  seed,
  eventsPerLife = 40,
}: {
  connection: Connection;
  uri: string;
  database: string;
  kills: number;
  seed: number;
  eventsPerLife?: number;
}) => {
  const random = seeded(seed);
  const outbox = createOutbox({ connection, publisher: 'course', clock: systemClock() });
  const rows = collectionOf<OutboxRow>({ connection, name: outboxCollection.name });
  let committed = 0;
  let leftOpen = 0;
  for (let life = 0; life < kills; life += 1) {
    await happen({ connection, outbox, thingIds: thingIds(eventsPerLife, `life-${life}`) });
    committed += eventsPerLife;
    const kill = await runRelay({ uri, database });
    await sleep(random() * longestLifeMs);
    await kill();
    leftOpen += (await rows.countDocuments({ state: 'open' })) > 0 ? 1 : 0;
  }
  const end = await runRelay({ uri, database });
  const done = await eventually({
    look: () => rows.countDocuments({ state: 'done' }),
    until: (count) => count === committed,
  });
  await end();
  return {
    committed,
    done,
    /** In how many of the lives the kill came before all was delivered: what makes the trial worth anything. */
    killsInTheMiddle: leftOpen,
    ai: await effectTally({ connection, subgraph: 'ai' }),
    community: await effectTally({ connection, subgraph: 'community' }),
  };
};

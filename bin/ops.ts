/**
 * npm run ops -- events                           what waits in each outbox, what was given up, and since when
 * npm run ops -- retry-dead <publisher>           gives up nothing: events that were given up are delivered again
 * npm run ops -- replay <publisher> <consumer>    tells a consumer the publisher's current state again, for a projection that is built anew
 *
 * MONGODB_URI names the databases, else those of the npm start on this machine are meant; the running services carry what is appended. `replay` reads the publisher's own environment as well.
 */
import { subgraphNames } from '#events/envelope.ts';
import type { SubgraphName } from '#events/envelope.ts';
import { systemClock } from '#shared/clock.ts';
import { neverCrash } from '#shared/crashPoint.ts';
import { EnvironmentError } from '#shared/environment.ts';
import { neededBy, parseEnvironment } from '../hosts/environment.ts';
import { outboxStatus } from '#shared/events/deliveryStatus.ts';
import { createInProcessTransport } from '#shared/events/inProcessTransport.ts';
import { createRelay } from '#shared/events/relay.ts';
import { createMemoryLimitStore } from '#shared/limits/memoryLimitStore.ts';
import { createLogger } from '#shared/log.ts';
import type { Logger } from '#shared/log.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import type { MongoHandle } from '#shared/mongo/connection.ts';
import { createSubgraphNamed } from '../hosts/assemble.ts';
import { operatorVariables } from './operatorVariables.ts';

const usage = `usage: npm run ops -- events
       npm run ops -- retry-dead <${subgraphNames.join('|')}>
       npm run ops -- replay <publisher> <consumer>`;

const clock = systemClock();
const log: Logger = createLogger({ service: 'ops', level: 'warn' });

const subgraphNamed = (name: string | undefined): SubgraphName => {
  const known = subgraphNames.find((each) => each === name);
  if (known) return known;
  console.error(usage);
  process.exit(2);
};

const withDatabase = async <Value>(subgraph: SubgraphName, work: (database: MongoHandle) => Promise<Value>): Promise<Value> => {
  const { MONGODB_URI: uri } = parseEnvironment({ service: 'command', needs: ['MONGODB_URI'], source: operatorVariables() });
  if (uri === undefined) throw new Error('the environment was parsed for something else');
  const database = connectMongo({ uri, database: `har_${subgraph}`, log });
  try {
    await database.untilReady();
    return await work(database);
  } finally {
    await database.close();
  }
};

const showEvents = async (): Promise<void> => {
  for (const [index, publisher] of subgraphNames.entries()) {
    const status = await withDatabase(publisher, ({ connection }) => outboxStatus({ connection, publisher, clock }));
    if (index === 0) console.log('publisher   consumer    open  dead  lag');
    const lag = `${status.lagSeconds.toFixed(0)} s`;
    if (status.consumers.length === 0) console.log(`${publisher.padEnd(12)}${'-'.padEnd(12)}   0     0  ${lag}`);
    for (const { consumer, open, dead } of status.consumers) {
      console.log(`${publisher.padEnd(12)}${consumer.padEnd(12)}${String(open).padStart(4)}  ${String(dead).padStart(4)}  ${lag}`);
    }
  }
};

const retryDead = (publisher: SubgraphName): Promise<number> =>
  withDatabase(publisher, ({ connection }) =>
    createRelay({ connection, publisher, transport: createInProcessTransport(), clock, log }).retryDead({}),
  );

const replay = (publisher: SubgraphName, consumer: SubgraphName): Promise<number> => {
  const environment = parseEnvironment({
    service: 'command',
    // Nothing is sent from here: the running services carry what is appended.
    needs: neededBy(publisher).filter((variable) => variable !== 'REDIS_URL'),
    source: operatorVariables(),
  });
  return withDatabase(publisher, async ({ connection }) => {
    // Created but not started: it reads its state and writes its outbox. The running service delivers the events.
    const dependencies = {
      connection,
      openTransport: () => createInProcessTransport(),
      limitStore: createMemoryLimitStore({ clock }),
      clock,
      log,
      reachPoint: neverCrash,
    };
    const subgraph = await createSubgraphNamed(publisher, { dependencies, environment });
    return subgraph.replay({ consumer });
  });
};

const [command, first, second] = process.argv.slice(2);
try {
  if (command === 'events') await showEvents();
  else if (command === 'retry-dead') console.log(`${String(await retryDead(subgraphNamed(first)))} deliveries are due again`);
  else if (command === 'replay' && first !== second)
    console.log(`${String(await replay(subgraphNamed(first), subgraphNamed(second)))} events appended`);
  else {
    console.error(usage);
    process.exit(2);
  }
} catch (error) {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
}

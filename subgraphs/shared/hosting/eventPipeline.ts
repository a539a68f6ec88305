import type { EventDraft, SubgraphName } from '#events/envelope.ts';
import { createInbox, inboxIndexes } from '../events/inbox.ts';
import type { EventConsumer } from '../events/inbox.ts';
import { createOutbox } from '../events/outbox.ts';
import type { Outbox } from '../events/outbox.ts';
import { outboxIndexes } from '../events/outbox.collection.ts';
import { createRelay } from '../events/relay.ts';
import { replayTo } from '../events/replay.ts';
import type { Replays } from '../events/replay.ts';
import { ensureIndexes } from '../mongo/connection.ts';
import { prepareDatabase } from '../mongo/prepareDatabase.ts';
import type { SubgraphDependencies } from './dependencies.ts';

export type EventPipeline = {
  outbox: Outbox;
  /** Tells one consumer everything that concerns it again, as it stands now. Answers how many events that are; a relay carries them. */
  replay: (to: { consumer: SubgraphName }) => Promise<number>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

async function* concerning({
  consumer,
  drafts,
}: {
  consumer: SubgraphName;
  drafts: AsyncIterable<EventDraft>;
}): AsyncGenerator<EventDraft> {
  for await (const draft of drafts) if (draft.consumers.includes(consumer)) yield draft;
}

/**
 * A subgraph's two ends of the events: what it appends to its outbox is carried on until every consumer has it, what others send
 * reaches its consumers once. `start` after the migrations, `stop` before the connection closes.
 */
export const createEventPipeline = ({
  subgraph,
  consumers,
  replays,
  connection,
  openTransport,
  clock,
  outbox = createOutbox({ connection, publisher: subgraph, clock }),
  log,
}: Pick<SubgraphDependencies, 'connection' | 'openTransport' | 'clock' | 'log'> & {
  subgraph: SubgraphName;
  consumers: readonly EventConsumer[];
  /** Asked for when somebody wants one: what it reads may be made after this. */
  replays: () => Replays;
  outbox?: Outbox;
}): EventPipeline => {
  const inbox = createInbox({ connection, subgraph, consumers, clock, log });
  const transport = openTransport({ subgraph, receive: (envelope) => inbox.receive(envelope) });
  const relay = createRelay({ connection, publisher: subgraph, transport, clock, log });
  outbox.onCommitted(relay.wake);
  return {
    outbox,
    replay: async ({ consumer }) => {
      let count = 0;
      for (const drafts of Object.values(replays())) {
        count += await replayTo({ consumer, source: concerning({ consumer, drafts: drafts() }), outbox, connection });
      }
      return count;
    },
    start: async () => {
      await prepareDatabase({ log, steps: [() => ensureIndexes({ connection, indexes: [...outboxIndexes, ...inboxIndexes] })] });
      await transport.start();
      relay.start();
    },
    stop: async () => {
      await relay.stop();
      await transport.stop();
    },
  };
};

import type { EventDraft, SubgraphName } from '#events/envelope.ts';
import { createInbox } from '../events/inbox.ts';
import type { EventConsumer } from '../events/inbox.ts';
import type { Outbox } from '../events/outbox.ts';
import { createRelay } from '../events/relay.ts';
import { replayTo } from '../events/replay.ts';
import type { Replays } from '../events/replay.ts';
import type { SubgraphDependencies } from './dependencies.ts';

export type EventPipeline = {
  /** Publishes the current state to one consumer again and returns the number of events. The relay delivers them. */
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
 * A subgraph's two ends of the events: the relay delivers its outbox to every consumer, the inbox runs the events of others once. `start` runs after the migrations, `stop` before the connection closes.
 */
export const createEventPipeline = ({
  subgraph,
  consumers,
  replays,
  connection,
  openTransport,
  clock,
  outbox,
  log,
}: Pick<SubgraphDependencies, 'connection' | 'openTransport' | 'clock' | 'log'> & {
  subgraph: SubgraphName;
  consumers: readonly EventConsumer[];
  replays: Replays;
  outbox: Outbox;
}): EventPipeline => {
  const inbox = createInbox({ connection, subgraph, consumers, clock, log });
  const transport = openTransport({ subgraph, receive: (envelope) => inbox.receive(envelope) });
  const relay = createRelay({ connection, publisher: subgraph, transport, clock, log });
  outbox.onCommitted(relay.wake);
  return {
    replay: async ({ consumer }) => {
      let count = 0;
      for (const drafts of Object.values(replays)) {
        count += await replayTo({ consumer, source: concerning({ consumer, drafts: drafts() }), outbox, connection });
      }
      return count;
    },
    start: async () => {
      await transport.start();
      relay.start();
    },
    stop: async () => {
      await relay.stop();
      await transport.stop();
    },
  };
};

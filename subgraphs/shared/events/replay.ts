import type { Connection } from 'mongoose';
import type { EventDraft, SubgraphName } from '#events/envelope.ts';
import { inTransaction } from '../mongo/transaction.ts';
import type { Outbox } from './outbox.ts';

/** A publisher's current state, by the type of the event that carries it. */
export type Replays = { readonly [type: string]: () => AsyncIterable<EventDraft> };

/**
 * Tells one consumer a publisher's current state again: for a new projection, or a rebuilt index. Each draft carries its aggregate's revision, so
 * whatever changes meanwhile wins over the replay, whichever arrives first. Answers how many events it appended.
 */
export const replayTo = async ({
  consumer,
  source,
  outbox,
  connection,
  requestId = null,
  batchSize = 100,
}: {
  consumer: SubgraphName;
  source: AsyncIterable<EventDraft>;
  outbox: Outbox;
  connection: Connection;
  requestId?: string | null;
  batchSize?: number;
}): Promise<number> => {
  let batch: EventDraft[] = [];
  let count = 0;
  const append = async () => {
    const drafts = batch;
    batch = [];
    await inTransaction(connection, (session) =>
      outbox.append(drafts, { session, actor: { kind: 'system', name: 'replay' }, requestId, onlyTo: [consumer] }),
    );
    count += drafts.length;
  };
  for await (const draft of source) {
    batch.push(draft);
    if (batch.length >= batchSize) await append();
  }
  if (batch.length > 0) await append();
  return count;
};

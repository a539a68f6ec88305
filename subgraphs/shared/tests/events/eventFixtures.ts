import { z } from 'zod';
import { defineEvent } from '#events/envelope.ts';
import type { SubgraphName } from '#events/envelope.ts';
import { collectionOf } from '../../mongo/connection.ts';
import type { ClientSession, CollectionIndexes, Connection } from '../../mongo/connection.ts';
import { inTransaction } from '../../mongo/transaction.ts';
import { consumer } from '../../events/inbox.ts';
import { inboxIndexes } from '../../events/inbox.ts';
import type { Outbox } from '../../events/outbox.ts';
import { outboxIndexes } from '../../events/outbox.collection.ts';

/** A thing that happened, numbered, with nothing of the domain in it. */
export const thingHappened = defineEvent({
  type: 'course.thing.happened',
  version: 1,
  publisher: 'course',
  aggregateType: 'Thing',
  payload: z.object({ thingId: z.string(), text: z.string() }),
  consumers: ['ai', 'community'],
  subjectFields: [],
});

export const eventIndexes: readonly CollectionIndexes[] = [
  ...outboxIndexes,
  ...inboxIndexes,
  { collection: 'things', indexes: [] },
  { collection: 'effects', indexes: [] },
];

export type ThingRow = { _id: string; revision: number };
export const thingsOf = (connection: Connection) => collectionOf<ThingRow>({ connection, name: 'things' });
export type EffectRow = { _id: string; count: number };
export const effectsOf = (connection: Connection) => collectionOf<EffectRow>({ connection, name: 'effects' });

export const thingDraft = ({ thingId, sequence = 1, text = 'x' }: { thingId: string; sequence?: number; text?: string }) =>
  thingHappened.draft({ aggregateId: thingId, sequence, occurredAt: new Date(), payload: { thingId, text } });

/** One state change for each id, with its event. */
export const happen = ({
  connection,
  outbox,
  thingIds,
}: {
  connection: Connection;
  outbox: Outbox;
  thingIds: readonly string[];
}): Promise<readonly string[]> =>
  inTransaction(connection, async (session) => {
    await thingsOf(connection).insertMany(
      thingIds.map((thingId) => ({ _id: thingId, revision: 1 })),
      { session },
    );
    const drafts = thingIds.map((thingId) => thingDraft({ thingId }));
    return outbox.append(drafts, { session, actor: { kind: 'system', name: 'test' }, requestId: null });
  });

export const thingIds = (count: number, prefix = 'thing'): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

/** Not idempotent on purpose: a second run of it shows in the count. */
export const countEffect = async ({
  connection,
  subgraph,
  thingId,
  session,
}: {
  connection: Connection;
  subgraph: SubgraphName;
  thingId: string;
  session: ClientSession;
}) => {
  await effectsOf(connection).updateOne({ _id: `${subgraph}:${thingId}` }, { $inc: { count: 1 } }, { upsert: true, session });
};
export const countingConsumer = ({ connection, subgraph }: { connection: Connection; subgraph: SubgraphName }) =>
  consumer(thingHappened, ({ event, session }) => countEffect({ connection, subgraph, thingId: event.payload.thingId, session }));

/** How many things took effect how many times: `{ 1: 20 }` is twenty, once each. */
export const effectTally = async ({
  connection,
  subgraph,
}: {
  connection: Connection;
  subgraph: SubgraphName;
}): Promise<Record<number, number>> => {
  const tally: Record<number, number> = {};
  for await (const { count } of effectsOf(connection).find({ _id: { $regex: `^${subgraph}:` } })) tally[count] = (tally[count] ?? 0) + 1;
  return tally;
};

/** Polls until it holds; after timeoutMs the last look is returned for the assertion to show. */
export const eventually = async <Value>({
  look,
  until,
  timeoutMs = 120_000,
}: {
  look: () => Promise<Value>;
  until: (value: Value) => boolean;
  timeoutMs?: number;
}): Promise<Value> => {
  for (const giveUpAt = performance.now() + timeoutMs; ;) {
    const value = await look();
    if (until(value) || performance.now() > giveUpAt) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

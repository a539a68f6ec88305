import type { ClientSession } from 'mongoose';
import { otherSubgraphs, subgraphNames } from '#events/envelope.ts';
import type { OtherSubgraph, SubgraphName } from '#events/envelope.ts';
import type { ErasureBlocker } from '#events/erasure.ts';
import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';
import { json, listOf, nullable, oneOf } from '#shared/mongo/fields.ts';

const storedEndedSeconds = 30 * 24 * 60 * 60;

/** Erasures and their progress. The account's id is the only field about a person. */
export const erasureCollection = defineCollection({
  name: 'erasures',
  schema: {
    userId: String,
    /** ASKED, then WITHDRAWN or CONFIRMED; COMPLETED when every subgraph is done. */
    phase: oneOf(['ASKED', 'WITHDRAWN', 'CONFIRMED', 'COMPLETED']),
    /** ASKED or CONFIRMED: at most one for each account. */
    isLive: Boolean,
    ready: listOf(oneOf(otherSubgraphs)),
    done: listOf(oneOf(subgraphNames)),
    /** The reasons of a withdrawal. */
    blockers: json<ErasureBlocker[]>(),
    askedAt: Date,
    /** The requester has the answer by then. A later decision is sent by mail. */
    toldBy: Date,
    /** When the events are published again unless the erasure has ended. Rows of an earlier release have none. */
    remindAt: Date,
    requestId: nullable(String),
    endedAt: nullable(Date),
  },
  indexes: [
    { name: 'live', key: { userId: 1 }, unique: true, partialFilterExpression: { isLive: true } },
    { name: 'reminders', key: { remindAt: 1 }, partialFilterExpression: { isLive: true } },
    // The erasures of an account, for its export.
    { name: 'account', key: { userId: 1, askedAt: 1 } },
    // A month after the end.
    { name: 'expiry', key: { endedAt: 1 }, expireAfterSeconds: storedEndedSeconds },
  ],
  personalData: {
    subject: 'userId',
    export: ['phase', 'blockers', 'askedAt', 'endedAt'],
    onErasure: { kept: 'the progress of this very erasure, by an id; the row is deleted 30 days after its end' },
  },
});
export type ErasureRow = RowOf<typeof erasureCollection>;

export const erasureRepository = ({ erasures }: { erasures: Collection<ErasureRow> }) => {
  const change = (filter: Partial<ErasureRow>, $set: Partial<ErasureRow>, session: ClientSession): Promise<ErasureRow | null> =>
    erasures.findOneAndUpdate(filter, { $set }, { returnDocument: 'after', session }).lean();

  return {
    byId: (id: string): Promise<ErasureRow | null> => erasures.findById(id).lean(),
    /** The live erasure of the account: an existing one, or this one. Of two concurrent calls the loser conflicts and finds the winner's row. */
    async begin(row: ErasureRow, session: ClientSession): Promise<{ erasure: ErasureRow; isNew: boolean }> {
      // The fields of the filter become part of the new row by themselves.
      const { userId, isLive, ...fields } = row;
      const before = await erasures
        .findOneAndUpdate({ userId, isLive }, { $setOnInsert: fields }, { upsert: true, returnDocument: 'before', session })
        .lean();
      return before === null ? { erasure: row, isNew: true } : { erasure: before, isNew: false };
    },
    /** Null when the erasure is decided already. */
    addReady: ({ id, participant, session }: { id: string; participant: OtherSubgraph; session: ClientSession }) =>
      erasures
        .findOneAndUpdate({ _id: id, phase: 'ASKED' }, { $addToSet: { ready: participant } }, { returnDocument: 'after', session })
        .lean(),
    /** Moves one late erasure to its next reminder and returns it; null when none is late. */
    takeLate: ({ now, remindAt, session }: { now: Date; remindAt: Date; session: ClientSession }): Promise<ErasureRow | null> =>
      erasures
        .findOneAndUpdate({ isLive: true, remindAt: { $not: { $gt: now } } }, { $set: { remindAt } }, { returnDocument: 'after', session })
        .lean(),
    withdraw: ({ id, blockers, at, session }: { id: string; blockers: ErasureBlocker[]; at: Date; session: ClientSession }) =>
      change({ _id: id, phase: 'ASKED' }, { phase: 'WITHDRAWN', isLive: false, blockers, endedAt: at }, session),
    /** Records that the requester waits no longer. False when the erasure is decided by now. */
    async leaveOpen({ id, at }: { id: string; at: Date }): Promise<boolean> {
      const { matchedCount } = await erasures.updateOne({ _id: id, phase: 'ASKED' }, { $set: { toldBy: at } });
      return matchedCount === 1;
    },
    confirm: ({ id, session }: { id: string; session: ClientSession }) =>
      change({ _id: id, phase: 'ASKED' }, { phase: 'CONFIRMED' }, session),
    /** True when this was the last of all subgraphs. */
    async addDone({ id, part, at, session }: { id: string; part: SubgraphName; at: Date; session: ClientSession }): Promise<boolean> {
      const row = await erasures
        .findOneAndUpdate({ _id: id, phase: 'CONFIRMED' }, { $addToSet: { done: part } }, { returnDocument: 'after', session })
        .lean();
      if (!row || !subgraphNames.every((each) => row.done.includes(each))) return false;
      await change({ _id: id }, { phase: 'COMPLETED', isLive: false, endedAt: at }, session);
      return true;
    },
  };
};
export type ErasureRepository = ReturnType<typeof erasureRepository>;

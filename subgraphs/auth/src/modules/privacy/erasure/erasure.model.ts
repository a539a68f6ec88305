import type { ClientSession, Connection } from 'mongoose';
import { subgraphNames } from '#events/envelope.ts';
import type { OtherSubgraph, SubgraphName } from '#events/envelope.ts';
import type { ErasureBlocker } from '#events/erasure.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';

export type ErasureRow = {
  _id: string;
  userId: string;
  /** ASKED, then either WITHDRAWN or CONFIRMED; COMPLETED when every part is done. */
  phase: 'ASKED' | 'WITHDRAWN' | 'CONFIRMED' | 'COMPLETED';
  /** Not at its end yet: one for each account. */
  isLive: boolean;
  ready: OtherSubgraph[];
  done: SubgraphName[];
  /** What it was withdrawn for. */
  blockers: ErasureBlocker[];
  askedAt: Date;
  /** Whoever asked has been told by then, or has gone: what is decided later is told by mail. */
  toldBy: Date;
  /** When the others are told again, if it is not at its end by then. */
  remindAt: Date;
  requestId: string | null;
  endedAt: Date | null;
};

const keptEndedSeconds = 30 * 24 * 60 * 60;

export const erasureIndexes: readonly CollectionIndexes[] = [
  {
    collection: 'erasures',
    indexes: [
      { name: 'live', key: { userId: 1 }, unique: true, partialFilterExpression: { isLive: true } },
      { name: 'reminders', key: { remindAt: 1 }, partialFilterExpression: { isLive: true } },
      // Those of an account, for its copy.
      { name: 'account', key: { userId: 1, askedAt: 1 } },
      // How rows leave: a month after the end.
      { name: 'expiry', key: { endedAt: 1 }, expireAfterSeconds: keptEndedSeconds },
    ],
  },
];

/** Erasures and how far they have come. No field of a person but the account's id. */
export const createErasureModel = ({ connection }: { connection: Connection }) => {
  const erasures = () => collectionOf<ErasureRow>({ connection, name: 'erasures' });
  const changed = ({ filter, set, session }: { filter: Partial<ErasureRow>; set: Partial<ErasureRow>; session: ClientSession }) =>
    erasures().findOneAndUpdate(filter, { $set: set }, { returnDocument: 'after', session });

  return {
    byId: (id: string): Promise<ErasureRow | null> => erasures().findOne({ _id: id }),
    /** The account's live erasure: the one there was, or this one. A race of two is a write conflict, and the loser finds the winner's row. */
    async begin(row: ErasureRow, session: ClientSession): Promise<{ erasure: ErasureRow; isNew: boolean }> {
      // What the filter says is part of the new row already.
      const { userId, isLive, ...rest } = row;
      const before = await erasures().findOneAndUpdate(
        { userId, isLive },
        { $setOnInsert: rest },
        { upsert: true, returnDocument: 'before', session },
      );
      return before === null ? { erasure: row, isNew: true } : { erasure: before, isNew: false };
    },
    /** Null when it is decided already. */
    async addReady({ id, participant, session }: { id: string; participant: OtherSubgraph; session: ClientSession }) {
      return erasures().findOneAndUpdate(
        { _id: id, phase: 'ASKED' },
        { $addToSet: { ready: participant } },
        { returnDocument: 'after', session },
      );
    },
    /** One that is late, put off to its next reminder; null when there is none. Rows of an earlier release have no date, and are late. */
    late: ({ now, remindAt, session }: { now: Date; remindAt: Date; session: ClientSession }) =>
      erasures().findOneAndUpdate(
        { isLive: true, remindAt: { $not: { $gt: now } } },
        { $set: { remindAt } },
        { returnDocument: 'after', session },
      ),
    withdraw: ({ id, blockers, at, session }: { id: string; blockers: ErasureBlocker[]; at: Date; session: ClientSession }) =>
      changed({ filter: { _id: id, phase: 'ASKED' }, set: { phase: 'WITHDRAWN', isLive: false, blockers, endedAt: at }, session }),
    /** Nobody waits for it any more. False when it is decided by now. */
    async leaveOpen({ id, at }: { id: string; at: Date }): Promise<boolean> {
      const { matchedCount } = await erasures().updateOne({ _id: id, phase: 'ASKED' }, { $set: { toldBy: at } });
      return matchedCount === 1;
    },
    confirm: ({ id, session }: { id: string; session: ClientSession }) =>
      changed({ filter: { _id: id, phase: 'ASKED' }, set: { phase: 'CONFIRMED' }, session }),
    /** True when this was the last of all subgraphs. */
    async addDone({ id, part, at, session }: { id: string; part: SubgraphName; at: Date; session: ClientSession }): Promise<boolean> {
      const row = await erasures().findOneAndUpdate(
        { _id: id, phase: 'CONFIRMED' },
        { $addToSet: { done: part } },
        { returnDocument: 'after', session },
      );
      if (!row || !subgraphNames.every((each) => row.done.includes(each))) return false;
      await changed({ filter: { _id: id }, set: { phase: 'COMPLETED', isLive: false, endedAt: at }, session });
      return true;
    },
  };
};
export type ErasureModel = ReturnType<typeof createErasureModel>;

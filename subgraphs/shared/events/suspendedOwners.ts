import type { ClientSession, Connection } from 'mongoose';
import { collectionOf } from '#shared/mongo/connection.ts';
import { applyNewer } from './applyNewer.ts';
import type { ProjectionRow } from './applyNewer.ts';

/** The owner of rows: whether that account is suspended. */
type OwnerRow = ProjectionRow & { isSuspended: boolean };
type OwnedRow = { _id: string; ownerId: string; isOwnerSuspended?: boolean };

export const ownersCollection = 'owners';

/** A filter for rows of owners who are not suspended; rows of earlier releases lack the field. */
export const ownerNotSuspended = { isOwnerSuspended: { $ne: true } } as const;

/**
 * Which owners are suspended, with a copy of it on every row of theirs, so that lists and look-ups need no second read. A change of a row and a
 * suspension at the same moment write that row both, so the second runs again and sees the first. Only a row that is inserted in that moment may miss
 * the suspension, until its next change: a course begins as a draft, which nobody can buy.
 */
export const createSuspendedOwners = ({ connection, owned }: { connection: Connection; owned: string }) => {
  return {
    /** Stores the newest state and copies it. True when it was news. */
    async store({
      ownerId,
      isSuspended,
      sequence,
      session,
    }: {
      ownerId: string;
      isSuspended: boolean;
      sequence: number;
      session: ClientSession;
    }): Promise<boolean> {
      const fields = { isSuspended };
      const outcome = await applyNewer<OwnerRow>({ connection, collection: ownersCollection, id: ownerId, sequence, fields, session });
      if (outcome === 'older') return false;
      await collectionOf<OwnedRow>({ connection, name: owned }).updateMany(
        { ownerId, ...(isSuspended ? {} : { isOwnerSuspended: true }) },
        { $set: { isOwnerSuspended: isSuspended } },
        { session },
      );
      return true;
    },
    /** For a row that is written in this session. */
    async isSuspended({ ownerId, session }: { ownerId: string; session: ClientSession }): Promise<boolean> {
      const owners = collectionOf<OwnerRow>({ connection, name: ownersCollection });
      return (await owners.findOne({ _id: ownerId, isSuspended: true }, { session, projection: { _id: 1 } })) !== null;
    },
  };
};
export type SuspendedOwners = ReturnType<typeof createSuspendedOwners>;

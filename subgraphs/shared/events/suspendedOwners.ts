import type { ClientSession, Connection } from 'mongoose';
import { defineCollection } from '../mongo/collection.ts';
import { collectionOf } from '../mongo/connection.ts';
import { applyNewer } from './applyNewer.ts';

type OwnedRow = { _id: string; ownerId: string; isOwnerSuspended?: boolean };

/** The owners of rows, with the suspension of their accounts. */
export const ownerCollection = defineCollection({
  name: 'owners',
  schema: { sequence: Number, isSuspended: Boolean },
  internal: ['sequence'],
  indexes: [],
  personalData: {
    subject: '_id',
    export: { nothing: 'a copy of the account’s suspension, which auth exports' },
    onErasure: 'delete',
  },
});

/** A filter for rows of owners who are not suspended; rows of earlier releases lack the field. */
export const ownerNotSuspended = { isOwnerSuspended: { $ne: true } } as const;

/**
 * Which owners are suspended, with a copy of it on every row of theirs, so that lists and look-ups need no second read. A change of a row and a
 * suspension at the same moment write that row both, so the second runs again and sees the first. Only a row that is inserted in that moment may miss
 * the suspension, until its next change: a course begins as a draft, which nobody can buy.
 */
export const createSuspendedOwners = ({ connection, owned }: { connection: Connection; owned: { name: string } }) => {
  const owners = ownerCollection.open(connection);
  return {
    /** Stores the newest state and copies it to the rows. False for an older state. */
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
      const outcome = await applyNewer({ connection, collection: ownerCollection, id: ownerId, sequence, fields, session });
      if (outcome === 'older') return false;
      await collectionOf<OwnedRow>({ connection, name: owned.name }).updateMany(
        { ownerId, ...(isSuspended ? {} : { isOwnerSuspended: true }) },
        { $set: { isOwnerSuspended: isSuspended } },
        { session },
      );
      return true;
    },
    /** For a row that is written in this session. */
    async isSuspended({ ownerId, session }: { ownerId: string; session: ClientSession }): Promise<boolean> {
      return (await owners.exists({ _id: ownerId, isSuspended: true }).session(session)) !== null;
    },
  };
};
export type SuspendedOwners = ReturnType<typeof createSuspendedOwners>;

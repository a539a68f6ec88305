import type { ClientSession, Connection } from 'mongoose';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';

/** The id is the entry's. */
type ReasonRow = { _id: string; subjectId: string; reason: string };

const collection = 'auditReasons';
export const auditReasonIndexes: readonly CollectionIndexes[] = [
  // What was written about somebody, which leaves with the account.
  { collection, indexes: [{ name: 'ofSubject', key: { subjectId: 1 } }] },
];

/**
 * What an admin wrote of why. Apart from the entries, which never change: a sentence about a person may name that person, and then goes when the account
 * is erased.
 */
export const createAuditReasonModel = ({ connection }: { connection: Connection }) => {
  const rows = () => collectionOf<ReasonRow>({ connection, name: collection });
  return {
    async insert({ entryId, ...reason }: { entryId: string; subjectId: string; reason: string }, session: ClientSession): Promise<void> {
      await rows().insertOne({ _id: entryId, ...reason }, { session });
    },
    /** By entry; those that have none, or none any more, are left out. */
    async ofEntries(entryIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const found = await rows()
        .find({ _id: { $in: [...entryIds] } })
        .toArray();
      return new Map(found.map(({ _id, reason }) => [_id, reason]));
    },
  };
};
export type AuditReasonModel = ReturnType<typeof createAuditReasonModel>;

import type { ClientSession } from 'mongoose';
import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';

/**
 * The reasons that admins wrote, under the ids of their entries. Stored apart from the entries, which never change: a sentence about a person may name
 * that person, and is deleted with the account.
 */
export const auditReasonCollection = defineCollection({
  name: 'auditReasons',
  schema: { subjectId: String, reason: String },
  indexes: [{ name: 'ofSubject', key: { subjectId: 1 } }],
  personalData: {
    subject: 'subjectId',
    export: { nothing: 'an admin’s own words, which may name others: the author of a report, for instance' },
    onErasure: 'delete',
  },
});

export const auditReasonRepository = ({ auditReasons }: { auditReasons: Collection<RowOf<typeof auditReasonCollection>> }) => ({
  async insert({ entryId, ...reason }: { entryId: string; subjectId: string; reason: string }, session: ClientSession): Promise<void> {
    await auditReasons.insertMany([{ _id: entryId, ...reason }], { session });
  },
  /** By entry. Entries without a reason are absent. */
  async ofEntries(entryIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await auditReasons.find({ _id: { $in: [...entryIds] } }).lean();
    return new Map(rows.map(({ _id, reason }) => [_id, reason]));
  },
});
export type AuditReasonRepository = ReturnType<typeof auditReasonRepository>;

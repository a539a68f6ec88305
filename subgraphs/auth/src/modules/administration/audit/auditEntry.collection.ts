import type { ClientSession } from 'mongoose';
import type { Actor } from '#events/envelope.ts';
import type { AuditDetails } from '#shared/audit.ts';
import { defineList } from '#shared/lists/list.ts';
import type { PageRequest } from '#shared/lists/list.ts';
import { defineCollection, domainOf } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { json, nullable } from '#shared/mongo/fields.ts';
import { only } from '#shared/privacy/personalData.ts';

const newestFirst = { createdAt: -1, _id: -1 } as const;

const aboutPerson = only('_id', 'action', 'subjectType', 'subjectId', 'details', 'createdAt');
// The subject may be another person, and what was done to them is theirs.
const byPerson = only('_id', 'action', 'subjectType', 'createdAt');

/** Who did what to whom, for good. Rows are never changed and never deleted. */
export const auditEntryCollection = defineCollection({
  name: 'auditLog',
  schema: {
    actor: json<Actor>(),
    action: String,
    subjectType: String,
    subjectId: String,
    details: json<AuditDetails>(),
    requestId: nullable(String),
    createdAt: Date,
  },
  // Query.auditLog, newest first, keyset, and with each of its filters.
  indexes: [
    { name: 'newest', key: newestFirst },
    { name: 'ofActor', key: { 'actor.userId': 1, ...newestFirst } },
    { name: 'ofAction', key: { action: 1, ...newestFirst } },
    { name: 'ofSubject', key: { subjectId: 1, ...newestFirst } },
  ],
  personalData: {
    subject: ({ userId }) => ({ $or: [{ 'actor.userId': userId }, { subjectId: userId }] }),
    // The actor of an entry about this person may be another person, and stays unnamed.
    export: (row, userId) => (row['subjectId'] === userId ? aboutPerson(row) : byPerson(row)),
    onErasure: { kept: 'actions by ids that lead to no person after the erasure' },
  },
});
type AuditRow = RowOf<typeof auditEntryCollection>;
export type AuditEntry = DomainOf<typeof auditEntryCollection>;

const toEntry = domainOf(auditEntryCollection);

/** Query.auditLog. */
export const newestEntries = defineList<AuditEntry>({
  name: 'auditLog.newest',
  keys: [
    { field: 'createdAt', kind: 'instant', direction: 'DESC' },
    { field: '_id', kind: 'string', direction: 'DESC' },
  ],
});

/** Append only: no function changes or deletes an entry. */
export const auditEntryRepository = ({ auditLog }: { auditLog: Collection<AuditRow> }) => ({
  /** An entry that is stored already stays as it is: a repeated event. */
  async insert({ id, ...entry }: AuditEntry, session: ClientSession): Promise<void> {
    // Read first, because a duplicate key aborts the caller's transaction. Of two concurrent inserts one conflicts and runs again.
    if (await auditLog.exists({ _id: id }).session(session)) return;
    await auditLog.insertMany([{ _id: id, ...entry }], { session });
  },
  /** One row more than the page, which shows whether there is a next one. */
  async find({ filter, page }: { filter: Record<string, unknown>; page: PageRequest }): Promise<AuditEntry[]> {
    const rows = await auditLog
      .find({ $and: [filter, newestEntries.after(page)] })
      .sort(newestEntries.sort)
      .limit(page.first + 1)
      .lean();
    return rows.map(toEntry);
  },
  count: (filter: Record<string, unknown>): Promise<number> => auditLog.countDocuments(filter),
});
export type AuditEntryRepository = ReturnType<typeof auditEntryRepository>;

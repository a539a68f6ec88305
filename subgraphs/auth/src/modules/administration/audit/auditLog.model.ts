import type { ClientSession, Connection } from 'mongoose';
import type { Actor } from '#events/envelope.ts';
import type { AuditDetails } from '#shared/audit.ts';
import { keysetFilter, sortOf } from '#shared/graphql/pagination.ts';
import type { OrderKey, PageRequest } from '#shared/graphql/pagination.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';

export type AuditRow = {
  _id: string;
  actor: Actor;
  action: string;
  subjectType: string;
  subjectId: string;
  details: AuditDetails;
  requestId: string | null;
  createdAt: Date;
};
export type AuditEntry = Omit<AuditRow, '_id'> & { id: string };

const auditCollection = 'auditLog';
const keyset = { createdAt: -1, _id: -1 } as const;
// Query.auditLog, newest first, keyset, and by each of its filters. Rows never leave, and never change.
export const auditIndexes: readonly CollectionIndexes[] = [
  {
    collection: auditCollection,
    indexes: [
      { name: 'newest', key: keyset },
      { name: 'ofActor', key: { 'actor.userId': 1, ...keyset } },
      { name: 'ofAction', key: { action: 1, ...keyset } },
      { name: 'ofSubject', key: { subjectId: 1, ...keyset } },
    ],
  },
];

export const newestFirst: readonly OrderKey[] = [
  { field: 'createdAt', direction: 'DESC', isInstant: true },
  { field: '_id', direction: 'DESC' },
];

const toEntry = ({ _id: id, actor, action, subjectType, subjectId, details, requestId, createdAt }: AuditRow): AuditEntry => ({
  id,
  actor,
  action,
  subjectType,
  subjectId,
  details,
  requestId,
  createdAt,
});

/** Append only: there is no way to change an entry or to take one away, here or anywhere else. */
export const createAuditLogModel = ({ connection }: { connection: Connection }) => {
  const rows = () => collectionOf<AuditRow>({ connection, name: auditCollection });
  return {
    /** One that is there already stays as it is: the same news, come again. */
    async insert({ id, ...entry }: AuditEntry, session: ClientSession): Promise<void> {
      // Looked at first, for a duplicate key would abort the caller's transaction; of two at once one runs again.
      if (await rows().findOne({ _id: id }, { projection: { _id: 1 }, session })) return;
      await rows().insertOne({ _id: id, ...entry }, { session });
    },
    async find({ filter, page }: { filter: Record<string, unknown>; page: PageRequest }): Promise<AuditEntry[]> {
      const found = await rows()
        .find({ $and: [filter, keysetFilter({ keys: newestFirst, after: page.after })] })
        .sort(sortOf(newestFirst))
        .limit(page.first + 1)
        .toArray();
      return found.map(toEntry);
    },
    count: (filter: Record<string, unknown>): Promise<number> => rows().countDocuments(filter),
  };
};
export type AuditLogModel = ReturnType<typeof createAuditLogModel>;

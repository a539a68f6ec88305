import type { ClientSession } from 'mongoose';
import type { Actor } from '#events/envelope.ts';
import { scrubbed } from '#shared/audit.ts';
import type { AuditRecord } from '#shared/audit.ts';
import type { Clock } from '#shared/clock.ts';
import { badUserInput } from '#shared/faults.ts';
import { newId } from '#shared/ids.ts';
import type { Page, PageArguments } from '#shared/lists/list.ts';
import { listMessages } from '../../../messages.ts';
import { newestEntries } from './auditEntry.collection.ts';
import type { AuditEntry, AuditEntryRepository } from './auditEntry.collection.ts';
import type { AuditReasonRepository } from './auditReason.collection.ts';

/** The actions of this subgraph that are recorded. */
export type AuthAction =
  | 'USER_SUSPENDED'
  | 'USER_REACTIVATED'
  | 'USER_ROLES_SET'
  | 'INSTRUCTOR_VERIFICATION_SET'
  | 'FIRST_ADMIN_CREATED'
  | 'ADMIN_CREATED'
  | 'ACCOUNT_ERASED'
  | 'SIGNING_KEY_MADE'
  | 'SIGNING_KEY_WITHDRAWN';

export type AuditFilter = {
  actorIds?: readonly string[] | null;
  actions?: readonly string[] | null;
  subjectIds?: readonly string[] | null;
  createdAt?: { gte?: Date | null; lte?: Date | null } | null;
};
export type AuditListing = PageArguments & { filter?: AuditFilter | null };

/** Details as readers see them, with the reason first. */
const withReason = (entry: AuditEntry, reason: string | undefined): AuditEntry =>
  reason === undefined ? entry : { ...entry, details: { reason, ...entry.details } };

type Recording = { actor: Actor; requestId: string | null; session: ClientSession };

const maximumValues = 100;

const toConditions = ({ filter }: AuditListing): Record<string, unknown> => {
  const { actorIds, actions, subjectIds, createdAt } = filter ?? {};
  const anyOf = (field: string, values: readonly string[] | null | undefined): Record<string, unknown>[] => {
    if (!values) return [];
    if (values.length > maximumValues)
      throw badUserInput({ message: listMessages.tooManyFilterValues({ maximumCount: maximumValues }), field: 'filter' });
    return [{ [field]: { $in: [...values] } }];
  };
  const { gte, lte } = createdAt ?? {};
  const conditions = [
    ...anyOf('actor.userId', actorIds),
    ...anyOf('action', actions),
    ...anyOf('subjectId', subjectIds),
    ...(gte ? [{ createdAt: { $gte: gte } }] : []),
    ...(lte ? [{ createdAt: { $lte: lte } }] : []),
  ];
  return conditions.length > 0 ? { $and: conditions } : {};
};

/** Who did what to whom, for good: actions of this subgraph in their own transaction, actions of others when their events arrive. */
export const createAuditLog = ({
  entries,
  reasons,
  clock,
}: {
  entries: AuditEntryRepository;
  reasons: AuditReasonRepository;
  clock: Clock;
}) => ({
  async record({
    actor,
    requestId,
    session,
    details,
    reason = null,
    ...action
  }: Recording & AuditRecord<AuthAction> & { reason?: string | null }): Promise<void> {
    const createdAt = clock.now();
    const id = newId('aud', createdAt);
    await entries.insert({ id, ...action, details: scrubbed(details), actor, requestId, createdAt }, session);
    if (reason !== null) await reasons.insert({ entryId: id, subjectId: action.subjectId, reason }, session);
  },

  /** The entry of another subgraph, under the id that it has there. */
  async recordReceived({
    id,
    actor,
    requestId,
    createdAt,
    session,
    details,
    ...action
  }: Recording & AuditRecord<string> & { id: string; createdAt: Date }): Promise<void> {
    await entries.insert({ id, ...action, details: scrubbed(details), actor, requestId, createdAt }, session);
  },

  async list(listing: AuditListing): Promise<Page<AuditEntry>> {
    const page = newestEntries.parsePage(listing);
    const filter = toConditions(listing);
    const found = await entries.find({ filter, page });
    const reasonOf = await reasons.ofEntries(found.map(({ id }) => id));
    return newestEntries.toPage({
      rows: found.map((entry) => withReason(entry, reasonOf.get(entry.id))),
      page,
      countAll: () => entries.count(filter),
    });
  },
});
export type AuditLog = ReturnType<typeof createAuditLog>;

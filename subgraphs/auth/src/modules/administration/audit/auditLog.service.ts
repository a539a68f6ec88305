import type { ClientSession } from 'mongoose';
import type { Actor } from '#events/envelope.ts';
import { scrubbed } from '#shared/audit.ts';
import type { AuditRecord } from '#shared/audit.ts';
import type { Clock } from '#shared/clock.ts';
import { badUserInput } from '#shared/faults.ts';
import { parsePage, toPage } from '#shared/graphql/pagination.ts';
import type { Page } from '#shared/graphql/pagination.ts';
import { newId } from '#shared/ids.ts';
import type { Locale } from '#shared/viewer.ts';
import { messages } from '../../../messages.ts';
import { newestFirst } from './auditLog.model.ts';
import type { AuditEntry, AuditLogModel } from './auditLog.model.ts';
import type { AuditReasonModel } from './auditReason.model.ts';

/** What happens in this subgraph and is told for good. */
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
export type AuditListing = { locale: Locale; filter?: AuditFilter | null; first?: number | null; after?: string | null };

/** Details as they are read: what was written of why stands first. */
const withReason = (entry: AuditEntry, reason: string | undefined): AuditEntry =>
  reason === undefined ? entry : { ...entry, details: { reason, ...entry.details } };

type Recording = { actor: Actor; requestId: string | null; session: ClientSession };

const maximumValues = 100;

const toConditions = ({ filter }: AuditListing): Record<string, unknown> => {
  const { actorIds, actions, subjectIds, createdAt } = filter ?? {};
  const anyOf = (field: string, values: readonly string[] | null | undefined): Record<string, unknown>[] => {
    if (!values) return [];
    if (values.length > maximumValues)
      throw badUserInput({ message: messages.tooManyFilterValues({ maximumCount: maximumValues }), field: 'filter' });
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

/** Who did what to whom, for good: this subgraph's own actions in their own transaction, the others' as they are heard of. */
export const createAuditLog = ({ entries, reasons, clock }: { entries: AuditLogModel; reasons: AuditReasonModel; clock: Clock }) => ({
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

  /** What another subgraph has recorded, under the id that it was given there. */
  async keep({
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
    const page = parsePage({ first: listing.first, after: listing.after, keyCount: newestFirst.length, locale: listing.locale });
    const filter = toConditions(listing);
    const found = await entries.find({ filter, page });
    const reasonOf = await reasons.ofEntries(found.map(({ id }) => id));
    return toPage({
      rows: found.map((entry) => withReason(entry, reasonOf.get(entry.id))),
      page,
      positionOf: (entry) => [entry.createdAt.getTime(), entry.id],
      countAll: () => entries.count(filter),
    });
  },
});
export type AuditLog = ReturnType<typeof createAuditLog>;

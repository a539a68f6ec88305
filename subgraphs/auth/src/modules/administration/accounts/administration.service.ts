import type { ClientSession } from 'mongoose';
import type { Actor } from '#events/envelope.ts';
import type { AuditDetails } from '#shared/audit.ts';
import type { Clock } from '#shared/clock.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { forbidden } from '#shared/faults.ts';
import type { QueuedTransaction } from '#shared/concurrency/queuedTransaction.ts';
import type { TransactionControl } from '#shared/mongo/transaction.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { notFoundError } from '#shared/userErrors.ts';
import type { ConflictError, NotFoundError, ValidationError } from '#shared/userErrors.ts';
import type { Role, SignedIn } from '#shared/viewer.ts';
import { accountKey, administratorsKey } from '../../../queueKeys.ts';
import { userChangedDraft } from '../../identity/account/account.events.ts';
import type { VerificationStatus } from '#events/auth.ts';
import type { User } from '../../identity/account/account.collection.ts';
import type { AccountRepository } from '../../identity/account/account.repository.ts';
import type { AdminStanding } from './adminStanding.collection.ts';
import type { AuditLog, AuthAction } from '../audit/auditLog.service.ts';
import type { ProfileRepository, PublicProfile } from '../../identity/profile/profile.collection.ts';
import type { SessionClosing } from '../../sessions/sessionClosing.ts';
import type { AdministeredAccountRepository } from './administeredAccount.repository.ts';
import {
  adminUnproven,
  alreadyActive,
  alreadySuspended,
  lastAdmin,
  notAnInstructor,
  ownAccount,
  rolesUnchanged,
  verificationUnchanged,
} from './administration.errors.ts';
import { parseReason } from './reason.ts';
import { changeOfRoles, haveSameRoles, normalizeRoles } from './roleChange.ts';

export type AdministrationDependencies = {
  transact: QueuedTransaction;
  accounts: Pick<AccountRepository, 'byId'>;
  administered: AdministeredAccountRepository;
  standing: AdminStanding;
  profiles: ProfileRepository;
  closing: SessionClosing;
  auditLog: AuditLog;
  outbox: Outbox;
  clock: Clock;
  reachPoint: ReachPoint;
};
type AdminRequest = { viewer: SignedIn; requestId: string | null; id: string };
type Problem = ValidationError | NotFoundError | ConflictError;
type Step = { session: ClientSession } & TransactionControl;

const staleRead = 'an account changed under a transaction that had read it';

/** Actions of admins on accounts. Each one and its audit entry are one transaction. */
export const createAdministrationService = ({
  transact,
  accounts,
  administered,
  standing,
  profiles,
  closing,
  auditLog,
  outbox,
  clock,
  reachPoint,
}: AdministrationDependencies) => {
  /** The viewer's role is read in the transaction: a token from before the role was removed grants nothing. */
  const asAdmin = <Value>({ viewer, id, work }: { viewer: SignedIn; id: string; work: (step: Step) => Promise<Value> }): Promise<Value> =>
    transact([accountKey(id), administratorsKey], async (session, control) => {
      const admin = await accounts.byId(viewer.userId, session);
      if (admin?.status !== 'ACTIVE' || !admin.roles.includes('ADMIN')) throw forbidden();
      return work({ session, ...control });
    });
  /** An account that is being erased does not exist for admins. */
  const findExisting = async (id: string, session: ClientSession): Promise<User | null> => {
    const user = await accounts.byId(id, session);
    return user?.status === 'DELETED' ? null : user;
  };
  const actorOf = (viewer: SignedIn): Actor => ({ kind: 'user', userId: viewer.userId });

  const record = async ({
    request: { viewer, requestId, id },
    action,
    reason,
    details,
    session,
  }: {
    request: AdminRequest;
    action: AuthAction;
    reason: string | null;
    details: AuditDetails;
    session: ClientSession;
  }): Promise<void> => {
    await auditLog.record({ actor: actorOf(viewer), action, subjectType: 'User', subjectId: id, reason, details, requestId, session });
    reachPoint('auth.administration.recorded');
  };
  const publish = async ({
    request: { viewer, requestId },
    user,
    profile,
    session,
  }: {
    request: AdminRequest;
    user: User;
    profile: PublicProfile;
    session: ClientSession;
  }): Promise<void> => {
    await outbox.append([userChangedDraft({ user, profile })], { session, actor: actorOf(viewer), requestId });
  };
  const noAdminLeft = fail(lastAdmin());

  return {
    async suspend({ reason: typedReason, ...request }: AdminRequest & { reason: string }): Promise<Result<{ user: User }, Problem>> {
      const { viewer, id } = request;
      const reason = parseReason(typedReason);
      if (!reason.ok) return reason;
      if (id === viewer.userId) return fail(ownAccount());
      return asAdmin({
        viewer,
        id,
        work: async ({ session, abort }) => {
          const user = await findExisting(id, session);
          if (!user) return fail(notFoundError('id'));
          if (user.status !== 'ACTIVE') return fail(alreadySuspended());
          if (user.roles.includes('ADMIN') && !(await standing.isCoveredWithout(id, session))) return abort(noAdminLeft);
          const changed = await administered.setStatus({ userId: id, from: user.status, to: 'SUSPENDED', at: clock.now(), session });
          if (!changed) throw new Error(staleRead);
          await publish({ request, user: changed, profile: await profiles.ofAccount(id, session), session });
          const closedSessionCount = await closing.closeAll(id, session);
          await record({ request, action: 'USER_SUSPENDED', reason: reason.value, details: { closedSessionCount }, session });
          return ok({ user: changed });
        },
      });
    },

    async reactivate({ reason: typedReason, ...request }: AdminRequest & { reason: string }): Promise<Result<{ user: User }, Problem>> {
      const { viewer, id } = request;
      const reason = parseReason(typedReason);
      if (!reason.ok) return reason;
      return asAdmin({
        viewer,
        id,
        work: async ({ session }) => {
          const user = await findExisting(id, session);
          if (!user) return fail(notFoundError('id'));
          if (user.status !== 'SUSPENDED') return fail(alreadyActive());
          const changed = await administered.setStatus({ userId: id, from: user.status, to: 'ACTIVE', at: clock.now(), session });
          if (!changed) throw new Error(staleRead);
          await publish({ request, user: changed, profile: await profiles.ofAccount(id, session), session });
          await record({ request, action: 'USER_REACTIVATED', reason: reason.value, details: {}, session });
          return ok({ user: changed });
        },
      });
    },

    async setRoles({
      roles: wantedRoles,
      reason: typedReason,
      ...request
    }: AdminRequest & { roles: readonly Role[]; reason: string }): Promise<Result<{ user: User }, Problem>> {
      const { viewer, id } = request;
      const reason = parseReason(typedReason);
      if (!reason.ok) return reason;
      const roles = normalizeRoles(wantedRoles);
      return asAdmin({
        viewer,
        id,
        work: async ({ session, abort }) => {
          const user = await findExisting(id, session);
          if (!user) return fail(notFoundError('id'));
          if (haveSameRoles(user.roles, roles)) return fail(rolesUnchanged());
          // Otherwise a stranger could register with another person's address and wait for the role.
          const becomesAdmin = roles.includes('ADMIN') && !user.roles.includes('ADMIN');
          if (becomesAdmin && user.emailVerifiedAt === null) return fail(adminUnproven());
          const losesAdmin = user.status === 'ACTIVE' && user.roles.includes('ADMIN') && !roles.includes('ADMIN');
          if (losesAdmin && !(await standing.isCoveredWithout(id, session))) return abort(noAdminLeft);

          const at = clock.now();
          const profile = await profiles.ofAccount(id, session);
          const { account, instructor } = changeOfRoles({ user, profile, roles });
          const changed = await administered.setRoles({ userId: id, from: user.roles, changes: account, at, session });
          if (!changed) throw new Error(staleRead);
          if (instructor !== undefined) await profiles.change({ userId: id, changes: { instructor }, at, session });
          await closing.outdateRoles(id, session);
          await publish({ request, user: changed, profile, session });
          const details = { before: user.roles, after: roles };
          await record({ request, action: 'USER_ROLES_SET', reason: reason.value, details, session });
          return ok({ user: changed });
        },
      });
    },

    async setInstructorVerification({
      status,
      reason: typedReason,
      ...request
    }: AdminRequest & { status: VerificationStatus; reason: string | null }): Promise<
      Result<{ user: User; profile: PublicProfile }, Problem>
    > {
      const { viewer, id } = request;
      const reason = typedReason === null ? ok(null) : parseReason(typedReason);
      if (!reason.ok) return reason;
      return asAdmin({
        viewer,
        id,
        work: async ({ session }) => {
          const user = await findExisting(id, session);
          if (!user) return fail(notFoundError('id'));
          const before = user.instructorVerification;
          const profile = await profiles.ofAccount(id, session);
          if (before === null || profile.instructor === null) return fail(notAnInstructor());
          if (before === status) return fail(verificationUnchanged());
          const at = clock.now();
          const changed = await administered.setVerification({ userId: id, from: before, to: status, at, session });
          if (!changed) throw new Error(staleRead);
          const instructor = { ...profile.instructor, isVerified: status === 'VERIFIED' };
          const changedProfile = await profiles.change({ userId: id, changes: { instructor }, at, session });
          await publish({ request, user: changed, profile: changedProfile, session });
          const details = { before, after: status };
          await record({ request, action: 'INSTRUCTOR_VERIFICATION_SET', reason: reason.value, details, session });
          return ok({ user: changed, profile: changedProfile });
        },
      });
    },
  };
};
export type AdministrationService = ReturnType<typeof createAdministrationService>;

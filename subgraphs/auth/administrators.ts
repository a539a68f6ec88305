import type { ClientSession, Connection } from 'mongoose';
import type { Actor } from '#events/envelope.ts';
import type { Clock } from '#shared/clock.ts';
import { neverCrash } from '#shared/crashPoint.ts';
import { createOutbox } from '#shared/events/outbox.ts';
import { newId } from '#shared/ids.ts';
import { createClaims } from '#shared/mongo/claims.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { accessTokenLifetimeSeconds } from '#shared/trust/accessToken.ts';
import { randomSecret } from './src/crypto/secrets.ts';
import { userChangedDraft } from './src/modules/identity/account/account.events.ts';
import { createAccountModel } from './src/modules/identity/account/account.model.ts';
import type { User } from './src/modules/identity/account/account.model.ts';
import { normalizeEmail } from './src/modules/identity/account/emailAddress.ts';
import { createMailedLinkModel } from './src/modules/identity/account/mailedLink.model.ts';
import { createNewAccounts } from './src/modules/identity/account/newAccount.ts';
import { createAdministeredAccounts } from './src/modules/administration/accounts/administeredAccount.model.ts';
import { rolesAsked } from './src/modules/administration/accounts/roleChange.ts';
import { createAuditLogModel } from './src/modules/administration/audit/auditLog.model.ts';
import { createAuditReasonModel } from './src/modules/administration/audit/auditReason.model.ts';
import { createAuditLog } from './src/modules/administration/audit/auditLog.service.ts';
import { createProfileModel } from './src/modules/identity/profile/profile.model.ts';
import { createRefreshPauses } from './src/modules/sessions/refreshPause.ts';
import { createRevocationLog } from './src/modules/sessions/revocationLog.ts';
import { createSessionClosing } from './src/modules/sessions/sessionClosing.ts';
import { createSessionModel } from './src/modules/sessions/session.model.ts';
import { createPasswordHasher } from './src/password/passwordHasher.ts';

export type Administrator = { userId: string; email: string; status: string; lastLoginAt: Date | null };
export type CreatedAdministrator =
  | { kind: 'created' | 'granted' | 'reclaimed' | 'unchanged'; userId: string; email: string }
  | { kind: 'badAddress' }
  | { kind: 'suspended'; userId: string };

const actor: Actor = { kind: 'system', name: 'operator' };
// Until the person says better: names stand in mails and on the public page.
const provisionalName = { firstName: 'Admin', lastName: 'HAR', locale: 'fr' };

/**
 * What the operator does where no admin is there yet, straight in the database: no secret of the services is needed, and none of them has to
 * run. What is written here is carried on, events and mails, by whichever auth runs or starts next.
 */
export const createAdministrators = ({ connection, clock }: { connection: Connection; clock: Clock }) => {
  const accounts = createAccountModel({ connection });
  const administered = createAdministeredAccounts({ connection });
  const profiles = createProfileModel({ connection });
  const sessions = createSessionModel({ connection });
  const links = createMailedLinkModel({ connection });
  const revocations = createRevocationLog({ connection, clock, accessTokenLifetimeSeconds });
  const closing = createSessionClosing({ accounts, sessions, revocations, pauses: createRefreshPauses({ connection, clock }), clock });
  const outbox = createOutbox({ connection, publisher: 'auth', clock });
  const auditLog = createAuditLog({
    entries: createAuditLogModel({ connection }),
    reasons: createAuditReasonModel({ connection }),
    clock,
  });
  const claims = createClaims({ connection, clock });
  const insertAccount = createNewAccounts({ accounts, profiles, claims, outbox, clock, reachPoint: neverCrash });

  const record = ({ userId, isFirst, isNew, session }: { userId: string; isFirst: boolean; isNew: boolean; session: ClientSession }) =>
    auditLog.record({
      actor,
      action: isFirst ? 'FIRST_ADMIN_CREATED' : 'ADMIN_CREATED',
      subjectType: 'User',
      subjectId: userId,
      details: { isNewAccount: isNew },
      requestId: null,
      session,
    });

  const grant = async ({ user, session }: { user: User; session: ClientSession }): Promise<void> => {
    const changes = {
      roles: rolesAsked([...user.roles, 'ADMIN']),
      instructorVerification: user.instructorVerification,
      formerExpertise: user.formerExpertise,
    };
    const changed = await administered.setRoles({ userId: user.id, from: user.roles, changes, at: clock.now(), session });
    if (!changed) throw new Error('the account changed under a transaction that had read it');
    await closing.outdateRoles(user.id, session);
    const profile = await profiles.ofAccount(user.id, session);
    await outbox.append([userChangedDraft({ user: changed, profile })], { session, actor, requestId: null });
  };

  /** The mail is the running auth's, as for whoever asks for it. */
  const mailLink = (email: string, session: ClientSession): Promise<void> =>
    links.insertResetRequest({ _id: newId('job', clock.now()), email, createdAt: clock.now(), isAppointment: true }, session);

  /**
   * Nobody has proven that the address is theirs: a stranger may have registered with it, and must not become an administrator. What they knew or
   * held opens nothing any more, and the mailed link is the only way in.
   */
  const reclaim = async ({ user, passwordHash, session }: { user: User; passwordHash: string; session: ClientSession }): Promise<void> => {
    const changed = await accounts.setPassword({
      userId: user.id,
      expected: { email: user.email },
      passwordHash,
      at: clock.now(),
      session,
    });
    if (!changed) throw new Error('the account changed under a transaction that had read it');
    await closing.closeAll(user.id, session);
    await links.voidLinks({ userId: user.id, at: clock.now(), session });
    await mailLink(user.email, session);
  };

  return {
    /**
     * A new account, to which a link to choose a password is mailed; or the rights for the one that has the address, which loses its password and
     * gets such a link too where the address was never proven.
     */
    async create({ email: typed }: { email: string }): Promise<CreatedAdministrator> {
      const email = normalizeEmail(typed);
      if (email === null) return { kind: 'badAddress' };
      // A password that nobody knows, and nobody is told: the mailed link is the only way in.
      const hashed = await createPasswordHasher().hash(randomSecret());
      if (!hashed.ok) throw new Error('the password hasher is busy');
      return inTransaction(connection, async (session): Promise<CreatedAdministrator> => {
        const isFirst = !(await administered.hasActiveAdmin(session));
        const user = await accounts.byEmail(email, session);
        if (user?.status === 'SUSPENDED') return { kind: 'suspended', userId: user.id };
        if (user?.roles.includes('ADMIN')) return { kind: 'unchanged', userId: user.id, email };
        if (user) {
          await grant({ user, session });
          const isProven = user.emailVerifiedAt !== null;
          if (!isProven) await reclaim({ user, passwordHash: hashed.value, session });
          await record({ userId: user.id, isFirst, isNew: false, session });
          return { kind: isProven ? 'granted' : 'reclaimed', userId: user.id, email };
        }
        const made = await insertAccount({
          registration: { ...provisionalName, email },
          roles: ['LEARNER', 'ADMIN'],
          passwordHash: hashed.value,
          lastLoginAt: null,
          actor: () => actor,
          requestId: null,
          session,
        });
        if (!made) throw new Error('an address is claimed without an account');
        await mailLink(email, session);
        await record({ userId: made.user.id, isFirst, isNew: true, session });
        return { kind: 'created', userId: made.user.id, email };
      });
    },

    async list(): Promise<Administrator[]> {
      return (await administered.admins()).map(({ id: userId, email, status, lastLoginAt }) => ({ userId, email, status, lastLoginAt }));
    },
  };
};

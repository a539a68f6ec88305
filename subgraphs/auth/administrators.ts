import type { ClientSession, Connection } from 'mongoose';
import type { Actor } from '#events/envelope.ts';
import type { Clock } from '#shared/clock.ts';
import { newId } from '#shared/ids.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { randomSecret } from './src/crypto/secrets.ts';
import { normalizeRoles } from './src/modules/administration/accounts/roleChange.ts';
import type { User } from './src/modules/identity/account/account.collection.ts';
import { userChangedDraft } from './src/modules/identity/account/account.events.ts';
import { normalizeEmail } from './src/modules/identity/account/emailAddress.ts';
import { createPasswordHasher } from './src/password/passwordHasher.ts';
import { openRecords } from './src/records.ts';

export type Administrator = { userId: string; email: string; status: string; lastLoginAt: Date | null };
export type CreatedAdministrator =
  | { kind: 'created' | 'granted' | 'reclaimed' | 'unchanged'; userId: string; email: string }
  | { kind: 'badAddress' }
  | { kind: 'suspended'; userId: string };

const actor: Actor = { kind: 'system', name: 'operator' };
// Until the person chooses one: names appear in mails and on the public page.
const provisionalName = { firstName: 'Admin', lastName: 'HAR', locale: 'fr' };

/**
 * The operator's way to an admin where none exists yet, straight in the database: it needs no secret of the services and no running service. The events
 * and mails that it writes are sent by any auth that runs or starts next.
 */
export const createAdministrators = ({ connection, clock }: { connection: Connection; clock: Clock }) => {
  const { accounts, administered, profiles, links, closing, outbox, auditLog, createAccount } = openRecords({ connection, clock });

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
      roles: normalizeRoles([...user.roles, 'ADMIN']),
      instructorVerification: user.instructorVerification,
      formerExpertise: user.formerExpertise,
    };
    const changed = await administered.setRoles({ userId: user.id, from: user.roles, changes, at: clock.now(), session });
    if (!changed) throw new Error('the account changed under a transaction that had read it');
    await closing.outdateRoles(user.id, session);
    const profile = await profiles.ofAccount(user.id, session);
    await outbox.append([userChangedDraft({ user: changed, profile })], { session, actor, requestId: null });
  };

  /** A running auth sends the mail, as for any requested reset. */
  const mailLink = (email: string, session: ClientSession): Promise<void> =>
    links.insertResetRequest({ _id: newId('job', clock.now()), email, createdAt: clock.now(), isAppointment: true }, session);

  /**
   * For an unproven address: a stranger may have registered with it and must not become an administrator. The stranger's password, sessions and links end,
   * and the mailed link is the only way in.
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
     * Creates an account and mails a link to choose its password; or grants the rights to the account of the address, which loses its password and gets
     * such a link too when the address was never proven.
     */
    async create({ email: typed }: { email: string }): Promise<CreatedAdministrator> {
      const email = normalizeEmail(typed);
      if (email === null) return { kind: 'badAddress' };
      // A random password that is never shown: the mailed link is the only way in.
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
        const created = await createAccount({
          registration: { ...provisionalName, email },
          roles: ['LEARNER', 'ADMIN'],
          passwordHash: hashed.value,
          lastLoginAt: null,
          actor: () => actor,
          requestId: null,
          session,
        });
        if (!created) throw new Error('an address is claimed without an account');
        await mailLink(email, session);
        await record({ userId: created.user.id, isFirst, isNew: true, session });
        return { kind: 'created', userId: created.user.id, email };
      });
    },

    async list(): Promise<Administrator[]> {
      return (await administered.admins()).map(({ id: userId, email, status, lastLoginAt }) => ({ userId, email, status, lastLoginAt }));
    },
  };
};

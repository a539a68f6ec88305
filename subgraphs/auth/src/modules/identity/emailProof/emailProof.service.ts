import type { ClientSession } from 'mongoose';
import type { Actor } from '#events/envelope.ts';
import type { Clock } from '#shared/clock.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import type { Claims } from '#shared/mongo/claims.ts';
import { unauthenticated } from '#shared/faults.ts';
import type { QueuedTransaction } from '#shared/concurrency/queuedTransaction.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { recordSecurityEvent } from '#shared/securityEvents.ts';
import type { RateLimitedError, ValidationError } from '#shared/userErrors.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { randomSecret, sha256 } from '../../../crypto/secrets.ts';
import { networkOf } from '../../../limits/authLimits.ts';
import type { AuthLimiter, Origin } from '../../../limits/authLimits.ts';
import type { MailAllowance } from '../../../mail/mailAllowance.collection.ts';
import type { OutgoingMails } from '../../../mail/outgoingMails.ts';
import type { CheckPassword } from '../../../password/passwordCheck.ts';
import { accountKey, emailKey } from '../../../queueKeys.ts';
import { emailMalformed, emailNotVerified, linkInvalid, wrongPassword } from '../../../problems.ts';
import type { EmailNotVerifiedError, InvalidCredentialsError, TokenInvalidError } from '../../../problems.ts';
import { emailUnchanged } from '../account/account.errors.ts';
import { verifiedDraft } from '../account/account.events.ts';
import type { User } from '../account/account.collection.ts';
import type { AccountRepository } from '../account/account.repository.ts';
import { isLinkCurrent } from '../account/account.policy.ts';
import { normalizeEmail } from '../account/emailAddress.ts';
import type { MailedLinkRepository } from '../account/mailedLink.collection.ts';

const verificationLifetimeMs = 24 * 60 * 60 * 1000;

type ChangeEmailResult = Result<
  { accepted: true; user: User },
  ValidationError | EmailNotVerifiedError | InvalidCredentialsError | RateLimitedError
>;

export type EmailProofDependencies = {
  transact: QueuedTransaction;
  accounts: AccountRepository;
  links: MailedLinkRepository;
  claims: Claims;
  outbox: Outbox;
  mails: OutgoingMails;
  allowance: MailAllowance;
  checkPassword: CheckPassword;
  limits: Pick<AuthLimiter, 'link' | 'emailChange' | 'verificationMail'>;
  clock: Clock;
  reachPoint: ReachPoint;
};

/** Proofs of addresses: the first one of an account, and one for each change of address. */
export const createEmailProofService = ({
  transact,
  accounts,
  links,
  claims,
  outbox,
  mails,
  allowance,
  checkPassword,
  limits,
  clock,
  reachPoint,
}: EmailProofDependencies) => {
  /**
   * Mails a link that proves `email`, the present or the pending address of the account. Earlier links end. Only the mail contains the
   * token: the database has its hash, and a sealed copy until the mail is sent.
   */
  const mailVerification = async ({ user, email, session }: { user: User; email: string; session: ClientSession }): Promise<void> => {
    const token = randomSecret();
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + verificationLifetimeMs);
    const { id: userId, credentialsGeneration } = user;
    await links.replaceVerification({ _id: sha256(token), userId, email, credentialsGeneration, createdAt: now, expiresAt }, session);
    await mails.enqueue({
      kind: email === user.email ? 'VERIFY_EMAIL' : 'CONFIRM_NEW_EMAIL',
      owner: user,
      to: email,
      secret: token,
      expiresAt,
      session,
    });
  };

  const publishVerified = async ({
    user,
    actor,
    requestId,
    session,
  }: {
    user: User;
    actor: Actor;
    requestId: string | null;
    session: ClientSession;
  }): Promise<void> => {
    const draft = verifiedDraft(user);
    if (draft) await outbox.append([draft], { session, actor, requestId });
  };

  type Proven = { userId: string; email: string; actor: Actor; requestId: string | null; session: ClientSession };

  const markVerified = async ({ userId, email, actor, requestId, session }: Proven): Promise<User | null> => {
    const user = await accounts.markEmailVerified({ userId, email, at: clock.now(), session });
    if (user) await publishVerified({ user, actor, requestId, session });
    return user;
  };

  /**
   * Replaces the present address and its claim by the proven one. Null when the account has another pending address by now, or another
   * account has the address.
   */
  const moveEmail = async ({ userId, email, actor, requestId, session }: Proven): Promise<User | null> => {
    const before = await accounts.byId(userId, session);
    if (before?.pendingEmail !== email) return null;
    if (!(await claims.claim({ kind: 'email', value: email, ownerId: userId, session }))) return null;
    const user = await accounts.moveEmail({ userId, from: before.email, to: email, at: clock.now(), session });
    if (!user) return null;
    await claims.release({ kind: 'email', value: before.email, ownerId: userId, session });
    await links.voidLinks({ userId, at: clock.now(), session });
    reachPoint('auth.email.moved');
    await publishVerified({ user, actor, requestId, session });
    await mails.enqueue({ kind: 'EMAIL_CHANGED', owner: before, secret: null, session });
    return user;
  };

  /** A second click, or a click in an earlier mail to the same address, succeeds and changes nothing. */
  const hasProven = async ({ userId, email, session }: { userId: string; email: string; session: ClientSession }): Promise<boolean> => {
    const user = await accounts.byId(userId, session);
    return user?.status === 'ACTIVE' && user.email === email && user.emailVerifiedAt !== null;
  };

  return {
    mailVerification,
    markVerified,

    async verifyEmail({
      token,
      origin,
    }: {
      token: string;
      origin: Origin;
    }): Promise<Result<{ accepted: true; user: User | null }, TokenInvalidError | RateLimitedError>> {
      return limits.link({ origin }, async () => {
        const invalid = fail(linkInvalid());
        const accept = (user: User | null) => ok({ accepted: true as const, user });
        const refuse = () => {
          recordSecurityEvent(origin.log, 'link_refused', { reason: 'email_verification', ...networkOf(origin) });
          return invalid;
        };
        const tokenHash = sha256(token);
        const link = await links.verificationByToken(tokenHash);
        if (!link || link.expiresAt <= clock.now()) return refuse();
        const { userId, email } = link;
        const result = await transact([accountKey(userId), emailKey(email)], async (session, { abort }) => {
          const isTaken = await links.endVerification({ tokenHash, at: clock.now(), session });
          // A used or ended link grants nothing. Its holder only learns that the address is proven.
          const refuseUnlessProven = async () => abort((await hasProven({ userId, email, session })) ? accept(null) : invalid);
          if (!isTaken || !isLinkCurrent({ owner: await accounts.byId(userId, session), link })) return refuseUnlessProven();
          const proven: Proven = { userId, email, actor: { kind: 'user', userId }, requestId: origin.requestId, session };
          const verified = await markVerified(proven);
          if (verified) {
            await mails.enqueue({ kind: 'WELCOME', owner: verified, secret: null, session });
            return accept(verified);
          }
          const moved = await moveEmail(proven);
          if (moved) return accept(moved);
          return refuseUnlessProven();
        });
        mails.wake();
        return result.ok ? result : refuse();
      });
    },

    /** Mails a new link for the pending or the unproven address, in this order. Sends nothing when no address waits. */
    async resend({ viewer, origin }: { viewer: SignedIn; origin: Origin }): Promise<Result<{ accepted: true }, RateLimitedError>> {
      const known = await accounts.byId(viewer.userId);
      if (known?.status !== 'ACTIVE') throw unauthenticated();
      const waiting = known.pendingEmail ?? (known.emailVerifiedAt === null ? known.email : null);
      if (waiting === null) return ok({ accepted: true });
      return limits.verificationMail({ userId: viewer.userId, origin }, async (): Promise<Result<{ accepted: true }, RateLimitedError>> => {
        const allowed = await allowance.take(waiting);
        if (!allowed.ok) return allowed;
        await transact(accountKey(viewer.userId), async (session) => {
          const user = await accounts.byId(viewer.userId, session);
          if (!user) return;
          const isWanted = user.pendingEmail === waiting;
          if (!isWanted && (user.email !== waiting || user.emailVerifiedAt !== null)) return;
          // An address of another account gets no mail, and the answer does not reveal that.
          if (isWanted && (await claims.ownerOf({ kind: 'email', value: waiting, session })) !== null) return;
          await mailVerification({ user, email: waiting, session });
        });
        mails.wake();
        return ok({ accepted: true });
      });
    },

    async changeEmail({
      viewer,
      newEmail: typedEmail,
      password,
      origin,
    }: {
      viewer: SignedIn;
      newEmail: string;
      password: string;
      origin: Origin;
    }): Promise<ChangeEmailResult> {
      const asker = await accounts.byId(viewer.userId);
      const newEmail = normalizeEmail(typedEmail);
      if (newEmail === null) return fail(emailMalformed('newEmail'));
      if (newEmail === asker?.email) return fail(emailUnchanged('newEmail'));
      if (asker && asker.emailVerifiedAt === null) return fail(emailNotVerified());
      const checked = await checkPassword({ viewer, password, path: 'password', origin });
      if (!checked.ok) return checked;
      const credentials = checked.value;
      // Success is the expensive result: it sends mail to an address that may be a stranger's.
      return limits.emailChange({ userId: viewer.userId, origin }, async (): Promise<ChangeEmailResult> => {
        const allowed = await allowance.take(newEmail);
        if (!allowed.ok) return allowed;

        const result = await transact(accountKey(viewer.userId), async (session, { abort }) => {
          const user = await accounts.requestEmailChange({
            userId: viewer.userId,
            email: credentials.user.email,
            passwordHash: credentials.passwordHash,
            pendingEmail: newEmail,
            at: clock.now(),
            session,
          });
          // The password or the address changed during the check.
          if (!user) return abort(fail(wrongPassword('password')));
          // As in resend. The claim is made when the address is proven: an earlier claim would let strangers reserve addresses.
          if ((await claims.ownerOf({ kind: 'email', value: newEmail, session })) === null)
            await mailVerification({ user, email: newEmail, session });
          else await links.voidLinks({ userId: user.id, at: clock.now(), session });
          await mails.enqueue({ kind: 'EMAIL_CHANGE_REQUESTED', owner: user, secret: null, session });
          return ok({ accepted: true as const, user });
        });
        mails.wake();
        if (!result.ok) recordSecurityEvent(origin.log, 'password_check_failed', { user_id: viewer.userId, ...networkOf(origin) });
        return result;
      });
    },
  };
};
export type EmailProofService = ReturnType<typeof createEmailProofService>;

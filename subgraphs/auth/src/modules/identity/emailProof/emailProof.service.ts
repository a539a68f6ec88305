import type { ClientSession } from 'mongoose';
import type { Actor } from '#events/envelope.ts';
import type { Clock } from '#shared/clock.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import type { Claims } from '#shared/mongo/claims.ts';
import { unauthenticated } from '#shared/faults.ts';
import type { QueuedTransaction } from '#shared/mongo/queuedTransaction.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { recordSecurityEvent } from '#shared/securityEvents.ts';
import { validationError } from '#shared/userErrors.ts';
import type { RateLimitedError, ValidationError } from '#shared/userErrors.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { randomSecret, sha256 } from '../../../crypto/secrets.ts';
import { networkOf } from '../../../limits/authLimits.ts';
import type { AuthLimiter, Origin } from '../../../limits/authLimits.ts';
import type { MailAllowance } from '../../../mail/mailAllowance.collection.ts';
import type { OutgoingMails } from '../../../mail/outgoingMails.ts';
import { messages } from '../../../messages.ts';
import type { CheckPassword } from '../../../password/passwordCheck.ts';
import { accountKey, emailKey } from '../../../queueKeys.ts';
import { emailNotVerified, tokenInvalid, wrongPassword } from '../../../problems.ts';
import type { EmailNotVerifiedError, InvalidCredentialsError, TokenInvalidError } from '../../../problems.ts';
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

/** Proofs that an address is its owner's: the first one of an account, and one for each address it changes to. */
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
   * Mails a link that proves `email`, the account's own or the one it wants; earlier links die. The token exists in the mail alone: here there is its
   * hash, and a sealed copy until the mail has left.
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

  const tellOf = async ({
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
    if (user) await tellOf({ user, actor, requestId, session });
    return user;
  };

  /** The proven address takes the place of the old one, claim and all. Null when the account wants another by now, or somebody else has it. */
  const moveEmail = async ({ userId, email, actor, requestId, session }: Proven): Promise<User | null> => {
    const before = await accounts.byId(userId, session);
    if (before?.pendingEmail !== email) return null;
    if (!(await claims.claim({ kind: 'email', value: email, ownerId: userId, session }))) return null;
    const user = await accounts.moveEmail({ userId, from: before.email, to: email, at: clock.now(), session });
    if (!user) return null;
    await claims.release({ kind: 'email', value: before.email, ownerId: userId, session });
    await links.voidLinks({ userId, at: clock.now(), session });
    reachPoint('auth.email.moved');
    await tellOf({ user, actor, requestId, session });
    await mails.enqueue({ kind: 'EMAIL_CHANGED', owner: before, secret: null, session });
    return user;
  };

  /** A second click, or a click on an earlier mail of the same address: nothing is left to do, and nothing is wrong. */
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
        const invalid = fail(tokenInvalid({ message: messages.linkInvalid, path: 'token' }));
        const accepted = (user: User | null) => ok({ accepted: true as const, user });
        const refused = () => {
          recordSecurityEvent(origin.log, 'link_refused', { reason: 'email_verification', ...networkOf(origin) });
          return invalid;
        };
        const tokenHash = sha256(token);
        const link = await links.verificationByToken(tokenHash);
        if (!link || link.expiresAt <= clock.now()) return refused();
        const { userId, email } = link;
        const result = await transact([accountKey(userId), emailKey(email)], async (session, { abort }) => {
          const isTaken = await links.endVerification({ tokenHash, at: clock.now(), session });
          // A link that is used or has ended opens nothing: its bearer learns that the address is proven, and no more.
          const provenBefore = async () => abort((await hasProven({ userId, email, session })) ? accepted(null) : invalid);
          if (!isTaken || !isLinkCurrent({ owner: await accounts.byId(userId, session), link })) return provenBefore();
          const proven: Proven = { userId, email, actor: { kind: 'user', userId }, requestId: origin.requestId, session };
          const verified = await markVerified(proven);
          if (verified) {
            await mails.enqueue({ kind: 'WELCOME', owner: verified, secret: null, session });
            return accepted(verified);
          }
          const moved = await moveEmail(proven);
          if (moved) return accepted(moved);
          return provenBefore();
        });
        mails.wake();
        return result.ok ? result : refused();
      });
    },

    /** A new link for what waits to be proven, the wanted address before the present one. Where nothing waits nothing is sent. */
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
          // Another's address gets no mail, and whoever asks does not learn that it is another's.
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
      if (newEmail === null) return fail(validationError({ message: messages.emailMalformed, path: ['newEmail'] }));
      if (newEmail === asker?.email) return fail(validationError({ message: messages.emailUnchanged, path: ['newEmail'] }));
      if (asker && asker.emailVerifiedAt === null) return fail(emailNotVerified);
      const checked = await checkPassword({ viewer, password, path: 'password', origin });
      if (!checked.ok) return checked;
      const credentials = checked.value;
      // Success costs most: it mails an address that may be a stranger's.
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
          // Given another password or address while this one was being checked.
          if (!user) return abort(fail(wrongPassword('password')));
          // As in resend. The claim itself is made when the address is proven: until then anybody could take addresses away.
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

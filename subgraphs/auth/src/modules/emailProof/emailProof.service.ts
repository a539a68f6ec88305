import type { ClientSession, Connection } from 'mongoose';
import type { Actor } from '#events/envelope.ts';
import type { Clock } from '#shared/clock.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import type { Claims } from '#shared/mongo/claims.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { validationError } from '#shared/userErrors.ts';
import type { RateLimitedError, ValidationError } from '#shared/userErrors.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { randomSecret, sha256 } from '../../crypto/secrets.ts';
import type { MailAllowance } from '../../mail/mailAllowance.ts';
import type { MailKind } from '../../mail/mailTexts.ts';
import type { OutgoingMails } from '../../mail/outgoingMails.ts';
import { messages } from '../../messages.ts';
import type { PasswordHasher } from '../../password/passwordHasher.ts';
import { emailNotVerified, tokenInvalid, wrongPassword } from '../../problems.ts';
import type { EmailNotVerifiedError, InvalidCredentialsError, TokenInvalidError } from '../../problems.ts';
import { verifiedDraft } from '../account/account.events.ts';
import type { AccountModel, User } from '../account/account.model.ts';
import { normalizeEmail } from '../account/emailAddress.ts';
import type { MailedLinkModel } from '../account/mailedLink.model.ts';
import { languageOf } from '../account/registration.ts';

const verificationLifetimeMs = 24 * 60 * 60 * 1000;

export type EmailProofDependencies = {
  connection: Connection;
  accounts: AccountModel;
  links: MailedLinkModel;
  claims: Claims;
  outbox: Outbox;
  mails: OutgoingMails;
  allowance: MailAllowance;
  passwords: PasswordHasher;
  clock: Clock;
  reachPoint: ReachPoint;
};

/** Proofs that an address is its owner's: the first one of an account, and one for each address it changes to. */
export const createEmailProofService = ({
  connection,
  accounts,
  links,
  claims,
  outbox,
  mails,
  allowance,
  passwords,
  clock,
  reachPoint,
}: EmailProofDependencies) => {
  const enqueue = ({ kind, user, to, session }: { kind: MailKind; user: User; to: string; session: ClientSession }) =>
    mails.enqueue({
      kind,
      userId: user.id,
      to,
      firstName: user.firstName,
      locale: languageOf(user.locale),
      secret: null,
      session,
    });

  /**
   * Mails a link that proves `email`, the account's own or the one it wants; earlier links die. The token exists in the mail alone: here there is its
   * hash, and a sealed copy until the mail has left.
   */
  const mailVerification = async ({ user, email, session }: { user: User; email: string; session: ClientSession }): Promise<void> => {
    const token = randomSecret();
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + verificationLifetimeMs);
    await links.replaceVerification({ _id: sha256(token), userId: user.id, email, createdAt: now, expiresAt }, session);
    await mails.enqueue({
      kind: email === user.email ? 'VERIFY_EMAIL' : 'CONFIRM_NEW_EMAIL',
      userId: user.id,
      to: email,
      firstName: user.firstName,
      locale: languageOf(user.locale),
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
    await links.voidLinks(userId, session);
    reachPoint('auth.email.moved');
    await tellOf({ user, actor, requestId, session });
    await enqueue({ kind: 'EMAIL_CHANGED', user, to: before.email, session });
    return user;
  };

  return {
    mailVerification,
    markVerified,

    async verifyEmail({
      token,
      requestId,
    }: {
      token: string;
      requestId: string | null;
    }): Promise<Result<{ accepted: true }, TokenInvalidError>> {
      const invalid = fail(tokenInvalid({ message: messages.linkInvalid, path: 'token' }));
      const result = await inTransaction(connection, async (session, { abort }) => {
        const link = await links.takeVerification(sha256(token), session);
        if (!link || link.expiresAt <= clock.now()) return abort(invalid);
        const { userId, email } = link;
        const proven: Proven = { userId, email, actor: { kind: 'user', userId }, requestId, session };
        const verified = await markVerified(proven);
        if (verified) {
          await enqueue({ kind: 'WELCOME', user: verified, to: email, session });
          return ok({ accepted: true as const });
        }
        return (await moveEmail(proven)) ? ok({ accepted: true as const }) : abort(invalid);
      });
      mails.wake();
      return result;
    },

    /** A new link for what waits to be proven, the wanted address before the present one. Where nothing waits nothing is sent. */
    async resend({ viewer }: { viewer: SignedIn }): Promise<Result<{ accepted: true }, RateLimitedError>> {
      const known = await accounts.byId(viewer.userId);
      const waiting = known && (known.pendingEmail ?? (known.emailVerifiedAt === null ? known.email : null));
      if (waiting === null) return ok({ accepted: true });
      const allowed = await allowance.take(waiting);
      if (!allowed.ok) return allowed;
      await inTransaction(connection, async (session) => {
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
    },

    async changeEmail({
      viewer,
      newEmail: typedEmail,
      password,
    }: {
      viewer: SignedIn;
      newEmail: string;
      password: string;
    }): Promise<Result<{ accepted: true }, ValidationError | EmailNotVerifiedError | InvalidCredentialsError | RateLimitedError>> {
      const wrong = fail(wrongPassword('password'));
      const credentials = await accounts.credentialsOf(viewer.userId);
      const newEmail = normalizeEmail(typedEmail);
      if (newEmail === null) return fail(validationError({ message: messages.emailMalformed, path: ['newEmail'] }));
      if (credentials && newEmail === credentials.user.email)
        return fail(validationError({ message: messages.emailUnchanged, path: ['newEmail'] }));
      if (credentials && credentials.user.emailVerifiedAt === null) return fail(emailNotVerified);
      const verified = await passwords.verify({ password, passwordHash: credentials?.passwordHash ?? null });
      if (!verified.ok) return verified;
      if (!credentials || !verified.value) return wrong;
      const allowed = await allowance.take(newEmail);
      if (!allowed.ok) return allowed;

      const result = await inTransaction(connection, async (session, { abort }) => {
        const user = await accounts.askEmailChange({
          userId: viewer.userId,
          email: credentials.user.email,
          passwordHash: credentials.passwordHash,
          pendingEmail: newEmail,
          at: clock.now(),
          session,
        });
        // Given another password or address while this one was being checked.
        if (!user) return abort(wrong);
        // As in resend. The claim itself is made when the address is proven: until then anybody could take addresses away.
        if ((await claims.ownerOf({ kind: 'email', value: newEmail, session })) === null)
          await mailVerification({ user, email: newEmail, session });
        else await links.voidLinks(user.id, session);
        await enqueue({ kind: 'EMAIL_CHANGE_REQUESTED', user, to: user.email, session });
        return ok({ accepted: true as const });
      });
      mails.wake();
      return result;
    },
  };
};
export type EmailProofService = ReturnType<typeof createEmailProofService>;

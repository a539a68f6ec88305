import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import { newId } from '#shared/ids.ts';
import type { Logger } from '#shared/log.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import type { QueuedTransaction } from '#shared/concurrency/queuedTransaction.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { recordSecurityEvent } from '#shared/securityEvents.ts';
import type { RateLimitedError, ValidationError } from '#shared/userErrors.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { randomSecret, sha256 } from '../../../crypto/secrets.ts';
import { networkOf, recordLimitReached } from '../../../limits/authLimits.ts';
import type { AuthLimiter, Origin } from '../../../limits/authLimits.ts';
import { startSteps } from '../../../limits/responseSteps.ts';
import type { MailAllowance } from '../../../mail/mailAllowance.collection.ts';
import type { OutgoingMails } from '../../../mail/outgoingMails.ts';
import { newPasswordProblem } from '../../../password/newPassword.ts';
import type { CheckPassword } from '../../../password/passwordCheck.ts';
import type { PasswordHasher } from '../../../password/passwordHasher.ts';
import { accountKey } from '../../../queueKeys.ts';
import { emailMalformed, linkInvalid, wrongPassword } from '../../../problems.ts';
import type { InvalidCredentialsError, TokenInvalidError, WeakPasswordError } from '../../../problems.ts';
import { createSweep } from '#shared/concurrency/sweep.ts';
import type { User } from '../account/account.collection.ts';
import type { AccountRepository } from '../account/account.repository.ts';
import { isLinkCurrent } from '../account/account.policy.ts';
import { normalizeEmail } from '../account/emailAddress.ts';
import type { MailedLinkRepository } from '../account/mailedLink.collection.ts';
import type { EmailProofService } from '../emailProof/emailProof.service.ts';
import type { KnownDevices } from '../../sessions/knownDevice.collection.ts';
import type { SessionClosing } from '../../sessions/sessionClosing.ts';

const resetLifetimeMs = 60 * 60_000;
const sweepEveryMs = 1_000;

type ResetResult = Result<{ accepted: true }, TokenInvalidError | WeakPasswordError | RateLimitedError>;

export type PasswordDependencies = {
  connection: Connection;
  transact: QueuedTransaction;
  accounts: AccountRepository;
  links: MailedLinkRepository;
  markVerified: EmailProofService['markVerified'];
  closing: SessionClosing;
  devices: Pick<KnownDevices, 'deleteAll'>;
  mails: OutgoingMails;
  allowance: MailAllowance;
  passwords: PasswordHasher;
  checkPassword: CheckPassword;
  mailVerification: EmailProofService['mailVerification'];
  limits: Pick<AuthLimiter, 'link' | 'resetRequest' | 'passwordByLink' | 'forgiveSignInFailures'>;
  clock: Clock;
  log: Logger;
  reachPoint: ReachPoint;
};

/** Changes of a password: by its present password, or by a link to the account's mail. */
export const createPasswordService = ({
  connection,
  transact,
  accounts,
  links,
  markVerified,
  closing,
  devices,
  mails,
  allowance,
  passwords,
  checkPassword,
  mailVerification,
  limits,
  clock,
  log,
  reachPoint,
}: PasswordDependencies) => {
  /** False without a waiting request. The request is deleted and its mail stored in one transaction. */
  const treatResetRequest = async (): Promise<boolean> =>
    inTransaction(connection, async (session) => {
      const request = await links.takeResetRequest(session);
      if (!request) return false;
      reachPoint('auth.passwordReset.taken');
      const user = await accounts.byEmail(request.email, session);
      if (user?.status !== 'ACTIVE') return true;
      const token = randomSecret();
      const now = clock.now();
      const expiresAt = new Date(request.createdAt.getTime() + resetLifetimeMs);
      const { id: _id, email, credentialsGeneration } = user;
      await links.replaceReset({ _id, tokenHash: sha256(token), email, credentialsGeneration, createdAt: now, expiresAt }, session);
      await mails.enqueue({
        kind: request.isAppointment === true ? 'ADMIN_APPOINTED' : 'RESET_PASSWORD',
        owner: user,
        secret: token,
        expiresAt,
        session,
      });
      reachPoint('auth.passwordReset.queued');
      return true;
    });
  const treatResetRequests = async (): Promise<void> => {
    let hasTreated = false;
    while (await treatResetRequest()) hasTreated = true;
    if (hasTreated) mails.wake();
  };
  const sweep = createSweep({
    work: treatResetRequests,
    everyMs: sweepEveryMs,
    log,
    failure: 'requests for a password reset could not be treated',
  });

  return {
    start: sweep.start,
    stop: sweep.stop,
    /** Treats all waiting requests and stores their mails. */
    treatResetRequests,

    /** Does the same work for every address. Whether it has an account is decided after the answer. */
    async requestReset({
      email: typedEmail,
      origin,
    }: {
      email: string;
      origin: Origin;
    }): Promise<Result<{ accepted: true }, ValidationError | RateLimitedError>> {
      const waitForStepEnd = startSteps();
      const email = normalizeEmail(typedEmail);
      if (email === null) return fail(emailMalformed('email'));
      return limits.resetRequest({ origin }, async (): Promise<Result<{ accepted: true }, RateLimitedError>> => {
        const allowed = await allowance.take(email);
        if (!allowed.ok) return allowed;
        const now = clock.now();
        await links.insertResetRequest({ _id: newId('job', now), email, createdAt: now });
        sweep.wake();
        await waitForStepEnd();
        return ok({ accepted: true });
      });
    },

    async reset({ token, newPassword, origin }: { token: string; newPassword: string; origin: Origin }): Promise<ResetResult> {
      return limits.link({ origin }, async (): Promise<ResetResult> => {
        const invalid = fail(linkInvalid());
        const refuse = () => {
          recordSecurityEvent(origin.log, 'link_refused', { reason: 'password_reset', ...networkOf(origin) });
          return invalid;
        };
        const tokenHash = sha256(token);
        const link = await links.resetByToken(tokenHash);
        const owner = link && link.expiresAt > clock.now() ? await accounts.byId(link._id) : null;
        // Only a valid link leads to a hash, and a weak password does not redeem the link.
        if (!owner || !link || !isLinkCurrent({ owner, link })) return refuse();
        const problem = newPasswordProblem({ password: newPassword, owner });
        if (problem) return fail(problem);
        const hashed = await limits.passwordByLink({ userId: owner.id, origin }, () => passwords.hash(newPassword));
        if (!hashed.ok) return hashed;

        const result = await transact(accountKey(owner.id), async (session, { abort }) => {
          const taken = await links.takeReset(tokenHash, session);
          if (!taken || taken.expiresAt <= clock.now()) return abort(invalid);
          const { _id: userId, email } = taken;
          if (!isLinkCurrent({ owner: await accounts.byId(userId, session), link: taken })) return abort(invalid);
          const user = await accounts.setPassword({ userId, expected: { email }, passwordHash: hashed.value, at: clock.now(), session });
          if (!user) return abort(invalid);
          // The link was mailed to this address, so its owner has just proven it.
          if (user.emailVerifiedAt === null)
            await markVerified({ userId, email, actor: { kind: 'user', userId }, requestId: origin.requestId, session });
          await links.voidLinks({ userId, at: clock.now(), session });
          await closing.closeAll(userId, session);
          await devices.deleteAll({ userId, kept: null, session });
          await mails.enqueue({ kind: 'PASSWORD_CHANGED', owner: user, secret: null, session });
          reachPoint('auth.passwordReset.written');
          return ok({ userId });
        });
        if (!result.ok) return refuse();
        await limits.forgiveSignInFailures(owner.email);
        mails.wake();
        recordSecurityEvent(origin.log, 'password_reset', { user_id: result.value.userId, ...networkOf(origin) });
        return ok({ accepted: true as const });
      });
    },

    async change({
      viewer,
      currentPassword,
      newPassword,
      origin,
    }: {
      viewer: SignedIn;
      currentPassword: string;
      newPassword: string;
      origin: Origin;
    }): Promise<Result<{ user: User }, InvalidCredentialsError | WeakPasswordError | RateLimitedError>> {
      const owner = await accounts.byId(viewer.userId);
      const problem = owner && newPasswordProblem({ password: newPassword, owner });
      if (problem) return fail(problem);
      const checked = await checkPassword({ viewer, password: currentPassword, path: 'currentPassword', origin });
      if (!checked.ok) return checked;
      const credentials = checked.value;
      const hashed = await passwords.hash(newPassword);
      if (!hashed.ok) {
        recordLimitReached({ origin, limit: 'password_queue', userId: viewer.userId });
        return hashed;
      }

      const result = await transact(accountKey(viewer.userId), async (session) => {
        const user = await accounts.setPassword({
          userId: viewer.userId,
          expected: { passwordHash: credentials.passwordHash },
          passwordHash: hashed.value,
          at: clock.now(),
          session,
        });
        // The password changed during the check.
        if (!user) return fail(wrongPassword('currentPassword'));
        await links.voidLinks({ userId: user.id, at: clock.now(), session });
        // The waiting verification link ended with the old password.
        if (user.emailVerifiedAt === null) await mailVerification({ user, email: user.email, session });
        await closing.closeOthers({ userId: user.id, kept: viewer.sessionId, transaction: session });
        await devices.deleteAll({ userId: user.id, kept: viewer.sessionId, session });
        await mails.enqueue({ kind: 'PASSWORD_CHANGED', owner: user, secret: null, session });
        return ok({ user });
      });
      mails.wake();
      recordSecurityEvent(origin.log, result.ok ? 'password_changed' : 'password_check_failed', {
        user_id: viewer.userId,
        ...networkOf(origin),
      });
      return result;
    },
  };
};
export type PasswordService = ReturnType<typeof createPasswordService>;

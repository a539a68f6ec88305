import type { Clock } from '#shared/clock.ts';
import { createLimit } from '#shared/events/limit.ts';
import type { QueuedTransaction } from '#shared/concurrency/queuedTransaction.ts';
import { fail, ok } from '#shared/result.ts';
import type { Failure, Result } from '#shared/result.ts';
import { recordSecurityEvent } from '#shared/securityEvents.ts';
import type { RateLimitedError } from '#shared/userErrors.ts';
import { networkOf } from '../../limits/authLimits.ts';
import type { AuthLimiter, Origin } from '../../limits/authLimits.ts';
import { startSteps } from '../../limits/responseSteps.ts';
import type { OutgoingMails } from '../../mail/outgoingMails.ts';
import type { PasswordHasher } from '../../password/passwordHasher.ts';
import { accountSuspended, invalidCredentials } from '../../problems.ts';
import type { AccountSuspendedError, InvalidCredentialsError } from '../../problems.ts';
import { accountKey } from '../../queueKeys.ts';
import type { User } from '../identity/account/account.collection.ts';
import type { AccountRepository } from '../identity/account/account.repository.ts';
import { normalizeEmail } from '../identity/account/emailAddress.ts';
import { describeDevice } from './knownDevice.collection.ts';
import type { DeviceAt, KnownDevices } from './knownDevice.collection.ts';
import type { OpenSession } from './sessionOpening.ts';
import type { IssuedTokens, IssueTokens } from './tokens.ts';

// Limits a storm of sign-ins: the other database connections serve other requests.
const maximumLookUps = 10;

export type SignedInAccount = { user: User; tokens: IssuedTokens; sessionId: string; deviceToken: string };

type Attempt = { email: string; password: string; device: DeviceAt; origin: Origin };
type SignInResult = Result<SignedInAccount, InvalidCredentialsError | AccountSuspendedError | RateLimitedError>;
export type SignIn = (attempt: Attempt) => Promise<SignInResult>;

export type SignInDependencies = {
  transact: QueuedTransaction;
  accounts: AccountRepository;
  open: OpenSession;
  devices: Pick<KnownDevices, 'ownersOf'>;
  mails: Pick<OutgoingMails, 'enqueue' | 'wake'>;
  issueTokens: IssueTokens;
  passwords: PasswordHasher;
  limits: Pick<AuthLimiter, 'signIn'>;
  clock: Clock;
};

/**
 * Signs in with address and password. An address without an account takes the same work and time, and gets the same answer, as one with
 * an account.
 */
export const createSignIn = ({
  transact,
  accounts,
  open,
  devices,
  mails,
  issueTokens,
  passwords,
  limits,
  clock,
}: SignInDependencies): SignIn => {
  const limited = createLimit({ maxParallel: maximumLookUps });

  const signIn = async ({ email, password, device, origin }: Omit<Attempt, 'email'> & { email: string | null }): Promise<SignInResult> => {
    const candidate = email === null ? null : await limited(() => accounts.candidateByEmail(email));
    const refuse = <Problem>(reason: string, problem: Problem): Failure<Problem> => {
      recordSecurityEvent(origin.log, 'sign_in_failed', { user_id: candidate?.user.id ?? null, reason, ...networkOf(origin) });
      return fail(problem);
    };
    const verified = await passwords.verify({ password, passwordHash: candidate?.passwordHash ?? null });
    if (!verified.ok) return verified;
    if (!candidate) return refuse('unknown_account', invalidCredentials());
    if (!verified.value) return refuse('wrong_password', invalidCredentials());
    if (candidate.user.status === 'SUSPENDED') return refuse('suspended', accountSuspended());

    const isOutdated = passwords.isOutdated({ password, passwordHash: candidate.passwordHash });
    // The password is available here. When the hasher is full, the next sign-in renews the hash.
    const renewed = isOutdated ? await passwords.hash(password) : null;
    const result = await transact(accountKey(candidate.user.id), async (transaction) => {
      const user = await accounts.recordSignIn({
        userId: candidate.user.id,
        passwordHash: candidate.passwordHash,
        renewedHash: renewed?.ok ? renewed.value : null,
        at: clock.now(),
        session: transaction,
      });
      // The account was suspended, or its password changed, during the check.
      if (!user) return fail(invalidCredentials());
      const { session, isNewDevice, deviceToken } = await open({ user, device, session: transaction });
      // The first sign-in of an account that was created without one is expected.
      if (isNewDevice && candidate.user.lastLoginAt !== null)
        await mails.enqueue({
          kind: 'NEW_DEVICE',
          owner: user,
          secret: null,
          device: describeDevice(session.userAgent),
          session: transaction,
        });
      return ok({ user, tokens: issueTokens({ user, session, generation: 1 }), sessionId: session.id, deviceToken });
    });
    // After the transaction, which may run more than once.
    if (!result.ok) {
      // A concurrent sign-in has renewed the hash first: check again, against the new hash.
      return isOutdated ? signIn({ email, password, device, origin }) : refuse('changed_meanwhile', invalidCredentials());
    }
    mails.wake();
    const { user, sessionId } = result.value;
    recordSecurityEvent(origin.log, 'sign_in_succeeded', { user_id: user.id, session_id: sessionId, ...networkOf(origin) });
    return result;
  };

  /** The proven device of this account; null without one. Only tokens cause a look-up, so that its duration does not reveal accounts. */
  const findProvenDevice = async ({ email, tokens }: { email: string; tokens: readonly string[] }): Promise<string | null> => {
    const owners = tokens.length === 0 ? [] : await devices.ownersOf(tokens);
    const users = owners.length === 0 ? [] : await accounts.byIds(owners.map(({ userId }) => userId));
    const owner = users.find((user) => user.email === email);
    return owners.find(({ userId }) => userId === owner?.id)?.id ?? null;
  };

  return async ({ email: typedEmail, ...attempt }) => {
    const waitForStepEnd = startSteps();
    const email = normalizeEmail(typedEmail);
    const { origin } = attempt;
    const device = email === null ? null : await limited(() => findProvenDevice({ email, tokens: attempt.device.tokens }));
    const result = await limits.signIn({ account: email ?? typedEmail, device, origin }, () => signIn({ email, ...attempt }));
    if (!result.ok) await waitForStepEnd();
    return result;
  };
};

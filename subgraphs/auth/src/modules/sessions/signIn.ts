import type { Clock } from '#shared/clock.ts';
import { createLimit } from '#shared/events/limit.ts';
import type { QueuedTransaction } from '#shared/mongo/queuedTransaction.ts';
import { fail, ok } from '#shared/result.ts';
import type { Failure, Result } from '#shared/result.ts';
import { recordSecurityEvent } from '#shared/securityEvents.ts';
import type { RateLimitedError } from '#shared/userErrors.ts';
import { networkOf } from '../../limits/authLimits.ts';
import type { AuthLimiter, Origin } from '../../limits/authLimits.ts';
import { beginSteps } from '../../limits/responseSteps.ts';
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

// Of a storm of sign-ins: the other connections to the database are everybody else's.
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

/** With address and password. An address that nobody has is treated as one that somebody has, in work and time as in words. */
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
  const inTurn = createLimit({ maxParallel: maximumLookUps });

  const signIn = async ({ email, password, device, origin }: Omit<Attempt, 'email'> & { email: string | null }): Promise<SignInResult> => {
    const candidate = email === null ? null : await inTurn(() => accounts.candidateByEmail(email));
    const refuse = <Problem>(reason: string, problem: Problem): Failure<Problem> => {
      recordSecurityEvent(origin.log, 'sign_in_failed', { user_id: candidate?.user.id ?? null, reason, ...networkOf(origin) });
      return fail(problem);
    };
    const verified = await passwords.verify({ password, passwordHash: candidate?.passwordHash ?? null });
    if (!verified.ok) return verified;
    if (!candidate) return refuse('unknown_account', invalidCredentials);
    if (!verified.value) return refuse('wrong_password', invalidCredentials);
    if (candidate.user.status === 'SUSPENDED') return refuse('suspended', accountSuspended);

    const isOutdated = passwords.isOutdated({ password, passwordHash: candidate.passwordHash });
    // Here the password is at hand. Where there is no room for another hash now, the next sign-in will do.
    const renewed = isOutdated ? await passwords.hash(password) : null;
    const result = await transact(accountKey(candidate.user.id), async (transaction) => {
      const user = await accounts.recordSignIn({
        userId: candidate.user.id,
        passwordHash: candidate.passwordHash,
        renewedHash: renewed?.ok ? renewed.value : null,
        at: clock.now(),
        session: transaction,
      });
      // Suspended, or given another password, while this one was being checked.
      if (!user) return fail(invalidCredentials);
      const { session, isNewDevice, deviceToken } = await open({ user, device, session: transaction });
      // The very first sign-in of an account that was made without one is no news to anybody.
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
    // Now and not within: a transaction may run more than once.
    if (!result.ok) {
      // Another sign-in of this moment has renewed the hash first: checked again, against that one.
      return isOutdated ? signIn({ email, password, device, origin }) : refuse('changed_meanwhile', invalidCredentials);
    }
    mails.wake();
    const { user, sessionId } = result.value;
    recordSecurityEvent(origin.log, 'sign_in_succeeded', { user_id: user.id, session_id: sessionId, ...networkOf(origin) });
    return result;
  };

  /** The device of this account that came with the request; null where none did. Looked up for a token alone, so that no address is told from another. */
  const provenDevice = async ({ email, tokens }: { email: string; tokens: readonly string[] }): Promise<string | null> => {
    const owners = tokens.length === 0 ? [] : await devices.ownersOf(tokens);
    const users = owners.length === 0 ? [] : await accounts.byIds(owners.map(({ userId }) => userId));
    const owner = users.find((user) => user.email === email);
    return owners.find(({ userId }) => userId === owner?.id)?.id ?? null;
  };

  return async ({ email: typedEmail, ...attempt }) => {
    const endOfStep = beginSteps();
    const email = normalizeEmail(typedEmail);
    const { origin } = attempt;
    const device = email === null ? null : await inTurn(() => provenDevice({ email, tokens: attempt.device.tokens }));
    const result = await limits.signIn({ account: email ?? typedEmail, device, origin }, () => signIn({ email, ...attempt }));
    if (!result.ok) await endOfStep();
    return result;
  };
};

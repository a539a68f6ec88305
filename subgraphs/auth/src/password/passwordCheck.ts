import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { recordSecurityEvent } from '#shared/securityEvents.ts';
import type { RateLimitedError } from '#shared/userErrors.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { networkOf } from '../limits/authLimits.ts';
import type { AuthLimiter, Origin } from '../limits/authLimits.ts';
import type { AccountRepository, SignInCandidate } from '../modules/identity/account/account.repository.ts';
import { wrongPassword } from '../problems.ts';
import type { InvalidCredentialsError } from '../problems.ts';
import type { PasswordHasher } from './passwordHasher.ts';

type PasswordCheckResult = Result<SignInCandidate, InvalidCredentialsError | RateLimitedError>;

/**
 * Checks the viewer's own password, for changes that a stolen access token alone must not make. Counts for the session and the account; a
 * right password is forgiven. `path` is the input field of the password. Returns the account and the compared hash, which the next write
 * expects.
 */
export type CheckPassword = (attempt: { viewer: SignedIn; password: string; path: string; origin: Origin }) => Promise<PasswordCheckResult>;

export const createPasswordCheck =
  ({
    accounts,
    passwords,
    limits,
  }: {
    accounts: Pick<AccountRepository, 'credentialsOf'>;
    passwords: PasswordHasher;
    limits: Pick<AuthLimiter, 'passwordCheck'>;
  }): CheckPassword =>
  ({ viewer, password, path, origin }) =>
    limits.passwordCheck({ userId: viewer.userId, sessionId: viewer.sessionId, origin }, async (): Promise<PasswordCheckResult> => {
      const candidate = await accounts.credentialsOf(viewer.userId);
      const verified = await passwords.verify({ password, passwordHash: candidate?.passwordHash ?? null });
      if (!verified.ok) return verified;
      if (candidate && verified.value) return ok(candidate);
      recordSecurityEvent(origin.log, 'password_check_failed', { user_id: viewer.userId, ...networkOf(origin) });
      return fail(wrongPassword(path));
    });

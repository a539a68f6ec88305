import { hash, verify } from '@node-rs/argon2';
import { createLimit } from '#shared/events/limit.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { rateLimitedError } from '#shared/userErrors.ts';
import type { RateLimitedError } from '#shared/userErrors.ts';
import { randomSecret } from '../crypto/secrets.ts';
import { hasHashableLength } from './passwordPolicy.ts';

// argon2id (algorithm 2), OWASP's second profile: 19 MiB, two passes, one lane.
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
// Half of the thread pool: file and DNS work of the process goes on while passwords are hashed.
const maxParallel = 2;
const maxWaiting = 200;
const retryAfterSeconds = 5;

export type PasswordHasher = {
  hash(password: string): Promise<Result<string, RateLimitedError>>;
  /** With null, for an address nobody has, it takes the time of a real one and answers false. */
  verify(attempt: { password: string; passwordHash: string | null }): Promise<Result<boolean, RateLimitedError>>;
};

/** Hashes a few passwords at a time; beyond the waiting room the answer is at once, not late. */
export const createPasswordHasher = (): PasswordHasher => {
  const limited = createLimit({ maxParallel });
  let admitted = 0;
  const nobodysHash = hash(randomSecret(), argon2id);

  const queued = async <Value>(work: () => Promise<Value>): Promise<Result<Value, RateLimitedError>> => {
    if (admitted >= maxParallel + maxWaiting) return fail(rateLimitedError({ retryAfterSeconds }));
    admitted += 1;
    try {
      return ok(await limited(work));
    } finally {
      admitted -= 1;
    }
  };

  return {
    hash: (password) => queued(() => hash(password, argon2id)),
    verify: async ({ password, passwordHash }) => {
      // What cannot be anybody's password is refused in the time of a wrong one, and never cut to fit.
      const isPossible = hasHashableLength(password) && password.isWellFormed();
      return queued(async () => {
        const matches = await verify(passwordHash ?? (await nobodysHash), isPossible ? password : '');
        return matches && isPossible && passwordHash !== null;
      });
    },
  };
};

import { hash, verify } from '@node-rs/argon2';
import { compare } from 'bcryptjs';
import { createLimit } from '#shared/events/limit.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { rateLimitedError } from '#shared/userErrors.ts';
import type { RateLimitedError } from '#shared/userErrors.ts';
import { randomSecret } from '../crypto/secrets.ts';
import { hasHashableLength } from './passwordPolicy.ts';
import { parseStoredHash } from './storedHash.ts';

// argon2id (algorithm 2), OWASP's second profile: 19 MiB, two passes, one lane.
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
// Half of the thread pool: file and DNS work of the process goes on while passwords are hashed.
const maxParallel = 2;
const maxWaiting = 200;
const retryAfterSeconds = 5;
// The limit of bcrypt. Beyond it a typing error matches too, and so does the beginning of a longer password.
const bcryptBytes = 72;

export type PasswordHasher = {
  hash(password: string): Promise<Result<string, RateLimitedError>>;
  /** With null, for an address without an account, it takes the time of a real check and returns false. */
  verify(attempt: { password: string; passwordHash: string | null }): Promise<Result<boolean, RateLimitedError>>;
  /**
   * Whether `hash` would create a stronger hash of the same password. False when bcrypt, which `password` matched, cannot prove that it
   * is the same.
   */
  isOutdated(matched: { password: string; passwordHash: string }): boolean;
};

/** Hashes a few passwords at a time. Beyond the waiting room the refusal is immediate. */
export const createPasswordHasher = (): PasswordHasher => {
  const limited = createLimit({ maxParallel });
  let admitted = 0;
  const decoyHash = hash(randomSecret(), argon2id);

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
      // An impossible password is refused in the time of a wrong one, and never truncated.
      const isPossible = hasHashableLength(password) && password.isWellFormed();
      const stored = parseStoredHash(passwordHash ?? '');
      return queued(async () => {
        if (passwordHash !== null && stored.kind === 'bcrypt')
          return (await compare(isPossible ? password : '', passwordHash)) && isPossible;
        const isVerifiable = passwordHash !== null && stored.kind === 'argon2';
        const matches = await verify(isVerifiable ? passwordHash : await decoyHash, isPossible ? password : '');
        return matches && isPossible && isVerifiable;
      });
    },
    isOutdated: ({ password, passwordHash }) => {
      const stored = parseStoredHash(passwordHash);
      if (stored.kind === 'bcrypt') return Buffer.byteLength(password) < bcryptBytes;
      return stored.kind !== 'argon2' || stored.isWeak;
    },
  };
};

// A check takes well under a second, also for imported hashes: hashes beyond these limits match no password.
const highestBcryptCost = 12;
const highestArgonWork = 10 * 19_456 * 2;

/** Replaces a hash: no password opens the account until its owner has set one by mail. */
export const noPassword = '!';

export type StoredHash =
  | { kind: 'argon2'; isWeak: boolean }
  /** From an import. bcrypt compares the first 72 bytes of the password. */
  | { kind: 'bcrypt' }
  | { kind: 'unverifiable' };

/** OWASP's profiles: fewer passes take more memory. */
const isStrong = (memoryKib: number, passes: number): boolean => memoryKib >= 47_104 || (memoryKib >= 19_456 && passes >= 2);

/** The kind of a stored hash, from its text alone. */
export const parseStoredHash = (passwordHash: string): StoredHash => {
  const [, cost] = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(passwordHash) ?? [];
  if (cost !== undefined) return Number(cost) >= 4 && Number(cost) <= highestBcryptCost ? { kind: 'bcrypt' } : { kind: 'unverifiable' };
  const [, variant, memory, passes] =
    /^\$argon2(id|i|d)\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=\d{1,2}\$[A-Za-z0-9+/]{11,88}\$[A-Za-z0-9+/]{22,172}$/.exec(passwordHash) ?? [];
  if (variant === undefined || Number(memory) * Number(passes) > highestArgonWork) return { kind: 'unverifiable' };
  return { kind: 'argon2', isWeak: variant !== 'id' || !isStrong(Number(memory), Number(passes)) };
};

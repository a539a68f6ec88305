import { randomUUID } from 'node:crypto';

/** A word that no other test writes, in letters alone: a name does not take as many digits. */
export const uniqueName = (prefix: string): string =>
  `${prefix}${randomUUID()
    .slice(0, 8)
    .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`;

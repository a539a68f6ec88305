import { randomBytes } from 'node:crypto';
import { systemClock } from './clock.ts';

// An id carries time for the index alone: nobody reads it back.
const clock = systemClock();

// Crockford's alphabet in lower case: no i, l, o, u, so that an id read aloud or retyped stays the same id.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const timeCharacters = 10;
const randomCharacters = 16;

/** Every kind of object with an id. The prefix names the kind, to a reader and to a look-up of another kind. */
export type IdPrefix =
  | 'usr'
  | 'ses'
  | 'rft'
  | 'crs'
  | 'mod'
  | 'les'
  | 'cat'
  | 'enr'
  | 'crt'
  | 'txn'
  | 'chk'
  | 'ent'
  | 'ath'
  | 'ams'
  | 'ntf'
  | 'dex'
  | 'evt'
  | 'req'
  | 'job'
  | 'aud';

/** A new opaque id, `<prefix>_` and 26 characters: 48 bits of time, so that inserts stay at one end of the index, and 80 random bits. */
export const newId = (prefix: IdPrefix, now: Date = clock.now()): string => {
  let time = '';
  let rest = now.getTime();
  for (let index = 0; index < timeCharacters; index += 1) {
    time = alphabet.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  let random = '';
  for (const byte of randomBytes(randomCharacters)) random += alphabet.charAt(byte & 31);
  return `${prefix}_${time}${random}`;
};

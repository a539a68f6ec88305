import { randomBytes } from 'node:crypto';
import { systemClock } from './clock.ts';

// An id carries time for the index alone: nobody reads it back.
const clock = systemClock();

// Crockford's alphabet in lower case: no i, l, o, u, so that an id read aloud or retyped stays the same id.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const timeCharacters = 10;
const randomCharacters = 16;

/** A new opaque id, `<prefix>_` and 26 characters. The prefix is three letters that name the kind of object, one kind each. The rest is 48 bits of time, so that inserts stay at one end of the index, and 80 random bits. */
export const newId = (prefix: string, now: Date = clock.now()): string => {
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

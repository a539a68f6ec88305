import { isIP } from 'node:net';
import { z } from 'zod';

/** Secrets of documents and examples. Everybody knows them. */
const knownSecrets = ['change-me', 'changeme', 'secret', 'example', 'default', 'password', 'please-set'];
export const minimumSecretBytes = 32;

const isExample = (value: string): boolean => knownSecrets.some((known) => value.toLowerCase().includes(known));
export const secretAdvice = 'make one of your own, for instance with openssl rand -base64 48';

/** A short text over and over, or a few characters only: long, and guessed all the same. */
const isRepeated = (value: string): boolean => {
  for (let period = 1; period <= value.length / 2; period += 1) if (value.startsWith(value.slice(period))) return true;
  return new Set(value).size < 8;
};

export const secret = z
  .string()
  .refine((value) => Buffer.byteLength(value) >= minimumSecretBytes, `must have ${String(minimumSecretBytes)} bytes or more`)
  .refine((value) => !isExample(value), `is an example value: ${secretAdvice}`)
  .refine((value) => !isRepeated(value), `repeats a few characters: ${secretAdvice}`);
export const providerSecret = z.string().refine((value) => !isExample(value), 'is an example value: take the one of your own account');

// Number() alone would take a blank for 0.
export const wholeNumber = z
  .string()
  .regex(/^-?\d{1,15}$/, 'must be a whole number')
  .transform(Number);
export const count = wholeNumber.refine((value) => value >= 1 && value <= 1_000_000, 'must be from 1 to 1000000');
export const port = wholeNumber.refine((value) => value >= 0 && value <= 65_535, 'must be a port: 0 to 65535');
export const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );
export const bareUrl = (...protocols: string[]) =>
  url(...protocols).refine((value) => {
    if (!URL.canParse(value)) return true;
    const { username, password, search, hash } = new URL(value);
    return `${username}${password}${search}${hash}` === '' && !/[?#]/.test(value);
  }, 'must have no user, no ? and no #');
export const printable = z.string().regex(/^[^\p{Cc}]+$/u, 'must have no control characters and not be empty');
// A last label of digits alone is an address of IPv4, or nothing.
export const host = z
  .string()
  .refine(
    (value) => isIP(value) !== 0 || (/^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(value) && !/(^|\.)\d+$/.test(value)),
    'must be an IP address or a host name',
  );
export const isNetwork = (value: string): boolean => {
  const [address = '', bits, ...rest] = value.split('/');
  const family = isIP(address);
  return family !== 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)));
};
export const namedNetworks = ['loopback', 'linklocal', 'uniquelocal'];
export const isOrigin = (value: string): boolean => URL.canParse(value) && /^https?:/.test(value) && new URL(value).origin === value;

// Not a URL to the letter: a replica set names several hosts with their ports.
export const mongodbUri = z
  .string()
  .regex(/^mongodb(?:\+srv)?:\/\/[^\s/]+(?:\/\S*)?$/, 'must be a connection string that begins with mongodb:// or mongodb+srv://');
export const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

import { z } from 'zod';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { decodeCanonicalBase64url, parseCanonicalJson } from './canonicalEncoding.ts';

export const maximumTokenCharacters = 4_096;
const es256SignatureBytes = 64;

/** No slash, dot, quote or blank: whatever a key id is looked up in, it is a name there and nothing else. */
export const kidPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

export const tokenAlgorithm = 'ES256';
export const tokenType = 'at+jwt';
// Strict: jwk, jku, x5u, crit, b64 and every member not invented yet are refused by not being named.
const joseHeaderSchema = z.strictObject({ alg: z.literal(tokenAlgorithm), typ: z.literal(tokenType), kid: z.string().regex(kidPattern) });

export type StrictJws = { kid: string; payload: unknown };

/**
 * The checks before the token library: one spelling for each token, one algorithm, no member that names a key. Nothing here is
 * verified yet.
 */
export const parseStrictJws = (token: string): Result<StrictJws, 'malformed'> => {
  if (token.length > maximumTokenCharacters) return fail('malformed');
  const [headerText = '', payloadText = '', signatureText = '', ...rest] = token.split('.');
  const headerBytes = decodeCanonicalBase64url(headerText);
  const payloadBytes = decodeCanonicalBase64url(payloadText);
  const signature = decodeCanonicalBase64url(signatureText);
  if (rest.length > 0 || !headerBytes || !payloadBytes || signature?.length !== es256SignatureBytes) return fail('malformed');
  const header = joseHeaderSchema.safeParse(parseCanonicalJson(headerBytes));
  const payload = parseCanonicalJson(payloadBytes);
  if (!header.success || typeof payload !== 'object' || payload === null || Array.isArray(payload)) return fail('malformed');
  return ok({ kid: header.data.kid, payload });
};

import { KeyObject } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { locales, roles } from '../viewer.ts';
import type { Locale, SignedIn } from '../viewer.ts';
import { kidPattern, parseStrictJws, tokenAlgorithm, tokenType } from './strictJws.ts';

export const accessTokenLifetimeSeconds = 900;
/** `aud` of every access token. */
export const tokenAudience = 'har-academy';
const futureToleranceMs = 5_000;

export type SigningKey = { kid: string; privateKey: KeyObject };
/** Where public keys are looked up; null for a key that is unknown or withdrawn. Throws when it cannot know. */
export type PublicKeys = { publicKey(kid: string): KeyObject | null | Promise<KeyObject | null> };
export type AccessTokenProblem = 'malformed' | 'unknown_key' | 'bad_signature' | 'expired' | 'not_yet_valid' | 'wrong_claims';
export type VerifiedAccessToken = { viewer: SignedIn; locale: Locale | null; expiresAt: Date };

const id = z.string().min(1).max(128);
const seconds = z.int().min(0).max(8.64e12);
// All claims that a token may hold. It has no room for an e-mail address or a name. A token with more claims is not ours.
const claimsSchema = z.strictObject({
  iss: z.string(),
  aud: z.string(),
  sub: id,
  sid: id,
  roles: z.array(z.enum(roles)).max(roles.length),
  locale: z.enum(locales).nullable(),
  auth_time: seconds,
  iat: seconds,
  exp: seconds,
  jti: id.optional(),
});

const isP256 = (key: KeyObject): boolean => key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
const toSeconds = (instant: Date): number => Math.floor(instant.getTime() / 1000);

export type IssueAccessToken = {
  signingKey: SigningKey;
  viewer: Omit<SignedIn, 'kind' | 'issuedAt'>;
  /** The account's language; null where it never chose one. */
  locale: Locale | null;
  /**
   * The person's present not-before. A token issued after a revocation but in the same second is dated at it, else it would be taken
   * for one from before; see nextNotBefore.
   */
  notBefore?: Date | null;
  clock: Clock;
  lifetimeSeconds?: number;
  issuer: string;
  audience: string;
  tokenId?: string;
};

/** Throws on a key that is not for ES256 or whose id no verifier would take. */
export const issueAccessToken = ({
  signingKey: { kid, privateKey },
  viewer,
  locale,
  notBefore = null,
  clock,
  lifetimeSeconds = accessTokenLifetimeSeconds,
  issuer,
  audience,
  tokenId,
}: IssueAccessToken): { token: string; expiresAt: Date; viewer: SignedIn } => {
  if (!kidPattern.test(kid)) throw new Error('The id of the signing key has characters that tokens may not carry.');
  if (privateKey.type !== 'private' || !isP256(privateKey)) throw new Error('The signing key is not a private P-256 key.');
  const nowSeconds = toSeconds(clock.now());
  const exp = nowSeconds + lifetimeSeconds;
  const claims: z.infer<typeof claimsSchema> = {
    iss: issuer,
    aud: audience,
    sub: viewer.userId,
    sid: viewer.sessionId,
    roles: [...viewer.roles],
    locale,
    auth_time: toSeconds(viewer.authenticatedAt),
    iat: Math.max(nowSeconds, notBefore ? Math.ceil(notBefore.getTime() / 1000) : 0),
    exp,
    ...(tokenId === undefined ? {} : { jti: tokenId }),
  };
  const token = jsonwebtoken.sign(claims, privateKey, { algorithm: tokenAlgorithm, header: { alg: tokenAlgorithm, typ: tokenType, kid } });
  // Whom every verifier takes the bearer for.
  const bearer: SignedIn = {
    kind: 'user',
    ...viewer,
    issuedAt: new Date(claims.iat * 1000),
    authenticatedAt: new Date(claims.auth_time * 1000),
  };
  return { token, expiresAt: new Date(exp * 1000), viewer: bearer };
};

const hasValidSignature = (token: string, publicKey: KeyObject): boolean => {
  try {
    // Times are left to the caller: the library reads the machine's clock wherever it is not handed a time above zero.
    jsonwebtoken.verify(token, publicKey, { algorithms: [tokenAlgorithm], ignoreExpiration: true, ignoreNotBefore: true });
    return true;
  } catch {
    return false;
  }
};

/** Rejects only where `keys` does: a token is never called bad because its key could not be looked up. */
export const createAccessTokenVerifier = ({
  keys,
  issuer,
  audience,
  clock,
}: {
  keys: PublicKeys;
  issuer: string;
  audience: string;
  clock: Clock;
}) => ({
  async verify(token: string): Promise<Result<VerifiedAccessToken, AccessTokenProblem>> {
    const parsed = parseStrictJws(token);
    if (!parsed.ok) return parsed;
    const key = await keys.publicKey(parsed.value.kid);
    if (!(key instanceof KeyObject) || key.type !== 'public' || !isP256(key)) return fail('unknown_key');
    if (!hasValidSignature(token, key)) return fail('bad_signature');

    const claims = claimsSchema.safeParse(parsed.value.payload);
    if (!claims.success || claims.data.iss !== issuer || claims.data.aud !== audience) return fail('wrong_claims');
    const { sub, sid, iat, exp, auth_time: authTime, locale } = claims.data;
    const nowMs = clock.now().getTime();
    if (nowMs >= exp * 1000) return fail('expired');
    if (iat * 1000 > nowMs + futureToleranceMs) return fail('not_yet_valid');
    const viewer: SignedIn = {
      kind: 'user',
      userId: sub,
      sessionId: sid,
      roles: claims.data.roles,
      issuedAt: new Date(iat * 1000),
      authenticatedAt: new Date(authTime * 1000),
    };
    return ok({ viewer, locale, expiresAt: new Date(exp * 1000) });
  },
});

/** Exactly `Bearer <token>`; the token is not looked into. */
export const parseAuthorization = (header: string | string[] | undefined): Result<string, 'absent' | 'malformed'> => {
  if (header === undefined) return fail('absent');
  const token = typeof header === 'string' ? /^Bearer ([^\s,]+)$/.exec(header)?.[1] : undefined;
  return token === undefined ? fail('malformed') : ok(token);
};

import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { manualClock } from '../../clock.ts';
import { createAccessTokenVerifier, issueAccessToken } from '../../trust/accessToken.ts';
import type { SignedIn } from '../../viewer.ts';

export const issuer = 'https://har.test';
export const audience = 'har-graph';
export const kid = 'key-1';
export const start = new Date('2026-03-01T12:00:00.000Z');
export const startSeconds = start.getTime() / 1000;

export const keyPair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const strangerPair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const rsaPair = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const p384Pair = generateKeyPairSync('ec', { namedCurve: 'P-384' });

export const learner: Omit<SignedIn, 'kind' | 'issuedAt'> = {
  userId: 'usr_1',
  sessionId: 'ses_1',
  roles: ['LEARNER'],
  authenticatedAt: new Date('2026-03-01T11:00:00.000Z'),
};

export const setUp = () => {
  const clock = manualClock(start);
  const keys = { publicKey: (wanted: string): KeyObject | null => (wanted === kid ? keyPair.publicKey : null) };
  const verifier = createAccessTokenVerifier({ keys, issuer, audience, clock });
  const issued = () =>
    issueAccessToken({ signingKey: { kid, privateKey: keyPair.privateKey }, viewer: learner, locale: 'fr', clock, issuer, audience }).token;
  return { clock, verifier, issued };
};

export const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
export const header = { alg: 'ES256', typ: 'at+jwt', kid };
export const claims = {
  iss: issuer,
  aud: audience,
  sub: 'usr_1',
  sid: 'ses_1',
  roles: ['LEARNER'],
  locale: 'fr',
  auth_time: startSeconds - 3600,
  iat: startSeconds,
  exp: startSeconds + 900,
};
export const without = (object: Record<string, unknown>, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));

/** Properly signed by our own key, whatever it says: what it says has to be what is refused. A text stands for its exact bytes. */
export const forge = ({
  head = header,
  body = claims,
  key = keyPair.privateKey,
  dsaEncoding = 'ieee-p1363',
}: { head?: unknown; body?: unknown; key?: KeyObject; dsaEncoding?: 'ieee-p1363' | 'der' } = {}): string => {
  const input = `${encode(head)}.${encode(body)}`;
  return `${input}.${sign('sha256', Buffer.from(input), { key, dsaEncoding }).toString('base64url')}`;
};

export const forgeHmac = ({ alg, secret }: { alg: 'HS256' | 'HS384' | 'HS512'; secret: string | Buffer }): string => {
  const input = `${encode({ ...header, alg })}.${encode(claims)}`;
  return `${input}.${createHmac(`sha${alg.slice(2)}`, secret)
    .update(input)
    .digest('base64url')}`;
};

export const forgeUnsigned = (alg: string, signature = ''): string => `${encode({ ...header, alg })}.${encode(claims)}.${signature}`;

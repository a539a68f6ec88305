import { expect, test } from 'vitest';
import { emptyResponseMetadata } from '#shared/responseMetadata.ts';
import { manualClock } from '#shared/clock.ts';
import { createSealer, deriveKey, randomSecret, sha256 } from '../src/crypto/secrets.ts';
import { createRefreshTokens, parseRefreshToken } from '../src/modules/sessions/refreshToken.ts';
import { clearRefreshCookie, deliverTokens } from '../src/modules/sessions/tokens.ts';

const authSecret = 'kV7q-9wLz4T_pX2mR8sYb6HdN3cJ5fGa';
const key = deriveKey({ authSecret, purpose: 'refresh-token' });
const family = { id: 'ses_01arz3ndektsv4rrffq69g5fav', refreshTokenSalt: 'salt' };
const tokens = createRefreshTokens({ key });

test('a refresh token contains its session and generation', () => {
  const token = tokens.derive(family, 12);
  expect(token).toMatch(/^rft_01arz3ndektsv4rrffq69g5fav\.12\.[A-Za-z0-9_-]{43}$/);
  expect(parseRefreshToken(token)).toEqual({ sessionId: family.id, generation: 12, token });
});

test('a malformed text is not a refresh token', () => {
  const token = tokens.derive(family, 1);
  const others = [
    '',
    'rft_',
    token.slice(0, -1),
    `${token}x`,
    ` ${token}`,
    token.toUpperCase(),
    token.replace('.1.', '..'),
    token.replace('.1.', '.12345678.'),
  ];
  expect(others.map(parseRefreshToken)).toEqual(others.map(() => null));
});

test('a token is genuine for its own family, generation and key only, to the last character', () => {
  const token = tokens.derive(family, 3);
  const last = token.endsWith('A') ? 'B' : 'A';
  const presented = { sessionId: family.id, generation: 3, token };
  expect(tokens.isGenuine(family, presented)).toBe(true);
  expect(tokens.isGenuine(family, { ...presented, generation: 4 })).toBe(false);
  expect(tokens.isGenuine(family, { ...presented, token: token.slice(0, -1) + last })).toBe(false);
  expect(tokens.isGenuine(family, { ...presented, token: token.slice(0, -1) })).toBe(false);
  expect(tokens.isGenuine({ ...family, refreshTokenSalt: 'other' }, presented)).toBe(false);
  expect(createRefreshTokens({ key: deriveKey({ authSecret, purpose: 'outgoing-mail' }) }).isGenuine(family, presented)).toBe(false);
});

test('tokens of an earlier release stay valid', () => {
  expect(tokens.derive(family, 1)).toBe('rft_01arz3ndektsv4rrffq69g5fav.1.CbYAYzMznob1Il5f277Bslbm-mnzv4PRujW7oR3yU54');
  expect(sha256('har')).toBe('tzKAXuWkXHyRlFRco2I2ofkEyhn6EaISAOFyrSR_6RM');
});

test('each purpose has a separate key of 256 bits', () => {
  const keys = (['signing-key', 'refresh-token', 'outgoing-mail'] as const).map((purpose) => deriveKey({ authSecret, purpose }));
  expect(keys.map(({ length }) => length)).toEqual([32, 32, 32]);
  expect(new Set(keys.map((bytes) => bytes.toString('hex'))).size).toBe(3);
  expect(deriveKey({ authSecret: `${authSecret}x`, purpose: 'refresh-token' })).not.toEqual(key);
});

test('a sealed text opens only unchanged, with its key and for its owner', () => {
  const sealer = createSealer(key);
  const sealed = sealer.seal({ text: 'été 🦉', owner: 'row_1' });
  expect(sealed).toMatch(/^v1\.[A-Za-z0-9_-]+$/);
  expect(Buffer.from(sealed.slice(3), 'base64url')).toHaveLength(12 + 16 + Buffer.byteLength('été 🦉'));
  expect(sealer.open({ sealed, owner: 'row_1' })).toBe('été 🦉');
  expect(sealer.seal({ text: 'été 🦉', owner: 'row_1' })).not.toBe(sealed);

  expect(() => sealer.open({ sealed, owner: 'row_2' })).toThrow();
  expect(() => createSealer(deriveKey({ authSecret, purpose: 'signing-key' })).open({ sealed, owner: 'row_1' })).toThrow();
  for (const position of [0, 12, 28]) {
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    bytes[position] = (bytes[position] ?? 0) ^ 1;
    expect(() => sealer.open({ sealed: `v1.${bytes.toString('base64url')}`, owner: 'row_1' })).toThrow();
  }
  expect(() => sealer.open({ sealed: sealed.replace('v1.', 'v2.'), owner: 'row_1' })).toThrow('sealed in a way this version does not know');
});

test('a secret has 256 random bits', () => {
  expect(Buffer.from(randomSecret(), 'base64url')).toHaveLength(32);
  expect(randomSecret()).not.toBe(randomSecret());
});

test('the refresh token is in the body or in a cookie that expires with the session, never in both', () => {
  const clock = manualClock(new Date('2026-03-01T12:00:00.400Z'));
  const issued = {
    accessToken: 'access',
    accessTokenExpiresAt: new Date('2026-03-01T12:15:00.000Z'),
    refreshToken: 'refresh',
    refreshTokenExpiresAt: new Date('2026-03-01T12:01:00.000Z'),
  };
  const response = emptyResponseMetadata();
  expect(deliverTokens({ tokens: issued, delivery: 'BODY', response, clock })).toEqual(issued);
  expect(response.cookies).toEqual([]);

  expect(deliverTokens({ tokens: issued, delivery: 'COOKIE', response, clock })).toEqual({ ...issued, refreshToken: null });
  expect(response.cookies).toEqual([{ name: 'har_refresh', path: '/graphql', value: 'refresh', maxAgeSeconds: 59 }]);
  clock.advance(61_000);
  deliverTokens({ tokens: issued, delivery: 'COOKIE', response, clock });
  expect(response.cookies).toEqual([{ name: 'har_refresh', path: '/graphql', value: 'refresh', maxAgeSeconds: 0 }]);

  clearRefreshCookie(response);
  expect(response.cookies).toEqual([{ name: 'har_refresh', path: '/graphql', value: '', maxAgeSeconds: 0 }]);
});

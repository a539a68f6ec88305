import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { manualClock } from '../../clock.ts';
import { createAccessTokenVerifier, issueAccessToken, parseAuthorization } from '../../trust/accessToken.ts';
import { audience, claims, forge, issuer, keyPair, kid, learner, p384Pair, rsaPair, setUp, start, startSeconds } from './tokenWorkshop.ts';

const payloadOf = (token: string): unknown => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
const headerOf = (token: string): unknown => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());

describe('an access token', () => {
  test('carries the allowed claims and nothing else', { tags: ['B10'] }, () => {
    const { issued } = setUp();

    expect(payloadOf(issued())).toEqual(claims);
    expect(headerOf(issued())).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: 'key-1' });
  });

  test('tells who is asking, in which session, with which roles and until when', async () => {
    const { verifier, issued } = setUp();

    expect(await verifier.verify(issued())).toEqual({
      ok: true,
      value: {
        viewer: {
          kind: 'user',
          userId: 'usr_1',
          sessionId: 'ses_1',
          roles: ['LEARNER'],
          issuedAt: start,
          authenticatedAt: learner.authenticatedAt,
        },
        locale: 'fr',
        expiresAt: new Date('2026-03-01T12:15:00.000Z'),
      },
    });
  });

  test('of an account without a language and with a token id is accepted', async () => {
    const { verifier, clock } = setUp();
    const { token } = issueAccessToken({
      signingKey: { kid, privateKey: keyPair.privateKey },
      viewer: learner,
      locale: null,
      clock,
      issuer,
      audience,
      tokenId: 'jti-1',
    });

    const verified = await verifier.verify(token);

    expect(verified.ok && verified.value.locale).toBe(null);
    expect(payloadOf(token)).toEqual({ ...claims, locale: null, jti: 'jti-1' });
  });

  test('lives until the last millisecond before exp by the injected clock, and not at exp', async () => {
    const { verifier, issued, clock } = setUp();
    const token = issued();

    clock.set(new Date((startSeconds + 900) * 1000 - 1));
    expect((await verifier.verify(token)).ok).toBe(true);
    clock.advance(1);
    expect(await verifier.verify(token)).toEqual({ ok: false, errors: ['expired'] });
  });

  test('is read by the injected clock also where that stands at zero', async () => {
    const clock = manualClock(new Date(0));
    const verifier = createAccessTokenVerifier({ keys: { publicKey: () => keyPair.publicKey }, issuer, audience, clock });

    expect((await verifier.verify(forge({ body: { ...claims, iat: 0, auth_time: 0, exp: 900 } }))).ok).toBe(true);
  });

  test('dated five seconds ahead is accepted, one millisecond more is not', async () => {
    const { verifier, clock } = setUp();
    const token = forge({ body: { ...claims, iat: startSeconds + 5 } });

    expect((await verifier.verify(token)).ok).toBe(true);
    clock.advance(-1);
    expect(await verifier.verify(token)).toEqual({ ok: false, errors: ['not_yet_valid'] });
  });

  test('issued in the second of a revocation is dated at it and keeps its end', async () => {
    const { verifier, clock } = setUp();
    clock.advance(400);
    const { token, expiresAt } = issueAccessToken({
      signingKey: { kid, privateKey: keyPair.privateKey },
      viewer: learner,
      locale: 'fr',
      clock,
      issuer,
      audience,
      notBefore: new Date(start.getTime() + 1_000),
    });

    const verified = await verifier.verify(token);

    expect(verified.ok && verified.value.viewer.issuedAt).toEqual(new Date(start.getTime() + 1_000));
    expect(expiresAt).toEqual(new Date(start.getTime() + 900_000));
  });

  test('issued after a not-before between two seconds is dated at the later one', () => {
    const { clock } = setUp();
    const issuedAfter = (notBeforeMs: number): unknown =>
      payloadOf(
        issueAccessToken({
          signingKey: { kid, privateKey: keyPair.privateKey },
          viewer: learner,
          locale: 'fr',
          clock,
          issuer,
          audience,
          notBefore: new Date(start.getTime() + notBeforeMs),
        }).token,
      );

    expect(issuedAfter(1)).toEqual({ ...claims, iat: startSeconds + 1 });
    expect(issuedAfter(-1)).toEqual(claims);
  });

  test('of 4,095 characters passes the size limit of 4 KB, one of 4,097 does not', async () => {
    const { verifier } = setUp();
    // Three bytes are four characters, so with this key id no claims make 4,096. Only the claims speak against the first: so its size passed.
    const ofClaims = (bytes: number): string =>
      forge({ body: { ...claims, pad: 'x'.repeat(bytes - JSON.stringify({ ...claims, pad: '' }).length) } });

    expect([ofClaims(2_961).length, ofClaims(2_962).length]).toEqual([4_095, 4_097]);
    expect(await verifier.verify(ofClaims(2_961))).toEqual({ ok: false, errors: ['wrong_claims'] });
    expect(await verifier.verify(ofClaims(2_962))).toEqual({ ok: false, errors: ['malformed'] });
  });

  test('of exactly 4,096 characters passes the size limit', async () => {
    const { verifier } = setUp();
    // With an id of one character more the lengths fall otherwise. The key is not known, which is said once the size has passed.
    const head = { alg: 'ES256', typ: 'at+jwt', kid: 'key-12' };
    const pad = 'x'.repeat(2_961 - JSON.stringify({ ...claims, pad: '' }).length);
    const token = forge({ head, body: { ...claims, pad } });

    expect(token).toHaveLength(4_096);
    expect(await verifier.verify(token)).toEqual({ ok: false, errors: ['unknown_key'] });
  });

  test('in another spelling is malformed, and in another text belongs to the same session', { tags: ['B8'] }, async () => {
    const { verifier, issued } = setUp();
    const token = issued();
    const spellings = [
      ` ${token}`,
      `${token} `,
      `${token}\n`,
      `${token}=`,
      `${token}==`,
      token.replaceAll('.', '. '),
      token.replaceAll('.', '=.'),
    ];

    expect(await Promise.all(spellings.map((spelling) => verifier.verify(spelling)))).toEqual(
      spellings.map(() => ({ ok: false, errors: ['malformed'] })),
    );
    const other = issued();
    const verified = await verifier.verify(other);
    expect(other).not.toBe(token);
    expect(verified.ok && verified.value.viewer.sessionId).toBe('ses_1');
  });

  test('is not called bad when its key could not be looked up', async () => {
    const { clock, issued } = setUp();
    const keys = { publicKey: () => Promise.reject(new Error('auth is down')) };

    await expect(createAccessTokenVerifier({ keys, issuer, audience, clock }).verify(issued())).rejects.toThrow('auth is down');
  });

  test.each([
    ['a private key', keyPair.privateKey],
    ['an RSA key', rsaPair.publicKey],
    ['a key of another curve', p384Pair.publicKey],
  ])('is not verified with %s that a key store hands out', async (_, key) => {
    const { clock, issued } = setUp();

    expect(await createAccessTokenVerifier({ keys: { publicKey: () => key }, issuer, audience, clock }).verify(issued())).toEqual({
      ok: false,
      errors: ['unknown_key'],
    });
  });

  test('is not issued with a key of another kind or an id that no verifier takes', () => {
    const { clock } = setUp();
    const issue = (signingKey: Parameters<typeof issueAccessToken>[0]['signingKey']) => () =>
      issueAccessToken({ signingKey, viewer: learner, locale: 'fr', clock, issuer, audience });

    expect(issue({ kid: '../key', privateKey: keyPair.privateKey })).toThrow('id of the signing key');
    expect(issue({ kid, privateKey: generateKeyPairSync('ed25519').privateKey })).toThrow('not a private P-256 key');
    expect(issue({ kid, privateKey: keyPair.publicKey })).toThrow('not a private P-256 key');
  });
});

describe('the Authorization header', () => {
  test('is absent, or exactly Bearer and a token', () => {
    expect(parseAuthorization(undefined)).toEqual({ ok: false, errors: ['absent'] });
    expect(parseAuthorization('Bearer a.b.c')).toEqual({ ok: true, value: 'a.b.c' });
  });

  test.each([
    '',
    'Bearer',
    'Bearer ',
    'bearer a.b.c',
    'BEARER a.b.c',
    'Bearer  a.b.c',
    ' Bearer a.b.c',
    'Bearer a.b.c ',
    'Bearer a.b.c d',
    'Bearer\ta.b.c',
    'Bearer a.b.c\n',
    'Bearer a.b.c, Bearer d.e.f',
    'Basic dXNyOnB3',
    'a.b.c',
    'Bearer:a.b.c',
  ])('%j is malformed', { tags: ['B8'] }, (header) => {
    expect(parseAuthorization(header)).toEqual({ ok: false, errors: ['malformed'] });
  });

  test('sent twice is malformed', () => {
    expect(parseAuthorization(['Bearer a.b.c'])).toEqual({ ok: false, errors: ['malformed'] });
  });
});

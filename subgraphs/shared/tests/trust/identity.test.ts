import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { manualClock } from '../../clock.ts';
import { deadlineIn } from '../../concurrency/deadline.ts';
import { createIdentitySigner, createIdentityVerifier, identityHeader } from '../../trust/identity.ts';
import { deriveSealKey } from '../../trust/sealedMessage.ts';
import { createServiceSigner, createServiceVerifier } from '../../trust/serviceProof.ts';
import type { Caller } from '../../viewer.ts';

const secret = 'k3'.repeat(16);
const start = new Date('2026-03-01T12:00:00.000Z');
const body = '{"query":"{ viewer { id } }"}';
const caller: Caller = {
  viewer: {
    kind: 'user',
    userId: 'usr_1',
    sessionId: 'ses_1',
    roles: ['LEARNER', 'INSTRUCTOR'],
    issuedAt: new Date('2026-03-01T11:59:00.000Z'),
    authenticatedAt: new Date('2026-03-01T08:00:00.123Z'),
  },
  locale: 'fr',
  requestId: 'req_1',
  deadline: deadlineIn(280_000),
  client: { ip: '203.0.113.7', userAgent: 'Navigateur/1.0 (é)' },
  refreshCookie: 'opaque',
};
const anonymousCaller: Caller = { ...caller, viewer: { kind: 'anonymous' }, client: { ip: null, userAgent: null }, refreshCookie: null };

const setUp = () => {
  const clock = manualClock(start);
  const signer = createIdentitySigner({ secret, clock });
  const verifier = createIdentityVerifier({ secret, subgraph: 'course', clock });
  const header = signer.sign({ subgraph: 'course', body, caller });
  return { clock, signer, verifier, header };
};

type Envelope = { v: number; aud: string; iat: number; exp: number; content: unknown };
const contentOf = ({ sha256 = createHash('sha256').update(body).digest('base64url'), ...more }: Record<string, unknown> = {}): unknown => ({
  nonce: 'n'.repeat(22),
  bodySha256: sha256,
  viewer: { kind: 'anonymous' },
  locale: 'fr',
  requestId: 'req_1',
  remainingMs: 1,
  client: { ip: null, userAgent: null },
  refreshCookie: null,
  ...more,
});
const startMs = start.getTime();
const goodEnvelope: Envelope = { v: 1, aud: 'course', iat: startMs, exp: startMs + 30_000, content: contentOf() };
/** Signed with the very key that the verifier holds, whatever it says. */
const forge = (payload: unknown, key: string | Buffer = deriveSealKey({ secret, purpose: 'identity', subgraph: 'course' })): string => {
  const text = Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)).toString('base64url');
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
};

describe("the router's proof", () => {
  test.each([
    ['a signed-in caller', caller],
    ['an anonymous caller', anonymousCaller],
  ])('brings %s over whole', { tags: ['F2'] }, (_, sent) => {
    const { signer, verifier } = setUp();

    expect(verifier.verify({ header: signer.sign({ subgraph: 'course', body, caller: sent }), body: Buffer.from(body) })).toEqual({
      ok: true,
      value: sent,
    });
  });

  test('22a carries the time that is left, however far the clocks of the two processes are apart', () => {
    const [routerClock, subgraphClock] = [manualClock(start), manualClock(new Date(start.getTime() + 20_000))];
    const verifier = createIdentityVerifier({ secret, subgraph: 'course', clock: subgraphClock });
    const sign = (remainingMs: number) =>
      createIdentitySigner({ secret, clock: routerClock }).sign({
        subgraph: 'course',
        body,
        caller: { ...caller, deadline: deadlineIn(remainingMs) },
      });
    const remainingOf = (header: string) => {
      const verified = verifier.verify({ header, body });
      return verified.ok ? verified.value.deadline.remainingMs() : null;
    };
    const remainingMs = remainingOf(sign(100_000)) ?? 0;
    expect(remainingMs).toBeGreaterThan(0);
    expect(remainingMs).toBeLessThanOrEqual(100_000);
    expect(remainingOf(sign(0))).toBe(0);
  });

  test('travels in a header that processes of two releases both know', () => {
    expect(identityHeader).toBe('x-har-identity');
  });

  test('is good at 30 seconds and refused a millisecond later', { tags: ['F2'] }, () => {
    const { verifier, header, clock } = setUp();

    clock.advance(30_000);
    expect(verifier.verify({ header, body }).ok).toBe(true);
    clock.advance(1);
    expect(verifier.verify({ header, body })).toEqual({ ok: false, errors: ['expired'] });
  });

  test('may be dated five seconds ahead, not a millisecond more', { tags: ['F2'] }, () => {
    const { verifier, header, clock } = setUp();

    clock.advance(-5_000);
    expect(verifier.verify({ header, body }).ok).toBe(true);
    clock.advance(-1);
    expect(verifier.verify({ header, body })).toEqual({ ok: false, errors: ['expired'] });
  });

  test('cannot be given a longer life by its signer', { tags: ['F2'] }, () => {
    const { verifier } = setUp();

    expect(verifier.verify({ header: forge(goodEnvelope), body }).ok).toBe(true);
    expect(verifier.verify({ header: forge({ ...goodEnvelope, exp: startMs + 30_001 }), body })).toEqual({
      ok: false,
      errors: ['malformed'],
    });
  });

  test('replayed with another body is refused', { tags: ['F2'] }, () => {
    const { verifier, header } = setUp();

    for (const other of [`${body} `, body.slice(0, -1), '', body.replace('viewer', 'admins')]) {
      expect(verifier.verify({ header, body: other })).toEqual({ ok: false, errors: ['wrong_body'] });
    }
  });

  test('replayed to another subgraph is refused', { tags: ['F2'] }, () => {
    const { signer, header, clock } = setUp();
    const payment = createIdentityVerifier({ secret, subgraph: 'payment', clock });

    expect(payment.verify({ header, body })).toEqual({ ok: false, errors: ['wrong_subgraph'] });
    expect(payment.verify({ header: signer.sign({ subgraph: 'payment', body, caller }), body }).ok).toBe(true);
  });

  test('names its subgraph even under the key of the one that reads it', { tags: ['F2'] }, () => {
    const { verifier } = setUp();

    expect(verifier.verify({ header: forge({ ...goodEnvelope, aud: 'payment' }), body })).toEqual({
      ok: false,
      errors: ['wrong_subgraph'],
    });
  });

  test("cannot be made with another subgraph's key, another purpose's key or the bare secret", { tags: ['F2'] }, () => {
    const { verifier } = setUp();
    const keys = [
      deriveSealKey({ secret, purpose: 'identity', subgraph: 'payment' }),
      deriveSealKey({ secret, purpose: 'service', subgraph: 'course' }),
      deriveSealKey({ secret, purpose: 'response', subgraph: 'course' }),
      deriveSealKey({ secret: 'z9'.repeat(16), purpose: 'identity', subgraph: 'course' }),
      secret,
    ];

    expect(keys.map((key) => verifier.verify({ header: forge(goodEnvelope, key), body }))).toEqual(
      keys.map(() => ({ ok: false, errors: ['bad_signature'] })),
    );
  });

  test('with its caller exchanged is refused', { tags: ['F2'] }, () => {
    const { verifier, header } = setUp();
    const mac = header.split('.')[1] ?? '';
    const admin = Buffer.from(JSON.stringify({ ...goodEnvelope, content: contentOf({ viewer: { kind: 'user' } }) })).toString('base64url');

    expect(verifier.verify({ header: `${admin}.${mac}`, body })).toEqual({ ok: false, errors: ['bad_signature'] });
  });

  test('is missing without a header', { tags: ['F2'] }, () => {
    const { verifier } = setUp();

    expect(verifier.verify({ header: undefined, body })).toEqual({ ok: false, errors: ['missing'] });
    expect(verifier.verify({ header: '', body })).toEqual({ ok: false, errors: ['missing'] });
  });

  test('sent twice is refused, as a list and joined', { tags: ['F3'] }, () => {
    const { verifier, header } = setUp();

    for (const twice of [[header], [header, header], `${header},${header}`, `${header}, ${header}`]) {
      expect(verifier.verify({ header: twice, body })).toEqual({ ok: false, errors: ['malformed'] });
    }
  });

  test.each<[string, (header: string) => string]>([
    ['a static word', () => 'internal'],
    ['the secret itself', () => secret],
    ['a space before', (header) => ` ${header}`],
    ['a space after', (header) => `${header} `],
    ['padding', (header) => `${header}=`],
    ['a third segment', (header) => `${header}.`],
    ['no signature', (header) => header.split('.')[0] ?? ''],
    ['an empty signature', (header) => `${header.split('.')[0] ?? ''}.`],
    ['a signature cut short', (header) => header.slice(0, -4)],
    ['trailing bits in the signature', (header) => header.slice(0, -1) + String.fromCharCode(header.charCodeAt(header.length - 1) + 1)],
    ['a version to come', () => forge({ ...goodEnvelope, v: 2 })],
    ['a member more', () => forge({ ...goodEnvelope, admin: true })],
    ['a member twice', () => forge(JSON.stringify(goodEnvelope).replace('{', '{"aud":"payment",'))],
    ['a time as text', () => forge({ ...goodEnvelope, iat: String(startMs) })],
    ['a list', () => forge([goodEnvelope])],
    ['no JSON', () => forge('course')],
    [
      'a role that does not exist',
      () =>
        forge({
          ...goodEnvelope,
          content: contentOf({ viewer: { kind: 'user', userId: 'u', sessionId: 's', roles: ['ROOT'], issuedAt: 1, authenticatedAt: 1 } }),
        }),
    ],
    [
      'a viewer without a session',
      () =>
        forge({
          ...goodEnvelope,
          content: contentOf({ viewer: { kind: 'user', userId: 'u', roles: ['ADMIN'], issuedAt: 1, authenticatedAt: 1 } }),
        }),
    ],
    ['an unknown kind of viewer', () => forge({ ...goodEnvelope, content: contentOf({ viewer: { kind: 'system' } }) })],
    ['a caller with a member more', () => forge({ ...goodEnvelope, content: contentOf({ isAdmin: true }) })],
    ['more than 16 KB', () => forge({ ...goodEnvelope, content: contentOf({ requestId: 'r'.repeat(16_384) }) })],
  ])('with %s is malformed', { tags: ['F2'] }, (_, bend) => {
    const { verifier, header } = setUp();

    expect(verifier.verify({ header: bend(header), body })).toEqual({ ok: false, errors: ['malformed'] });
  });

  test('stays small whatever the client sent', { tags: ['F2'] }, () => {
    const { signer, verifier } = setUp();
    const header = signer.sign({
      subgraph: 'course',
      body,
      caller: { ...caller, client: { ip: null, userAgent: 'é'.repeat(15_000) }, refreshCookie: 'c'.repeat(15_000) },
    });

    const verified = verifier.verify({ header, body });

    expect(header.length).toBeLessThan(6_000);
    expect(verified.ok && [verified.value.client.userAgent?.length, verified.value.refreshCookie?.length]).toEqual([1_024, 1_024]);
  });
});

describe('a secret', { tags: ['B11'] }, () => {
  test('of 32 bytes is taken, of 31 refused wherever one is needed, and never repeated in the message', { tags: ['B11'] }, () => {
    const clock = manualClock(start);
    const short = 'short-secret-value-of-31-bytes!';
    const makers = [
      (value: string) => createIdentitySigner({ secret: value, clock }),
      (value: string) => createIdentityVerifier({ secret: value, subgraph: 'course', clock }),
      (value: string) => createServiceSigner({ secret: value, clock }),
      (value: string) => createServiceVerifier({ secret: value, subgraph: 'auth', clock }),
    ];

    for (const make of makers) {
      expect(() => make(`${short}!`)).not.toThrow();
      expect(() => make(short)).toThrow(/^The service secret has 31 bytes; it needs 32 at least\.$/);
    }
  });
});

describe('the proof of a call between services', () => {
  const request = { method: 'GET', pathAndQuery: '/internal/revocations?after=12' };
  const setUpService = () => {
    const clock = manualClock(start);
    const { signService } = createServiceSigner({ secret, clock });
    const { verifyService } = createServiceVerifier({ secret, subgraph: 'auth', clock });
    return { clock, signService, verifyService, header: signService({ subgraph: 'auth', ...request }) };
  };

  test('lets the very request through that it was made for', { tags: ['F1'] }, () => {
    const { verifyService, header } = setUpService();

    expect(verifyService({ header, ...request })).toEqual({ ok: true, value: null });
    expect(verifyService({ header, ...request, method: 'get' })).toEqual({ ok: true, value: null });
  });

  test.each([
    ['another method', { ...request, method: 'DELETE' }],
    ['another path', { ...request, pathAndQuery: '/internal/keys?after=12' }],
    ['another query', { ...request, pathAndQuery: '/internal/revocations?after=0' }],
    ['no query', { ...request, pathAndQuery: '/internal/revocations' }],
    ['a body', { ...request, body: '{}' }],
  ])('is refused for %s', { tags: ['F1'] }, (_, other) => {
    const { verifyService, header } = setUpService();

    expect(verifyService({ header, ...other })).toEqual({ ok: false, errors: ['wrong_request'] });
  });

  test('is refused by another subgraph, forged, missing, twice, and after 30 seconds', { tags: ['F1'] }, () => {
    const { clock, verifyService, header } = setUpService();
    const course = createServiceVerifier({ secret, subgraph: 'course', clock });
    const stranger = createServiceSigner({ secret: 'z9'.repeat(16), clock });
    const identity = createIdentitySigner({ secret, clock }).sign({ subgraph: 'auth', body: '', caller: anonymousCaller });

    expect(course.verifyService({ header, ...request })).toEqual({ ok: false, errors: ['wrong_subgraph'] });
    expect(verifyService({ header: stranger.signService({ subgraph: 'auth', ...request }), ...request })).toEqual({
      ok: false,
      errors: ['bad_signature'],
    });
    expect(verifyService({ header: identity, ...request })).toEqual({ ok: false, errors: ['bad_signature'] });
    expect(verifyService({ header: undefined, ...request })).toEqual({ ok: false, errors: ['missing'] });
    expect(verifyService({ header: [header, header], ...request })).toEqual({ ok: false, errors: ['malformed'] });
    clock.advance(30_000);
    expect(verifyService({ header, ...request }).ok).toBe(true);
    clock.advance(1);
    expect(verifyService({ header, ...request })).toEqual({ ok: false, errors: ['expired'] });
  });
});

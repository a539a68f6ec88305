import { expect, test } from 'vitest';
import { manualClock } from '../../clock.ts';
import type { ResponseMetadata } from '../../responseMetadata.ts';
import { createResponseSigner, createResponseVerifier } from '../../trust/responseHeader.ts';

const secret = 'k3'.repeat(16);
const metadata: ResponseMetadata = {
  cookies: [{ name: '__Secure-har_refresh', value: 'rft_1.abc-_', path: '/graphql', maxAgeSeconds: 2_592_000 }],
  retryAfterSeconds: 12,
};
const setUp = () => {
  const clock = manualClock(new Date('2026-03-01T12:00:00.000Z'));
  const signer = createResponseSigner({ secret, subgraph: 'auth', clock });
  const verifier = createResponseVerifier({ secret, clock });
  return { clock, signer, verifier, header: signer.sign({ requestId: 'req_1', metadata }) };
};
const asked = { subgraph: 'auth', requestId: 'req_1' };

test('what a subgraph says beside its data reaches the router whole', () => {
  const { verifier, header } = setUp();

  expect(verifier.verify({ ...asked, header })).toEqual({ ok: true, value: metadata });
});

test('metadata that is unsigned, forged, of another subgraph, of another request or sent twice is ignored', { tags: ['F3'] }, () => {
  const { clock, verifier, header } = setUp();
  const unsigned = Buffer.from(JSON.stringify(metadata)).toString('base64url');
  const stranger = createResponseSigner({ secret: 'z9'.repeat(16), subgraph: 'auth', clock }).sign({ requestId: 'req_1', metadata });
  const course = createResponseSigner({ secret, subgraph: 'course', clock }).sign({ requestId: 'req_1', metadata });

  expect(verifier.verify({ ...asked, header: undefined })).toEqual({ ok: false, errors: ['missing'] });
  expect(verifier.verify({ ...asked, header: JSON.stringify(metadata) })).toEqual({ ok: false, errors: ['malformed'] });
  expect(verifier.verify({ ...asked, header: unsigned })).toEqual({ ok: false, errors: ['malformed'] });
  expect(verifier.verify({ ...asked, header: stranger })).toEqual({ ok: false, errors: ['bad_signature'] });
  expect(verifier.verify({ ...asked, header: course })).toEqual({ ok: false, errors: ['wrong_subgraph'] });
  expect(verifier.verify({ ...asked, requestId: 'req_2', header })).toEqual({ ok: false, errors: ['wrong_request'] });
  expect(verifier.verify({ ...asked, header: [header, header] })).toEqual({ ok: false, errors: ['malformed'] });
});

test('metadata is good for 30 seconds and not a millisecond more', () => {
  const { clock, verifier, header } = setUp();

  clock.advance(30_000);
  expect(verifier.verify({ ...asked, header }).ok).toBe(true);
  clock.advance(1);
  expect(verifier.verify({ ...asked, header })).toEqual({ ok: false, errors: ['expired'] });
});

test.each([
  ['an attribute in the value', { value: 'a; Domain=evil.test' }],
  ['a line break in the value', { value: 'a\r\nSet-Cookie: b=c' }],
  ['an attribute in the path', { path: '/; Domain=evil.test' }],
  ['an attribute in the name', { name: 'a=b; c' }],
  ['a negative age', { maxAgeSeconds: -1 }],
])('a cookie with %s is not signed', (_, bent) => {
  const { signer } = setUp();
  const cookies = metadata.cookies.map((cookie) => ({ ...cookie, ...bent }));

  expect(() => signer.sign({ requestId: 'req_1', metadata: { ...metadata, cookies } })).toThrow();
});

import { expect, test } from 'vitest';
import { verifySignature } from '../signatureV4.ts';

// The worked examples of Amazon's documentation of Signature V4 for S3.
const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const host = 'examplebucket.s3.amazonaws.com';
const at = Date.UTC(2013, 4, 24);
const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const credential = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';

const authorized = ({ signature, ...headers }: Record<string, string>) => {
  const all: Record<string, string> = { host, 'x-amz-content-sha256': emptySha256, 'x-amz-date': '20130524T000000Z', ...headers };
  const names = Object.keys(all).sort().join(';');
  return new Map(
    Object.entries({ ...all, authorization: `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${names},Signature=${signature}` }),
  );
};
const getObject = {
  method: 'GET',
  path: '/test.txt',
  query: [],
  headers: authorized({ range: 'bytes=0-9', signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41' }),
};
const putSha256 = '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072';
const presignedQuery: [string, string][] = [
  ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
  ['X-Amz-Credential', credential],
  ['X-Amz-Date', '20130524T000000Z'],
  ['X-Amz-Expires', '86400'],
  ['X-Amz-SignedHeaders', 'host'],
  ['X-Amz-Signature', 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404'],
];
const presignedGet = { method: 'GET', path: '/test.txt', query: presignedQuery, headers: new Map([['host', host]]) };
const put = {
  date: 'Fri, 24 May 2013 00:00:00 GMT',
  'x-amz-content-sha256': putSha256,
  'x-amz-storage-class': 'REDUCED_REDUNDANCY',
  signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
};

test.each([
  ['GET of an object with a range', getObject, emptySha256],
  ['PUT of an object', { method: 'PUT', path: '/test$file.text', query: [], headers: authorized(put) }, putSha256],
  [
    'GET of a list',
    {
      method: 'GET',
      path: '/',
      query: [['max-keys', '2'] as const, ['prefix', 'J'] as const],
      headers: authorized({ signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7' }),
    },
    emptySha256,
  ],
  [
    'GET of a sub-resource without a value',
    {
      method: 'GET',
      path: '/',
      query: [['lifecycle', ''] as const],
      headers: authorized({ signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543' }),
    },
    emptySha256,
  ],
  ['presigned GET', presignedGet, null],
])('Amazon’s example is accepted: %s', (_, request, payloadSha256) => {
  expect(verifySignature(request, credentials, at)).toEqual({ ok: true, payloadSha256 });
});

const codeOf = (...args: Parameters<typeof verifySignature>) => {
  const verdict = verifySignature(...args);
  return verdict.ok ? 'accepted' : `${verdict.problem.status} ${verdict.problem.code}`;
};

test('rejects every change after signing', () => {
  const mismatch = '403 SignatureDoesNotMatch';
  expect(codeOf({ ...getObject, method: 'DELETE' }, credentials, at)).toBe(mismatch);
  expect(codeOf({ ...getObject, path: '/other.txt' }, credentials, at)).toBe(mismatch);
  expect(codeOf({ ...getObject, query: [['acl', '']] }, credentials, at)).toBe(mismatch);
  expect(codeOf({ ...getObject, headers: new Map([...getObject.headers, ['range', 'bytes=0-10']]) }, credentials, at)).toBe(mismatch);
  expect(codeOf({ ...presignedGet, method: 'PUT' }, credentials, at)).toBe(mismatch);
  expect(codeOf({ ...presignedGet, query: presignedQuery.with(3, ['X-Amz-Expires', '86401']) }, credentials, at)).toBe(mismatch);
  expect(codeOf(getObject, { ...credentials, secretAccessKey: 'another' }, at)).toBe(mismatch);
  expect(codeOf(getObject, { ...credentials, accessKeyId: 'another' }, at)).toBe('403 InvalidAccessKeyId');
  expect(codeOf({ ...getObject, headers: new Map([...getObject.headers, ['x-amz-meta-a', 'b']]) }, credentials, at)).toBe(
    '403 AccessDenied',
  );
  expect(codeOf({ ...getObject, headers: new Map([['host', host]]) }, credentials, at)).toBe('403 AccessDenied');
});

test('a presigned URL expires at its second, a signed header after a quarter of an hour', () => {
  expect(codeOf(presignedGet, credentials, at + 86_400_000 - 1)).toBe('accepted');
  expect(codeOf(presignedGet, credentials, at + 86_400_000)).toBe('403 AccessDenied');
  expect(codeOf(presignedGet, credentials, at - 900_001)).toBe('403 RequestTimeTooSkewed');
  expect(codeOf(getObject, credentials, at + 900_000)).toBe('accepted');
  expect(codeOf(getObject, credentials, at + 900_001)).toBe('403 RequestTimeTooSkewed');
});

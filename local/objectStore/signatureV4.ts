import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { S3Problem } from './s3Answers.ts';

// AWS Signature Version 4 for S3: in the Authorization header, or in the query of a presigned URL.

export type SignedRequest = {
  method: string;
  /** As sent, still percent-encoded. */
  path: string;
  /** Decoded, in the order of the request. */
  query: readonly (readonly [string, string])[];
  /** Names in lower case. */
  headers: ReadonlyMap<string, string>;
};

export type Credentials = { accessKeyId: string; secretAccessKey: string };

/** `payloadSha256` is the required hash of the body; null when the signer left it open. */
export type Verdict = { ok: true; payloadSha256: string | null } | { ok: false; problem: S3Problem };

const ALGORITHM = 'AWS4-HMAC-SHA256';
const SKEW_MAX_MS = 15 * 60_000;
const EXPIRES_MAX_SECONDS = 7 * 24 * 3600;
const UNSIGNED = 'UNSIGNED-PAYLOAD';

type Claim = { credential: string; signedHeaders: string; signature: string; date: string; payload: string; expiresSeconds: number | null };

export const verifySignature = (request: SignedRequest, { accessKeyId, secretAccessKey }: Credentials, nowMs: number): Verdict => {
  const claim = claimOf(request);
  if ('status' in claim) return refused(claim);
  const [keyId, day, region, service, end, ...rest] = claim.credential.split('/');
  const signedAtMs = parseDate(claim.date);
  if (signedAtMs === null) return refused(denied('AWS authentication requires a valid Date or x-amz-date header'));
  const hasScope = day === claim.date.slice(0, 8) && service === 's3' && end === 'aws4_request' && rest.length === 0;
  if (!hasScope || region === undefined) return refused(malformed('The Credential is malformed.'));
  if (keyId !== accessKeyId)
    return refused({
      status: 403,
      code: 'InvalidAccessKeyId',
      message: 'The AWS Access Key Id you provided does not exist in our records.',
    });

  const names = claim.signedHeaders.split(';');
  const unsigned = [...request.headers.keys()].filter((name) => (name === 'host' || name.startsWith('x-amz-')) && !names.includes(name));
  if (unsigned.length > 0 || !names.includes('host'))
    return refused(denied('There were headers present in the request which were not signed'));

  const canonical = [
    request.method,
    request.path.split('/').map(reencoded).join('/'),
    canonicalQuery(request.query.filter(([name]) => name !== 'X-Amz-Signature')),
    ...names.map((name) => `${name}:${(request.headers.get(name) ?? '').trim().replaceAll(/ +/g, ' ')}`),
    '',
    claim.signedHeaders,
    claim.payload,
  ].join('\n');
  const toSign = [ALGORITHM, claim.date, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`);
  if (!isSame(hmac(key, toSign).toString('hex'), claim.signature)) {
    const message = 'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
    return refused({ status: 403, code: 'SignatureDoesNotMatch', message });
  }

  // Times are checked after the signature, so that only the holder of the key learns about them.
  if (signedAtMs - nowMs > SKEW_MAX_MS || (claim.expiresSeconds === null && nowMs - signedAtMs > SKEW_MAX_MS)) {
    const message = 'The difference between the request time and the current time is too large.';
    return refused({ status: 403, code: 'RequestTimeTooSkewed', message });
  }
  if (claim.expiresSeconds !== null && nowMs >= signedAtMs + claim.expiresSeconds * 1000) return refused(denied('Request has expired'));
  return { ok: true, payloadSha256: claim.payload === UNSIGNED ? null : claim.payload };
};

const claimOf = ({ query, headers }: SignedRequest): Claim | S3Problem => {
  const parameters = new Map(query);
  const authorization = headers.get('authorization');
  const isPresigned = parameters.has('X-Amz-Algorithm') || parameters.has('X-Amz-Signature');
  if (authorization !== undefined && isPresigned) return malformed('Only one auth mechanism allowed');
  if (isPresigned) return presignedClaim(query);
  if (authorization === undefined) return denied('Access Denied');

  const fields = /^AWS4-HMAC-SHA256\s+Credential=([^,\s]+)\s*,\s*SignedHeaders=([^,\s]+)\s*,\s*Signature=([0-9a-f]{64})$/.exec(
    authorization,
  );
  const [, credential = '', signedHeaders = '', signature = ''] = fields ?? [];
  if (fields === null) return malformed('The authorization header is malformed.');
  const payload = headers.get('x-amz-content-sha256');
  if (payload === undefined) return malformed('Missing required header for this request: x-amz-content-sha256');
  if (payload.startsWith('STREAMING-')) return { status: 501, code: 'NotImplemented', message: 'Chunked signatures are not implemented.' };
  if (payload !== UNSIGNED && !/^[0-9a-f]{64}$/.test(payload))
    return malformed('x-amz-content-sha256 must be UNSIGNED-PAYLOAD or a valid sha256 value.');
  return { credential, signedHeaders, signature, date: headers.get('x-amz-date') ?? '', payload, expiresSeconds: null };
};

const presignedClaim = (query: SignedRequest['query']): Claim | S3Problem => {
  const parameters = new Map(query);
  // A repeated name would let the signed value and the used value differ.
  if (parameters.size !== query.length) return queryProblem('Query-string authentication allows each parameter once.');
  const of = (name: string) => parameters.get(`X-Amz-${name}`) ?? '';
  if (of('Algorithm') !== ALGORITHM) return queryProblem(`X-Amz-Algorithm only supports "${ALGORITHM}"`);
  const expiresSeconds = /^\d{1,6}$/.test(of('Expires')) ? Number(of('Expires')) : 0;
  if (expiresSeconds < 1 || expiresSeconds > EXPIRES_MAX_SECONDS)
    return queryProblem(`X-Amz-Expires must be from 1 to ${EXPIRES_MAX_SECONDS} seconds`);
  if (!/^[0-9a-f]{64}$/.test(of('Signature'))) return queryProblem('X-Amz-Signature is missing or malformed');
  const parts = { credential: of('Credential'), signedHeaders: of('SignedHeaders'), signature: of('Signature'), date: of('Date') };
  return { ...parts, payload: UNSIGNED, expiresSeconds };
};

const canonicalQuery = (query: SignedRequest['query']): string =>
  query
    .map(([name, value]) => [encodeStrictly(name), encodeStrictly(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** RFC 3986: encodes everything except unreserved characters. */
const encodeStrictly = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** Clients sign the strict form, even where they send unencoded characters. */
const reencoded = (segment: string): string => encodeStrictly(decodeURIComponent(segment));

const parseDate = (date: string): number | null => {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(ms) ? null : ms;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const isSame = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const refused = (problem: S3Problem): Verdict => ({ ok: false, problem });
const denied = (message: string): S3Problem => ({ status: 403, code: 'AccessDenied', message });
const malformed = (message: string): S3Problem => ({ status: 400, code: 'InvalidArgument', message });
const queryProblem = (message: string): S3Problem => ({ status: 400, code: 'AuthorizationQueryParametersError', message });

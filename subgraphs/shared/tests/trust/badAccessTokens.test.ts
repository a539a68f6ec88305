import { randomBytes, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { AccessTokenProblem } from '../../trust/accessToken.ts';
import {
  audience,
  claims,
  encode,
  forge,
  forgeHmac,
  forgeUnsigned,
  header,
  issuer,
  keyPair,
  kid,
  p384Pair,
  rsaPair,
  setUp,
  startSeconds,
  strangerPair,
  without,
} from './tokenWorkshop.ts';

const pem = keyPair.publicKey.export({ format: 'pem', type: 'spki' }).toString();
const der = keyPair.publicKey.export({ format: 'der', type: 'spki' });
const strangerJwk = strangerPair.publicKey.export({ format: 'jwk' });

const good = forge();
const [head = '', body = '', signature = ''] = good.split('.');
const signatureBytes = Buffer.from(signature, 'base64url');

/** Base64 of 64 bytes ends in a character with four bits to spare: another character, the same bytes for a lenient decoder. */
const withTrailingBits = (text: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return text.slice(0, -1) + alphabet.charAt(alphabet.indexOf(text.slice(-1)) + 1);
};
/** Signed after the text was bent, so that the library's own reading of it would be a valid token. */
const signed = (input: string): string =>
  `${input}.${sign('sha256', Buffer.from(input), { key: keyPair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
const otherAlgorithm = (alg: string, key = rsaPair.privateKey, hash = 'sha256'): string => {
  const input = `${encode({ ...header, alg })}.${encode(claims)}`;
  return `${input}.${sign(hash, Buffer.from(input), key).toString('base64url')}`;
};
const withHeader = (extra: Record<string, unknown>): string => forge({ head: { ...header, ...extra } });
const withClaims = (extra: Record<string, unknown>): string => forge({ body: { ...claims, ...extra } });
const doubled = (object: unknown, member: string): string => JSON.stringify(object).replace('{', `{${member},`);
const padded = forge({ body: { ...claims, jti: 'a' } });

const bad: Record<string, [token: string, problem: AccessTokenProblem]> = {
  'alg none without a signature': [forgeUnsigned('none'), 'malformed'],
  'alg None without a signature': [forgeUnsigned('None'), 'malformed'],
  'alg nOnE without a signature': [forgeUnsigned('nOnE'), 'malformed'],
  'alg NONE with a good signature kept': [forgeUnsigned('NONE', signature), 'malformed'],
  'alg none, signed with our key': [withHeader({ alg: 'none' }), 'malformed'],
  'alg empty': [withHeader({ alg: '' }), 'malformed'],
  'alg absent': [forge({ head: without(header, 'alg') }), 'malformed'],
  'alg a list with ES256': [withHeader({ alg: ['ES256'] }), 'malformed'],
  'alg es256 in lower case, signed with our key': [withHeader({ alg: 'es256' }), 'malformed'],
  'alg "ES256 " with a space': [withHeader({ alg: 'ES256 ' }), 'malformed'],
  'HS256 keyed with the public key as PEM': [forgeHmac({ alg: 'HS256', secret: pem }), 'malformed'],
  'HS256 keyed with the public key as trimmed PEM': [forgeHmac({ alg: 'HS256', secret: pem.trim() }), 'malformed'],
  'HS256 keyed with the public key as DER': [forgeHmac({ alg: 'HS256', secret: der }), 'malformed'],
  'HS512 keyed with the public key as PEM, 64 bytes like ours': [forgeHmac({ alg: 'HS512', secret: pem }), 'malformed'],
  'HS256 keyed with nothing': [forgeHmac({ alg: 'HS256', secret: '' }), 'malformed'],
  'RS256 by a stranger': [otherAlgorithm('RS256'), 'malformed'],
  'PS256 by a stranger': [otherAlgorithm('PS256'), 'malformed'],
  'ES384 on another curve': [otherAlgorithm('ES384', p384Pair.privateKey, 'sha384'), 'malformed'],
  'ES512 named, signed with our key': [withHeader({ alg: 'ES512' }), 'malformed'],
  'ES256 named, signed by RSA': [otherAlgorithm('ES256'), 'malformed'],
  'ES256 by a stranger under our kid': [forge({ key: strangerPair.privateKey }), 'bad_signature'],
  'EdDSA named': [withHeader({ alg: 'EdDSA' }), 'malformed'],

  'no exp': [forge({ body: without(claims, 'exp') }), 'wrong_claims'],
  'exp an hour ago': [withClaims({ exp: startSeconds - 3600 }), 'expired'],
  'exp this very second': [withClaims({ exp: startSeconds }), 'expired'],
  'exp as text': [withClaims({ exp: String(startSeconds + 900) }), 'wrong_claims'],
  'exp null': [withClaims({ exp: null }), 'wrong_claims'],
  'exp negative': [withClaims({ exp: -1 }), 'wrong_claims'],
  'exp with a fraction': [withClaims({ exp: startSeconds + 900.5 }), 'wrong_claims'],
  'exp past what a date can hold': [withClaims({ exp: Number.MAX_SAFE_INTEGER }), 'wrong_claims'],
  'exp as 1e999, infinite for a parser': [forge({ body: JSON.stringify(claims).replace(/"exp":\d+/, '"exp":1e999') }), 'malformed'],
  'nbf in the future': [withClaims({ nbf: startSeconds + 600 }), 'wrong_claims'],
  // 2100: ahead of the machine's clock as well, which must not be what decides.
  'nbf in a far future': [withClaims({ nbf: 4_102_444_800 }), 'wrong_claims'],
  'iat six seconds ahead': [withClaims({ iat: startSeconds + 6 }), 'not_yet_valid'],
  'no iat': [forge({ body: without(claims, 'iat') }), 'wrong_claims'],
  'another issuer': [withClaims({ iss: 'https://har.test.evil.test' }), 'wrong_claims'],
  'our issuer with a slash more': [withClaims({ iss: `${issuer}/` }), 'wrong_claims'],
  'no issuer': [forge({ body: without(claims, 'iss') }), 'wrong_claims'],
  'another audience': [withClaims({ aud: 'har-admin' }), 'wrong_claims'],
  'our audience in a list': [withClaims({ aud: ['har-admin', audience] }), 'wrong_claims'],
  'no audience': [forge({ body: without(claims, 'aud') }), 'wrong_claims'],
  'typ JWT': [withHeader({ typ: 'JWT' }), 'malformed'],
  'typ rt+jwt': [withHeader({ typ: 'rt+jwt' }), 'malformed'],
  'typ at+JWT in another case': [withHeader({ typ: 'at+JWT' }), 'malformed'],
  'typ absent': [forge({ head: without(header, 'typ') }), 'malformed'],
  'an opaque refresh token': [randomBytes(32).toString('base64url'), 'malformed'],
  'an opaque refresh token with a prefix': [`rft_01hzzzzzzzzzzzzzzzzzzzzzzz.${randomBytes(32).toString('base64url')}`, 'malformed'],
  'no sub': [forge({ body: without(claims, 'sub') }), 'wrong_claims'],
  'an empty sub': [withClaims({ sub: '' }), 'wrong_claims'],
  'sub an object for a query': [withClaims({ sub: { $ne: null } }), 'wrong_claims'],
  'no sid': [forge({ body: without(claims, 'sid') }), 'wrong_claims'],
  'sid an object for a query': [withClaims({ sid: { $gt: '' } }), 'wrong_claims'],
  'a role that does not exist': [withClaims({ roles: ['SUPERUSER'] }), 'wrong_claims'],
  'roles as text': [withClaims({ roles: 'ADMIN' }), 'wrong_claims'],
  'B10 an e-mail among the claims': [withClaims({ email: 'a@har.test' }), 'wrong_claims'],
  'a role of another spelling beside ours': [withClaims({ Roles: ['ADMIN'] }), 'wrong_claims'],
  '__proto__ among the claims': [forge({ body: doubled(claims, '"__proto__":{"roles":["ADMIN"]}') }), 'wrong_claims'],
  'claims in a list': [forge({ body: [claims] }), 'malformed'],
  'claims as a text': [forge({ body: '"usr_1"' }), 'malformed'],
  'claims null': [forge({ body: 'null' }), 'malformed'],
  'claims that are no JSON': [forge({ body: 'usr_1' }), 'malformed'],
  'empty claims': [forge({ body: {} }), 'wrong_claims'],

  'kid that climbs directories': [withHeader({ kid: '../../../../dev/null' }), 'malformed'],
  'kid with an encoded climb': [withHeader({ kid: '..%2f..%2fkeys%2fkey-1' }), 'malformed'],
  'kid with SQL': [withHeader({ kid: "key-1' UNION SELECT 'x" }), 'malformed'],
  'kid an object for a query': [withHeader({ kid: { $ne: null } }), 'malformed'],
  'kid a pattern for a query': [withHeader({ kid: { $regex: '.*' } }), 'malformed'],
  'kid a list with ours': [withHeader({ kid: [kid] }), 'malformed'],
  'kid a URL': [withHeader({ kid: 'https://evil.test/key-1' }), 'malformed'],
  'kid with a NUL after ours': [withHeader({ kid: `${kid}\0` }), 'malformed'],
  'kid with a line feed after ours': [withHeader({ kid: `${kid}\n` }), 'malformed'],
  'kid __proto__': [withHeader({ kid: '__proto__' }), 'malformed'],
  'kid constructor': [withHeader({ kid: 'constructor' }), 'unknown_key'],
  'kid empty': [withHeader({ kid: '' }), 'malformed'],
  'kid of 65 characters': [withHeader({ kid: 'k'.repeat(65) }), 'malformed'],
  'kid absent': [forge({ head: without(header, 'kid') }), 'malformed'],
  'kid unknown': [withHeader({ kid: 'key-2' }), 'unknown_key'],
  'an embedded jwk of the forger': [forge({ head: { ...header, jwk: strangerJwk }, key: strangerPair.privateKey }), 'malformed'],
  'an embedded jwk, signed with our key': [withHeader({ jwk: strangerJwk }), 'malformed'],
  'a jku of the forger': [withHeader({ jku: 'https://evil.test/jwks.json' }), 'malformed'],
  'an x5u of the forger': [withHeader({ x5u: 'https://evil.test/cert.pem' }), 'malformed'],
  'an x5c of the forger': [withHeader({ x5c: ['MIIB'] }), 'malformed'],
  'crit with an unknown extension': [withHeader({ crit: ['exp'] }), 'malformed'],
  'crit empty': [withHeader({ crit: [] }), 'malformed'],
  'b64 false': [withHeader({ b64: false, crit: ['b64'] }), 'malformed'],
  'a zip member': [withHeader({ zip: 'DEF' }), 'malformed'],
  'a cty member': [withHeader({ cty: 'JWT' }), 'malformed'],

  'header cut short': [`${head.slice(0, -4)}.${body}.${signature}`, 'malformed'],
  'claims cut short': [`${head}.${body.slice(0, -4)}.${signature}`, 'malformed'],
  'signature cut by one byte': [`${head}.${body}.${signatureBytes.subarray(0, 63).toString('base64url')}`, 'malformed'],
  'signature longer by one byte': [`${head}.${body}.${Buffer.concat([signatureBytes, Buffer.of(0)]).toString('base64url')}`, 'malformed'],
  'signature empty': [`${head}.${body}.`, 'malformed'],
  'signature absent': [`${head}.${body}`, 'malformed'],
  'header empty': [`.${body}.${signature}`, 'malformed'],
  'claims empty': [`${head}..${signature}`, 'malformed'],
  'only dots': ['..', 'malformed'],
  'an empty text': ['', 'malformed'],
  'an extra dot at the end': [`${good}.`, 'malformed'],
  'an extra dot at the start': [`.${good}`, 'malformed'],
  'a fourth segment': [`${good}.${signature}`, 'malformed'],
  'five segments, as if encrypted': [`${head}.${body}.${signature}.${body}.${signature}`, 'malformed'],
  'two tokens joined by a comma': [`${good},${good}`, 'malformed'],
  'sub twice in the claims': [forge({ body: doubled(claims, '"sub":"usr_admin"') }), 'malformed'],
  'roles twice in the claims': [forge({ body: doubled(claims, '"roles":["ADMIN"]') }), 'malformed'],
  'exp twice in the claims': [forge({ body: doubled(claims, '"exp":1') }), 'malformed'],
  'exp twice, once escaped': [forge({ body: doubled(claims, '"\\u0065xp":1') }), 'malformed'],
  'alg twice in the header': [forge({ head: doubled(header, '"alg":"none"') }), 'malformed'],
  'kid twice in the header': [forge({ head: doubled(header, '"kid":"key-9"') }), 'malformed'],
  'blanks in the header': [forge({ head: JSON.stringify(header, null, 1) }), 'malformed'],
  'a byte order mark before the header': [forge({ head: `\uFEFF${JSON.stringify(header)}` }), 'malformed'],
  'invalid UTF-8 in the claims': [
    signed(
      `${head}.${Buffer.concat([Buffer.from(JSON.stringify(claims).slice(0, -1)), Buffer.from(',"jti":"'), Buffer.of(0xff), Buffer.from('"}')]).toString('base64url')}`,
    ),
    'malformed',
  ],
  'one character past 4 KB': [`${good}${'A'.repeat(4_097 - good.length)}`, 'malformed'],
  'claims of 1 MB, signed with our key': [withClaims({ jti: 'x'.repeat(1_048_576) }), 'malformed'],
  '1 MB of dots': ['.'.repeat(1_048_576), 'malformed'],

  'a space before': [` ${good}`, 'malformed'],
  'a space after': [`${good} `, 'malformed'],
  'a space within the signature': [`${head}.${body}.${signature.slice(0, 40)} ${signature.slice(40)}`, 'malformed'],
  'a line feed after': [`${good}\n`, 'malformed'],
  'a tab after the header': [signed(`${head}\t.${body}`), 'malformed'],
  'padding after the signature': [`${good}==`, 'malformed'],
  'padding after the claims, signed so': [signed(`${padded.split('.')[0] ?? ''}.${padded.split('.')[1] ?? ''}=`), 'malformed'],
  'the other base64 alphabet in the signature': [
    `${head}.${body}.${Buffer.alloc(64, 0xfb).toString('base64').replace(/=+$/, '')}`,
    'malformed',
  ],
  'trailing bits in the signature': [`${head}.${body}.${withTrailingBits(signature)}`, 'malformed'],
  'a percent escape': [good.replace('.', '%2E'), 'malformed'],
  'a zero-width space after': [`${good}\u200b`, 'malformed'],
  'a full-width dot': [good.replace('.', '\uff0e'), 'malformed'],
  'a NUL after': [`${good}\0`, 'malformed'],
  'the word Bearer before': [`Bearer ${good}`, 'malformed'],

  'signature in DER': [forge({ dsaEncoding: 'der' }), 'malformed'],
  'signature of zeros': [`${head}.${body}.${Buffer.alloc(64).toString('base64url')}`, 'bad_signature'],
  'r zero': [`${head}.${body}.${Buffer.concat([Buffer.alloc(32), signatureBytes.subarray(32)]).toString('base64url')}`, 'bad_signature'],
  's zero': [`${head}.${body}.${Buffer.concat([signatureBytes.subarray(0, 32), Buffer.alloc(32)]).toString('base64url')}`, 'bad_signature'],
  'signature of ones': [`${head}.${body}.${Buffer.alloc(64, 0xff).toString('base64url')}`, 'bad_signature'],
  'r and s exchanged': [
    `${head}.${body}.${Buffer.concat([signatureBytes.subarray(32), signatureBytes.subarray(0, 32)]).toString('base64url')}`,
    'bad_signature',
  ],
  'signature of other claims': [`${head}.${encode({ ...claims, roles: ['ADMIN'] })}.${signature}`, 'bad_signature'],
  'signature of another header': [`${encode({ typ: 'at+jwt', alg: 'ES256', kid })}.${body}.${signature}`, 'bad_signature'],
  'header and claims exchanged': [`${body}.${head}.${signature}`, 'malformed'],
  'JWS in JSON': [JSON.stringify({ protected: head, payload: body, signature }), 'malformed'],
};

describe('no bad access token is accepted', { tags: ['B6'] }, () => {
  test('the token that the bad ones are made from is good', { tags: ['B6'] }, async () => {
    const { verifier } = setUp();

    expect((await verifier.verify(good)).ok).toBe(true);
    expect((await verifier.verify(padded)).ok).toBe(true);
    expect(Object.keys(bad).length).toBeGreaterThanOrEqual(60);
  });

  test.each(Object.entries(bad))('%s', { tags: ['B6'] }, async (_, [token, problem]) => {
    const { verifier } = setUp();

    expect(await verifier.verify(token)).toEqual({ ok: false, errors: [problem] });
  });
});

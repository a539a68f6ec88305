/** What is mutated, and the tests that have to notice. The quick ones come first: most mutants never get further. */
import { globSync } from 'node:fs';

export type Area = ReadonlyMap<string, readonly string[]>;

const password = 'subgraphs/auth/src/password';
const session = 'subgraphs/auth/src/modules/sessions';
const trust = 'subgraphs/shared/trust';

const authTests = (...names: string[]): string[] => names.map((name) => `subgraphs/auth/tests/${name}.test.ts`);
const trustTests = (...names: string[]): string[] => names.map((name) => `subgraphs/shared/tests/trust/${name}.test.ts`);
const accessTokens = trustTests('accessToken', 'badAccessTokens', 'mutatedAccessTokens');
const everySession = authTests(
  'refreshTokens',
  'refreshPause',
  'logout',
  'login',
  'revokeSession',
  'newDevice',
  'sessionFixation',
  'refreshChains',
);

/** Tests of how much work is taken on at a time: they take longest, and notice nothing that the others do not. */
export const leftOut = /^(?!.*(?:waiting room|two hashes at work))/;

const testsOfPolicy: ReadonlyMap<string, string[]> = new Map([['account', authTests('me', 'publicProfile', 'revokeSession')]]);
/** A policy that is not listed runs against all tests of auth. */
const policies = (root: string): [string, string[]][] =>
  globSync('subgraphs/auth/src/modules/**/*.policy.ts', { cwd: root })
    .sort()
    .map((file) => [
      file,
      testsOfPolicy.get(/([^/]+)\.policy\.ts$/.exec(file)?.[1] ?? '') ?? globSync('subgraphs/auth/tests/*.test.ts', { cwd: root }).sort(),
    ]);

export const areasOf = (root: string): ReadonlyMap<string, Area> =>
  new Map<string, Area>([
    [
      'policy',
      new Map([
        ...policies(root),
        [`${password}/passwordPolicy.ts`, authTests('passwordPolicy')],
        [`${password}/newPassword.ts`, authTests('passwordPolicy')],
        [`${password}/commonPassword.ts`, authTests('passwordPolicy')],
        ['subgraphs/auth/src/modules/identity/account/emailAddress.ts', authTests('emailAddress')],
        ['subgraphs/shared/graphql/accessRules.ts', ['subgraphs/shared/tests/graphql/accessRules.test.ts']],
      ]),
    ],
    [
      'tokens',
      new Map([
        [`${trust}/accessToken.ts`, [...accessTokens, ...authTests('verifyToken')]],
        [`${trust}/strictJws.ts`, accessTokens],
        [`${trust}/canonicalEncoding.ts`, accessTokens],
        [`${trust}/revocation.ts`, trustTests('revocation')],
        [`${trust}/revocationEntry.ts`, [...trustTests('revocation'), ...authTests('logout')]],
        [`${trust}/identity.ts`, trustTests('identity')],
        [`${session}/refreshToken.ts`, authTests('tokenText', 'refreshTokens')],
        [`${session}/tokenVerification.ts`, authTests('verifyToken')],
        [`${session}/tokens.ts`, authTests('tokenText', 'refreshTokens', 'logout', 'setUserRoles')],
        [`${session}/revocation.collection.ts`, authTests('revocationLog', 'routes', 'logout', 'verifyToken')],
        [
          `${session}/sessionClosing.ts`,
          authTests(
            'logout',
            'refreshTokens',
            'changePassword',
            'resetPassword',
            'verifyToken',
            'revokeSession',
            'setUserRoles',
            'suspendUser',
            'login',
          ),
        ],
        [`${session}/refreshPause.collection.ts`, authTests('refreshPause', 'suspendUser')],
        [`${session}/session.service.ts`, everySession],
        [`${session}/sessionOpening.ts`, [...everySession, ...authTests('ipCountry')]],
        [`${session}/signIn.ts`, authTests('login', 'newDevice', 'importedPasswords', 'suspendUser', 'signInLimits')],
        ['subgraphs/auth/src/crypto/secrets.ts', authTests('tokenText', 'keys')],
        ['subgraphs/auth/src/crypto/signingKey.collection.ts', authTests('signingKeys', 'keys', 'keyRotation')],
        ['subgraphs/auth/src/crypto/signingKeys.ts', authTests('signingKeys', 'keys', 'routes', 'keyRotation')],
        ['subgraphs/auth/src/crypto/keyRotation.ts', authTests('keyRotation')],
      ]),
    ],
  ]);

export type Equivalent = { file: string; original: string; replacement: string; line: string; reason: string };
const sameAnswer = (file: string, reason: string, ...places: [line: string, original: string, replacement: string][]): Equivalent[] =>
  places.map(([line, original, replacement]) => ({ file, line, original, replacement, reason }));

/** Mutants that no test can tell from the original: the file, why, and a piece of the line with what is replaced in it by what. */
export const equivalents: readonly Equivalent[] = [
  ...sameAnswer(
    'subgraphs/auth/src/modules/identity/account/account.policy.ts',
    'an anonymous viewer has no id that could be the account’s',
    ['(viewer.kind', "viewer.kind === 'user'", 'true'],
  ),
  ...sameAnswer(
    `${trust}/accessToken.ts`,
    'only keys on elliptic curves have a named curve; a member that is undefined is not written',
    ['const isP256', "key.asymmetricKeyType === 'ec'", 'true'],
    ['jti: tokenId', 'tokenId === undefined', 'false'],
  ),
  ...sameAnswer(
    `${trust}/strictJws.ts`,
    'of no bytes the parser makes undefined, which the next condition refuses',
    ['rest.length', '!headerBytes', 'false'],
    ['rest.length', '!payloadBytes', 'false'],
  ),
  ...sameAnswer(
    `${trust}/revocation.ts`,
    'what has expired is passed over in any case; a timer may be cleared twice, or when there is none',
    ['expiresAt.getTime()', 'entryById.delete(id);', ';'],
    ['clearInterval', 'timer', 'true'],
    ['timer = null', 'timer = null;', ';'],
  ),
  ...sameAnswer(
    `${session}/session.service.ts`,
    'a genuine token of the present generation has the hash that is stored; what is neither invalid nor reused is taken for live',
    ['sha256(presented.token)', 'sha256(presented.token) === session.refreshTokenHash', 'true'],
    ['sha256(presented.token)', "'invalid'", "'mutated'"],
    ['isRetry ?', "'live'", "'mutated'"],
  ),
  ...sameAnswer(`${session}/tokenVerification.ts`, 'every date is later than null', [
    'const isAllowed',
    'user.tokensNotBefore === null',
    'false',
  ]),
  ...sameAnswer(
    `${session}/refreshToken.ts`,
    'the pattern has either both parts or none',
    ['key === undefined', 'key === undefined', 'false'],
    ['key === undefined', 'generation === undefined', 'false'],
    ['key === undefined', '||', '&&'],
  ),
];

/** What is mutated, and the tests that have to notice. The quick ones come first: most mutants never get further. */
import { globSync } from 'node:fs';

export type Area = ReadonlyMap<string, readonly string[]>;

const password = 'subgraphs/auth/src/password';
const session = 'subgraphs/auth/src/modules/session';
const trust = 'subgraphs/shared/trust';

const authTests = (...names: string[]): string[] => names.map((name) => `subgraphs/auth/tests/${name}.test.ts`);
const trustTests = (...names: string[]): string[] => names.map((name) => `subgraphs/shared/tests/trust/${name}.test.ts`);
const accessTokens = trustTests('accessToken', 'badAccessTokens', 'mutatedAccessTokens');
const everySession = authTests(
  'refreshTokens',
  'login',
  'logout',
  'revokeSession',
  'verifyToken',
  'newDevice',
  'changePassword',
  'resetPassword',
);

// They take longest, and ask about nobody's rights.
const aside = authTests('login', 'commonPasswords', 'passwordPolicy', 'emailAddress', 'keys');
/** A policy's own domain is not known here: whatever asks auth for something. */
const policies = (root: string): [string, string[]][] => {
  const tests = [...authTests('me'), ...globSync('subgraphs/auth/tests/*.test.ts', { cwd: root }).sort()];
  const asking = [...new Set(tests)].filter((test) => !aside.includes(test));
  return globSync('subgraphs/auth/src/modules/*/*.policy.ts', { cwd: root })
    .sort()
    .map((file) => [file, asking]);
};

export const areasOf = (root: string): ReadonlyMap<string, Area> =>
  new Map<string, Area>([
    [
      'policy',
      new Map([
        ...policies(root),
        [`${password}/passwordPolicy.ts`, authTests('passwordPolicy', 'registerUser')],
        [`${password}/newPassword.ts`, authTests('passwordPolicy', 'changePassword', 'resetPassword')],
        [`${password}/commonPassword.ts`, authTests('passwordPolicy')],
        ['subgraphs/auth/src/modules/account/emailAddress.ts', authTests('emailAddress', 'registerUser')],
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
        [`${session}/refreshToken.ts`, authTests('refreshTokens')],
        [`${session}/tokenVerification.ts`, authTests('verifyToken')],
        [`${session}/tokens.ts`, authTests('refreshTokens', 'login', 'logout')],
        [`${session}/revocationLog.ts`, authTests('routes', 'logout', 'refreshTokens', 'verifyToken')],
        [
          `${session}/sessionClosing.ts`,
          authTests('logout', 'refreshTokens', 'changePassword', 'resetPassword', 'verifyToken', 'revokeSession'),
        ],
        [`${session}/session.service.ts`, everySession],
        ['subgraphs/auth/src/crypto/secrets.ts', authTests('keys', 'refreshTokens')],
        ['subgraphs/auth/src/crypto/signingKeys.ts', authTests('keys', 'routes')],
      ]),
    ],
  ]);

/** Mutants that no test can tell from the original, by file, original and replacement, each with its reason. */
export const equivalents: readonly { file: string; line: string; replacement: string; reason: string }[] = [];

import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { startTestAcademy } from '../kit/academy.ts';
import type { Account, TestAcademy } from '../kit/academy.ts';
import { ask, dataOf } from '../story/graphClient.ts';

const signedIn = z.object({
  user: z.object({ id: z.string(), email: z.string() }),
  tokens: z.object({ accessToken: z.string(), refreshToken: z.string() }),
});
const limitMs = 5_000;

/** What is only answered to somebody signed in, by each subgraph. */
const own = {
  auth: '{ me { sessions { id } } }',
  course: '{ me { enrollments { totalCount } } }',
  payment: '{ me { transactions { totalCount } } }',
  ai: '{ me { assistantThreads { totalCount } } }',
  community: '{ me { unreadNotificationCount } }',
} as const;
/** What is only answered to an admin. */
const adminOnly = { auth: '{ users { totalCount } }', payment: '{ transactions { totalCount } }' } as const;

describe('rights that were taken away', () => {
  let academy: TestAcademy;
  let admin: Account;
  beforeAll(async () => {
    academy = await startTestAcademy({ mongoUri: inject('mongoUri') });
    admin = await academy.createAdmin();
  });
  afterAll(() => academy.stop());

  const signInAgain = async ({ email }: Account) => {
    const { login } = await dataOf(academy.graphUrl, z.object({ login: signedIn }), {
      query: 'mutation ($input: LoginInput!) { login(input: $input) { user { id email } tokens { accessToken refreshToken } } }',
      variables: { input: { email, password: 'une phrase bien assez longue' } },
    });
    return login.tokens;
  };
  const statusesOf = (queries: Readonly<Record<string, string>>, tokens: readonly string[]): Promise<number[]> =>
    Promise.all(
      tokens.flatMap((accessToken) =>
        Object.values(queries).map(async (query) => (await ask(academy.graphUrl, { query, accessToken })).status),
      ),
    );
  /** How long it takes until every query of every token is refused. */
  const msUntilRefused = async (queries: Readonly<Record<string, string>>, tokens: readonly string[]): Promise<number> => {
    const startedAt = performance.now();
    while (performance.now() - startedAt < 3 * limitMs) {
      if ((await statusesOf(queries, tokens)).every((status) => status === 401)) break;
      await new Promise((resume) => setTimeout(resume, 100));
    }
    return performance.now() - startedAt;
  };
  const administer = (field: string, input: object) =>
    dataOf(academy.graphUrl, z.object({ [field]: z.object({ userErrors: z.array(z.unknown()).length(0) }) }), {
      query: `mutation ($input: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { userErrors { __typename } } }`,
      variables: { input },
      accessToken: admin.accessToken,
    });

  test(
    'every session of a suspended account has lost its rights within 5 s, whichever of the five subgraphs is asked',
    { tags: ['A22'] },
    async () => {
      const account = await academy.register({ firstName: 'Lou' });
      const phone = await signInAgain(account);
      const tokens = [account.accessToken, phone.accessToken];
      expect(await statusesOf(own, tokens)).toEqual(Array.from({ length: 10 }, () => 200));

      await administer('suspendUser', { id: account.id, reason: 'Un essai.' });

      expect(await msUntilRefused(own, tokens)).toBeLessThan(limitMs);
      const { data } = await ask(academy.graphUrl, {
        query:
          'mutation ($input: RefreshTokensInput!) { refreshTokens(input: $input) { tokens { accessToken } userErrors { ... on UserError { code } } } }',
        variables: { input: { refreshToken: phone.refreshToken } },
      });
      expect(data).toEqual({ refreshTokens: { tokens: null, userErrors: [{ code: 'TOKEN_INVALID' }] } });
    },
  );

  test(
    'an admin who is one no more reads nothing of an admin’s within 5 s, and after refreshing is told that the right is missing',
    { tags: ['A22'] },
    async () => {
      const demoted = await academy.createAdmin();
      const { accessToken, refreshToken } = await signInAgain(demoted);
      expect(await statusesOf(adminOnly, [demoted.accessToken, accessToken])).toEqual([200, 200, 200, 200]);

      await administer('setUserRoles', { id: demoted.id, roles: ['LEARNER'], reason: 'Un essai.' });

      expect(await msUntilRefused(adminOnly, [demoted.accessToken, accessToken])).toBeLessThan(limitMs);
      const { refreshTokens } = await dataOf(
        academy.graphUrl,
        z.object({ refreshTokens: z.object({ tokens: z.object({ accessToken: z.string() }) }) }),
        {
          query: 'mutation ($input: RefreshTokensInput!) { refreshTokens(input: $input) { tokens { accessToken } } }',
          variables: { input: { refreshToken } },
        },
      );
      for (const query of Object.values(adminOnly)) {
        const { errors } = await ask(academy.graphUrl, { query, accessToken: refreshTokens.tokens.accessToken });
        expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
      }
      expect(await statusesOf(own, [refreshTokens.tokens.accessToken])).toEqual([200, 200, 200, 200, 200]);
    },
  );
});

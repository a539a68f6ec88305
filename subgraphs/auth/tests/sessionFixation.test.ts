import { expect, test } from 'vitest';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { login, refreshTokens } from './documents.ts';
import { camille, createAccount, goodPassword, startAuth, times } from './kit.ts';
import type { Auth } from './kit.ts';

const byCookie = async (auth: Auth, refreshCookie: string) => {
  const { data, metadata } = await auth.ask('anonymous', refreshTokens, { input: {} }, { refreshCookie });
  return { code: at(data, 'refreshTokens.userErrors.0.code') ?? 'ok', answer: at(data, 'refreshTokens'), metadata };
};

test('a sign-in opens a new session, and never adopts a planted refresh token', { tags: ['A20'] }, async () => {
  const auth = await startAuth();
  const victim = await createAccount(auth);
  const attacker = await createAccount(auth, { email: 'mallory@moreau.example' });
  const invented = `rft_${'0'.repeat(26)}.1.${'A'.repeat(43)}`;
  const session = attacker.viewer.sessionId.slice('ses_'.length);
  const planted = [attacker.refreshToken, invented, `rft_${session}.1.${'A'.repeat(43)}`, `rft_${session}.2.${'A'.repeat(43)}`];
  const seen = new Set([victim.viewer.sessionId, attacker.viewer.sessionId]);
  for (const refreshCookie of planted) {
    const input = { email: camille.email, password: goodPassword, refreshTokenDelivery: 'COOKIE' };
    const { data, metadata } = await auth.ask(attacker.viewer, login, { input }, { refreshCookie });
    const viewer = await auth.viewerOf(textAt(data, 'login.tokens.accessToken'));
    expect([viewer.userId, seen.has(viewer.sessionId)]).toEqual([victim.userId, false]);
    seen.add(viewer.sessionId);
    // A cookie of the new session replaces the planted one.
    const [written] = metadata.cookies.filter(({ name }) => name === 'har_refresh');
    expect(written?.value.startsWith(`rft_${viewer.sessionId.slice('ses_'.length)}.1.`)).toBe(true);
    const after = await byCookie(auth, refreshCookie);
    if (refreshCookie !== attacker.refreshToken) expect([refreshCookie, after.code]).toEqual([refreshCookie, 'TOKEN_INVALID']);
    else expect((await auth.viewerOf(textAt(after.answer, 'tokens.accessToken'))).userId).toBe(attacker.userId);
  }
  expect(seen.size).toBe(2 + planted.length);
  expect((await auth.rowsOf('sessions')).map(({ userId }) => userId).sort()).toEqual(
    [attacker.userId, ...times(5, () => victim.userId)].sort(),
  );
});

test('a refresh token of a closed session is refused in every spelling', { tags: ['B8'] }, async () => {
  const auth = await startAuth();
  const { refreshToken, viewer } = await createAccount(auth);
  await auth.ask(viewer, 'mutation { logout(input: {}) { revokedSessionCount } }');
  const spellings = [
    refreshToken,
    ` ${refreshToken}`,
    `${refreshToken} `,
    `${refreshToken}\t`,
    `${refreshToken}\n`,
    `${refreshToken}=`,
    `${refreshToken}==`,
    `${refreshToken}\u0000`,
    `${refreshToken};`,
    `"${refreshToken}"`,
    refreshToken.replace('.1.', '.01.'),
    refreshToken.replace('.1.', '.2.'),
    encodeURIComponent(`${refreshToken} `),
  ];
  for (const spelling of spellings) {
    const { data } = await auth.ask('anonymous', refreshTokens, { input: { refreshToken: spelling } });
    expect([spelling, at(data, 'refreshTokens.userErrors.0.code')]).toEqual([spelling, 'TOKEN_INVALID']);
    expect([spelling, (await byCookie(auth, spelling)).code]).toEqual([spelling, 'TOKEN_INVALID']);
  }
});

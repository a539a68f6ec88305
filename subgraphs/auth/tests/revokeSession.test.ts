import { expect, test } from 'vitest';
import { signedInKinds } from '#shared/tests/kit/callers.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { revokeSession } from './documents.ts';
import { areRevoked, createAccount, refreshCode, signInAgain, startAuth, times } from './kit.ts';
import type { AskOptions, Auth } from './kit.ts';

const revoke = async (auth: Auth, id: string, { as = 'anonymous', ...options }: AskOptions) => {
  const { data, codes } = await auth.ask(as, revokeSession, { input: { id } }, options);
  return { codes, user: at(data, 'revokeSession.user'), problems: at(data, 'revokeSession.userErrors') };
};
const notFound = { __typename: 'NotFoundError', code: 'NOT_FOUND', message: 'Introuvable.', path: ['id'] };

test('revoking one session of an account closes only that one', { tags: ['A23'] }, async () => {
  const auth = await startAuth();
  const phone = await createAccount(auth);
  const laptop = await signInAgain(auth);
  const tablet = await signInAgain(auth);

  const { user, problems } = await revoke(auth, laptop.viewer.sessionId, { as: phone.viewer });

  expect(problems).toEqual([]);
  expect(at(user, 'id')).toBe(phone.userId);
  const left = at(user, 'sessions');
  expect(Array.isArray(left) && left.map((session) => at(session, 'id')).sort()).toEqual(
    [phone.viewer.sessionId, tablet.viewer.sessionId].sort(),
  );
  expect(await areRevoked(auth, [phone.viewer, laptop.viewer, tablet.viewer])).toEqual([false, true, false]);
  expect([
    await refreshCode(auth, phone.refreshToken),
    await refreshCode(auth, laptop.refreshToken),
    await refreshCode(auth, tablet.refreshToken),
  ]).toEqual(['ok', 'TOKEN_INVALID', 'ok']);
});

test('several calls in one document each return the remaining sessions', async () => {
  const auth = await startAuth();
  const phone = await createAccount(auth);
  const others = [(await signInAgain(auth)).viewer.sessionId, (await signInAgain(auth)).viewer.sessionId];
  const { data } = await auth.ask(
    phone.viewer,
    `mutation ($one: ID!, $other: ID!) {
      one: revokeSession(input: { id: $one }) { user { sessions { id } } }
      other: revokeSession(input: { id: $other }) { user { sessions { id } } }
    }`,
    { one: others[0], other: others[1] },
  );
  expect(at(data, 'one.user.sessions')).toHaveLength(2);
  expect(at(data, 'other.user.sessions')).toEqual([{ id: phone.viewer.sessionId }]);
});

test('closed, unknown and foreign sessions get the same NotFoundError', async () => {
  const auth = await startAuth();
  const phone = await createAccount(auth);
  const laptop = await signInAgain(auth);
  const stranger = await createAccount(auth, { email: 'other@moreau.example' });
  await revoke(auth, laptop.viewer.sessionId, { as: phone.viewer });
  for (const id of [laptop.viewer.sessionId, 'ses_nothing', '', stranger.viewer.sessionId])
    expect(await revoke(auth, id, { as: phone.viewer })).toEqual({ codes: [], user: null, problems: [notFound] });
  expect(await refreshCode(auth, stranger.refreshToken)).toBe('ok');
});

test('of 20 parallel calls one closes the session', async () => {
  const auth = await startAuth();
  const phone = await createAccount(auth);
  const laptop = await signInAgain(auth);
  const answers = await Promise.all(times(20, () => revoke(auth, laptop.viewer.sessionId, { as: phone.viewer })));
  expect(answers.filter(({ user }) => user !== null)).toHaveLength(1);
  expect(await auth.rowsOf('revocations')).toHaveLength(1);
});

test('callers close no session of another account', async () => {
  const auth = await startAuth();
  const { viewer: owner, refreshToken } = await createAccount(auth);
  expect((await revoke(auth, owner.sessionId, { as: 'anonymous' })).codes).toEqual(['UNAUTHENTICATED']);
  for (const kind of signedInKinds)
    expect([kind, await revoke(auth, owner.sessionId, { as: kind })]).toEqual([kind, { codes: [], user: null, problems: [notFound] }]);
  expect(await refreshCode(auth, refreshToken)).toBe('ok');
  expect(await auth.rowsOf('revocations')).toEqual([]);
});

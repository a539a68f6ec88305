import { expect, test } from 'vitest';
import { anonymous } from '#shared/viewer.ts';
import { adminViewer, at, callersBeside, given, refreshCode, revokedAmong, revokeSession, signInAgain, startAuth } from './kit.ts';
import type { Asking, Auth } from './kit.ts';

const revoke = async (auth: Auth, id: string, asking: Asking) => {
  const { data, errors } = await auth.ask(revokeSession, { input: { id } }, asking);
  return { errors, user: at(data, 'revokeSession', 'user'), problems: at(data, 'revokeSession', 'userErrors') };
};
const notFound = { __typename: 'NotFoundError', code: 'NOT_FOUND', message: 'Introuvable.', path: ['id'] };

test('A23 of the sessions a person sees the chosen one dies, and only that one', async () => {
  const auth = await startAuth();
  const phone = await given(auth);
  const laptop = await signInAgain(auth);
  const tablet = await signInAgain(auth);

  const { user, problems } = await revoke(auth, laptop.viewer.sessionId, { viewer: phone.viewer });

  expect(problems).toEqual([]);
  expect(at(user, 'id')).toBe(phone.userId);
  const left = at(user, 'sessions');
  expect(Array.isArray(left) && left.map((session) => at(session, 'id')).sort()).toEqual(
    [phone.viewer.sessionId, tablet.viewer.sessionId].sort(),
  );
  expect(await revokedAmong(auth, [phone.viewer, laptop.viewer, tablet.viewer])).toEqual([false, true, false]);
  expect([
    await refreshCode(auth, phone.refreshToken),
    await refreshCode(auth, laptop.refreshToken),
    await refreshCode(auth, tablet.refreshToken),
  ]).toEqual(['ok', 'TOKEN_INVALID', 'ok']);
});

test('of several calls in one document each answers with the sessions that are left after it', async () => {
  const auth = await startAuth();
  const phone = await given(auth);
  const others = [(await signInAgain(auth)).viewer.sessionId, (await signInAgain(auth)).viewer.sessionId];
  const { data } = await auth.ask(
    `mutation ($one: ID!, $other: ID!) {
      one: revokeSession(input: { id: $one }) { user { sessions { id } } }
      other: revokeSession(input: { id: $other }) { user { sessions { id } } }
    }`,
    { one: others[0], other: others[1] },
    { viewer: phone.viewer },
  );
  expect(at(data, 'one', 'user', 'sessions')).toHaveLength(2);
  expect(at(data, 'other', 'user', 'sessions')).toEqual([{ id: phone.viewer.sessionId }]);
});

test('what is closed, unknown or another’s is not found, word for word', async () => {
  const auth = await startAuth();
  const phone = await given(auth);
  const laptop = await signInAgain(auth);
  const stranger = await given(auth, { email: 'other@moreau.example' });
  await revoke(auth, laptop.viewer.sessionId, { viewer: phone.viewer });
  for (const id of [laptop.viewer.sessionId, 'ses_nothing', '', stranger.viewer.sessionId])
    expect(await revoke(auth, id, { viewer: phone.viewer })).toEqual({ errors: [], user: null, problems: [notFound] });
  expect(await refreshCode(auth, stranger.refreshToken)).toBe('ok');
});

test('of 20 simultaneous calls one closes it', async () => {
  const auth = await startAuth();
  const phone = await given(auth);
  const laptop = await signInAgain(auth);
  const answers = await Promise.all(Array.from({ length: 20 }, () => revoke(auth, laptop.viewer.sessionId, { viewer: phone.viewer })));
  expect(answers.filter(({ user }) => user !== null)).toHaveLength(1);
  expect(await auth.rows('revocations')).toHaveLength(1);
});

test('callers close no session of anybody else', async () => {
  const auth = await startAuth();
  const { viewer: owner, refreshToken } = await given(auth);
  expect((await revoke(auth, owner.sessionId, { viewer: anonymous })).errors).toEqual(['UNAUTHENTICATED']);
  const others = [...Object.entries(callersBeside()), ['admin', adminViewer] as const].filter(([kind]) => kind !== 'anonymous');
  for (const [kind, viewer] of others)
    expect([kind, await revoke(auth, owner.sessionId, { viewer })]).toEqual([kind, { errors: [], user: null, problems: [notFound] }]);
  expect(await refreshCode(auth, refreshToken)).toBe('ok');
  expect(await auth.rows('revocations')).toEqual([]);
});

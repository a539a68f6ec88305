import { expect, test } from 'vitest';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { act, auditRows, createAdmin, reason, refusedCallers, startWithAdmin, storedState } from './adminKit.ts';
import { becomeInstructor, refreshTokens, setInstructorVerification, setUserRoles, updateProfile } from './documents.ts';
import { areRevoked, confirmAddresses, createAccount, signInAgain, times } from './kit.ts';
import type { Auth } from './kit.ts';

const refreshViewer = async (auth: Auth, refreshToken: string) => {
  const { data } = await auth.ask('anonymous', refreshTokens, { input: { refreshToken } });
  return auth.viewerOf(textAt(data, 'refreshTokens.tokens.accessToken'));
};

test('new roles revoke the access tokens of the old ones, and the session refreshes into the new roles', { tags: ['A22'] }, async () => {
  const { auth, admin } = await startWithAdmin();
  const owner = await createAccount(auth);
  await confirmAddresses(auth);

  const { code, answer } = await act(auth, setUserRoles, { id: owner.userId, roles: ['ADMIN'], reason }, admin.viewer);

  expect([code, at(answer, 'user.roles')]).toEqual(['ok', ['LEARNER', 'ADMIN']]);
  expect(at(answer, 'user.sessions')).toHaveLength(1);
  const next = await refreshViewer(auth, owner.refreshToken);
  expect(next.roles).toEqual(['LEARNER', 'ADMIN']);
  expect(await areRevoked(auth, [owner.viewer, next])).toEqual([true, false]);
  await expect
    .poll(() => auth.sent.filter(({ aggregate }) => aggregate.id === owner.userId).map(({ payload }) => at(payload, 'roles')))
    .toEqual([['LEARNER'], ['LEARNER', 'ADMIN']]);
  expect(auth.sent.at(-1)?.aggregate.sequence).toBe(2);
  expect(auth.sent.at(-1)?.actor).toEqual({ kind: 'user', userId: admin.userId });
  expect((await auditRows(auth)).map(({ action, subjectId, details }) => [action, subjectId, details])).toEqual([
    ['USER_ROLES_SET', owner.userId, { reason, before: ['LEARNER'], after: ['LEARNER', 'ADMIN'] }],
  ]);
});

test('two changes within one second revoke the tokens issued between them', { tags: ['A22'] }, async () => {
  const { auth, admin } = await startWithAdmin();
  const owner = await createAccount(auth);
  await confirmAddresses(auth);
  await act(auth, setUserRoles, { id: owner.userId, roles: ['ADMIN'], reason }, admin.viewer);
  const between = await refreshViewer(auth, owner.refreshToken);
  const signedIn = (await signInAgain(auth)).viewer;
  await act(auth, setUserRoles, { id: owner.userId, roles: [], reason }, admin.viewer);

  expect(between.roles).toEqual(['LEARNER', 'ADMIN']);
  expect(await areRevoked(auth, [between, signedIn])).toEqual([true, true]);
  const after = await signInAgain(auth);
  expect(after.viewer.roles).toEqual(['LEARNER']);
  expect(await areRevoked(auth, [after.viewer])).toEqual([false]);
});

test('a token is dated at the read of the account, so a later change of roles revokes it', { tags: ['A22'] }, async () => {
  const { auth } = await startWithAdmin();
  const owner = await createAccount(auth);
  auth.clock.advance(5_000);
  const readAt = Math.floor(auth.clock.now().getTime() / 1000) * 1000;
  const client = auth.connection.getClient();
  // The rotation follows the read of the account, so time passes between them.
  const advanceAtRotation = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) => {
    if (commandName === 'findAndModify' && command['findAndModify'] === 'sessions') auth.clock.advance(3_000);
  };
  client.on('commandStarted', advanceAtRotation);
  const next = await refreshViewer(auth, owner.refreshToken);
  client.off('commandStarted', advanceAtRotation);

  expect(auth.clock.now().getTime()).toBeGreaterThanOrEqual(readAt + 3_000);
  expect(next.issuedAt.getTime()).toBe(readAt);
});

test('an instructor without the role loses the public side, and gets it back unverified with the role', async () => {
  const { auth, admin } = await startWithAdmin();
  const teacher = await createAccount(auth, { accountType: 'INSTRUCTOR' });
  await auth.ask(teacher.viewer, updateProfile, { input: { expertiseTags: ['SQL', 'Excel'] } });
  await act(auth, setInstructorVerification, { id: teacher.userId, status: 'VERIFIED' }, admin.viewer);
  const set = (roles: string[]) => act(auth, setUserRoles, { id: teacher.userId, roles, reason }, admin.viewer);

  const withdrawn = (await set(['LEARNER'])).answer;
  expect(at(withdrawn, 'user')).toMatchObject({ roles: ['LEARNER'], instructorVerification: null, profile: { instructor: null } });
  const again = await auth.ask(teacher.viewer, becomeInstructor, { input: {} }, { locale: 'en' });
  expect(at(again.data, 'becomeInstructor.userErrors')).toEqual([
    { __typename: 'ConflictError', code: 'CONFLICT', message: 'Your right to teach was withdrawn. Contact support.', path: null },
  ]);

  const back = (await set(['INSTRUCTOR', 'INSTRUCTOR'])).answer;
  expect(at(back, 'user')).toMatchObject({
    roles: ['LEARNER', 'INSTRUCTOR'],
    instructorVerification: 'UNVERIFIED',
    profile: { instructor: { expertiseTags: ['SQL', 'Excel'], isVerified: false } },
  });
  expect((await auth.rowsOf('users'))[1]).toMatchObject({ formerExpertise: null });
});

test('an admin can give up the role, except for the last one', async () => {
  const { auth, admin } = await startWithAdmin();
  const second = await createAdmin(auth, 'deux@moreau.example');
  expect((await act(auth, setUserRoles, { id: second.userId, roles: [], reason }, second.viewer)).code).toBe('ok');
  const before = await storedState(auth);

  const { problem } = await act(auth, setUserRoles, { id: admin.userId, roles: ['INSTRUCTOR'], reason }, admin.viewer, 'en');

  expect(problem).toEqual({
    __typename: 'ConflictError',
    code: 'CONFLICT',
    message: 'The platform would have no administrator left. Give this role to someone else first.',
    path: ['id'],
  });
  expect(await storedState(auth)).toEqual(before);
  expect(await auth.rowsOf('adminStanding')).toEqual([{ _id: 'admins', changes: 1 }]);
});

test('an unproven account cannot become an admin, and an unproven admin stays one', { tags: ['H20'] }, async () => {
  const { auth, admin } = await startWithAdmin();
  const stranger = await createAccount(auth);
  const before = await storedState(auth);
  const give = (id: string, roles: string[]) => act(auth, setUserRoles, { id, roles, reason }, admin.viewer, 'en');

  expect((await give(stranger.userId, ['INSTRUCTOR', 'ADMIN'])).problem).toEqual({
    __typename: 'ConflictError',
    code: 'CONFLICT',
    message: 'The email address of this account must be confirmed before the account can get this role.',
    path: ['roles'],
  });
  expect(await storedState(auth)).toEqual(before);
  expect((await give(stranger.userId, ['INSTRUCTOR'])).code).toBe('ok');

  await confirmAddresses(auth);
  expect((await give(stranger.userId, ['INSTRUCTOR', 'ADMIN'])).code).toBe('ok');
  await auth.connection.collection('users').updateMany({}, { $set: { emailVerifiedAt: null } });
  expect((await give(stranger.userId, ['ADMIN'])).code).toBe('ok');
});

test('two admins who demote each other 25 times in parallel leave one admin, in each of 4 rounds', async () => {
  const { auth } = await startWithAdmin();
  for (let round = 0; round < 4; round += 1) {
    const [left] = (await auth.rowsOf('users')).filter((row) => JSON.stringify(row['roles']).includes('ADMIN'));
    const one = await signInAgain(auth, { email: textAt(left, 'email') });
    const other = await createAdmin(auth, `numero${round}@moreau.example`);
    const codes = await Promise.all(
      times(50, async (index) => {
        const [by, whom] = index % 2 === 0 ? [one.viewer, other.userId] : [other.viewer, one.viewer.userId];
        return (await act(auth, setUserRoles, { id: whom, roles: ['LEARNER'], reason }, by)).code;
      }),
    );
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(codes.filter((code) => code !== 'ok' && code !== 'CONFLICT' && code !== 'FORBIDDEN')).toEqual([]);
    expect((await auth.rowsOf('users')).filter((row) => JSON.stringify(row['roles']).includes('ADMIN'))).toHaveLength(1);
  }
});

test('an unknown account, unchanged roles or a blank reason is refused, and nothing is written', async () => {
  const { auth, admin } = await startWithAdmin();
  const owner = await createAccount(auth);
  const before = await storedState(auth);
  const ask = async (input: Record<string, unknown>) => {
    const { problem } = await act(auth, setUserRoles, input, admin.viewer, 'en');
    return [at(problem, '__typename'), at(problem, 'message'), at(problem, 'path')];
  };
  expect(await ask({ id: 'usr_nobody', roles: ['ADMIN'], reason })).toEqual(['NotFoundError', 'Not found.', ['id']]);
  expect(await ask({ id: owner.userId, roles: [], reason })).toEqual(['ConflictError', 'This account already has these roles.', ['roles']]);
  expect(await ask({ id: owner.userId, roles: ['ADMIN'], reason: '\n' })).toEqual([
    'ValidationError',
    'Give a reason of 1 to 500 characters.',
    ['reason'],
  ]);
  expect(await storedState(auth)).toEqual(before);
});

test('callers without the admin role cannot set roles, including the owner', { tags: ['H20'] }, async () => {
  const { auth } = await startWithAdmin();
  const owner = await createAccount(auth);
  const before = await storedState(auth);
  for (const [name, viewer, code] of refusedCallers(owner.viewer))
    expect([name, (await act(auth, setUserRoles, { id: owner.userId, roles: ['ADMIN'], reason }, viewer)).code]).toEqual([name, code]);
  expect(await storedState(auth)).toEqual(before);
});

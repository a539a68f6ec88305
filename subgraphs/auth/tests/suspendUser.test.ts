import { expect, test } from 'vitest';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { act, auditRows, createAdmin, reason, refusedCallers, startWithAdmin, storedState } from './adminKit.ts';
import { reactivateUser, refreshTokens, setInstructorVerification, suspendUser, updateProfile } from './documents.ts';
import { areRevoked, createAccount, refreshCode, signInAgain, signInCode, startAuth, times } from './kit.ts';

test('a suspended account cannot sign in or refresh, and all its tokens and sessions are revoked', { tags: ['A22'] }, async () => {
  const { auth, admin } = await startWithAdmin();
  const owner = await createAccount(auth);
  const phone = await signInAgain(auth);
  const other = await createAccount(auth, { email: 'autre@moreau.example' });

  const { answer, code } = await act(auth, suspendUser, { id: owner.userId, reason }, admin.viewer);

  expect(code).toBe('ok');
  expect(at(answer, 'user')).toMatchObject({ id: owner.userId, status: 'SUSPENDED', sessions: [] });
  expect(await areRevoked(auth, [owner.viewer, phone.viewer, other.viewer, admin.viewer])).toEqual([true, true, false, false]);
  expect(await signInCode(auth)).toBe('ACCOUNT_SUSPENDED');
  expect(await refreshCode(auth, owner.refreshToken)).toBe('TOKEN_INVALID');
  expect(await refreshCode(auth, other.refreshToken)).toBe('ok');
  const token = await auth.ask('anonymous', 'query ($token: String!) { verifyToken(token: $token) { isActive roles } }', {
    token: owner.accessToken,
  });
  expect(at(token.data, 'verifyToken')).toEqual({ isActive: false, roles: [] });
});

test('a second suspension revokes the tokens issued before it', { tags: ['A22'] }, async () => {
  const { auth, admin } = await startWithAdmin();
  const owner = await createAccount(auth);
  const notBefore = async () => (await auth.rowsOf('users')).find(({ _id }) => _id === owner.userId)?.['tokensNotBefore'];
  await act(auth, suspendUser, { id: owner.userId, reason }, admin.viewer);
  const first = await notBefore();
  await act(auth, reactivateUser, { id: owner.userId, reason }, admin.viewer);
  auth.clock.advance(60_000);
  const again = await signInAgain(auth);
  await act(auth, suspendUser, { id: owner.userId, reason }, admin.viewer);

  expect(Number(await notBefore()) - Number(first)).toBe(60_000);
  expect(await areRevoked(auth, [again.viewer])).toEqual([true]);
});

test('a suspension is recorded with its actor, subject, reason and request, and changes no password', { tags: ['H20'] }, async () => {
  const { auth, admin } = await startWithAdmin();
  const owner = await createAccount(auth);
  const before = (await auth.rowsOf('users')).map(({ passwordHash }) => passwordHash);

  await act(auth, suspendUser, { id: owner.userId, reason: `  ${reason} ` }, admin.viewer);

  expect(await auditRows(auth)).toEqual([
    {
      _id: expect.stringMatching(/^aud_[0-9a-z]{26}$/),
      actor: { kind: 'user', userId: admin.userId },
      action: 'USER_SUSPENDED',
      subjectType: 'User',
      subjectId: owner.userId,
      details: { reason, closedSessionCount: 1 },
      requestId: expect.stringMatching(/^req_[0-9a-z]{26}$/),
      createdAt: auth.clock.now(),
    },
  ]);
  expect((await auth.rowsOf('users')).map(({ passwordHash }) => passwordHash)).toEqual(before);
});

test('unknown, suspended and own accounts and blank reasons are refused, and nothing is written', async () => {
  const { auth, admin } = await startWithAdmin();
  const owner = await createAccount(auth);
  await act(auth, suspendUser, { id: owner.userId, reason }, admin.viewer);
  const before = await storedState(auth);
  const ask = async (input: Record<string, unknown>, locale: 'fr' | 'en' = 'fr') =>
    (await act(auth, suspendUser, input, admin.viewer, locale)).problem;

  expect(await ask({ id: 'usr_nobody', reason })).toEqual({
    __typename: 'NotFoundError',
    code: 'NOT_FOUND',
    message: 'Introuvable.',
    path: ['id'],
  });
  expect(await ask({ id: owner.userId, reason })).toEqual({
    __typename: 'ConflictError',
    code: 'CONFLICT',
    message: 'Ce compte est déjà suspendu.',
    path: ['id'],
  });
  expect(await ask({ id: admin.userId, reason }, 'en')).toEqual({
    __typename: 'ConflictError',
    code: 'CONFLICT',
    message: 'You cannot suspend your own account. Ask another administrator.',
    path: ['id'],
  });
  for (const bad of ['', '   ', '...', 'x'.repeat(501), 'a\u0000b', 'a\uD800'])
    expect(await ask({ id: owner.userId, reason: bad }, 'en')).toEqual({
      __typename: 'ValidationError',
      code: 'INVALID_INPUT',
      message: 'Give a reason of 1 to 500 characters.',
      path: ['reason'],
    });
  expect(await storedState(auth)).toEqual(before);
});

test('a suspended admin with a valid token cannot suspend an account', { tags: ['A22'] }, async () => {
  const { auth, admin } = await startWithAdmin();
  const second = await createAdmin(auth, 'deux@moreau.example');
  const owner = await createAccount(auth);
  await act(auth, suspendUser, { id: second.userId, reason }, admin.viewer);
  const before = await storedState(auth);

  expect((await act(auth, suspendUser, { id: owner.userId, reason }, second.viewer)).code).toBe('FORBIDDEN');
  expect((await act(auth, reactivateUser, { id: second.userId, reason }, second.viewer)).code).toBe('FORBIDDEN');
  expect(await storedState(auth)).toEqual(before);
});

test('of 20 parallel calls one suspends, with one audit entry', async () => {
  const { auth, admin } = await startWithAdmin();
  const owner = await createAccount(auth);
  const codes = await Promise.all(times(20, async () => (await act(auth, suspendUser, { id: owner.userId, reason }, admin.viewer)).code));
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
  expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(19);
  expect(await auditRows(auth)).toHaveLength(1);
});

test('two admins who suspend each other 25 times in parallel leave one admin', async () => {
  const { auth, admin } = await startWithAdmin();
  const second = await createAdmin(auth, 'deux@moreau.example');
  const codes = await Promise.all(
    times(50, async (index) => {
      const [by, whom] = index % 2 === 0 ? [admin, second] : [second, admin];
      return (await act(auth, suspendUser, { id: whom.userId, reason }, by.viewer)).code;
    }),
  );
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
  expect((await auth.rowsOf('users')).filter(({ status }) => status === 'ACTIVE')).toHaveLength(1);
});

test('a sign-in during the suspension is closed or refused', async () => {
  const { auth, admin } = await startWithAdmin();
  for (let round = 0; round < 5; round += 1) {
    const email = `ronde${round}@moreau.example`;
    const owner = await createAccount(auth, { email });
    await Promise.all([act(auth, suspendUser, { id: owner.userId, reason }, admin.viewer), ...times(3, () => signInCode(auth, { email }))]);
    const open = (await auth.rowsOf('sessions')).filter((row) => row['userId'] === owner.userId && row['revokedAt'] === null);
    expect(open).toEqual([]);
  }
});

test('a process killed before the commit has written and published nothing', async () => {
  let isArmed = false;
  const auth = await startAuth({
    reachPoint: (point) => {
      if (isArmed && point === 'auth.administration.recorded') throw new Error('killed');
    },
  });
  const admin = await createAdmin(auth);
  const owner = await createAccount(auth);
  const before = await storedState(auth);
  isArmed = true;

  expect((await act(auth, suspendUser, { id: owner.userId, reason }, admin.viewer)).code).toBe('INTERNAL_SERVER_ERROR');
  expect(await storedState(auth)).toEqual(before);
  expect(await refreshCode(auth, owner.refreshToken)).toBe('ok');
});

test('callers without the admin role cannot suspend an account, including the owner', { tags: ['H20'] }, async () => {
  const { auth } = await startWithAdmin();
  const owner = await createAccount(auth);
  const before = await storedState(auth);
  for (const [name, viewer, code] of refusedCallers(owner.viewer))
    expect([name, (await act(auth, suspendUser, { id: owner.userId, reason }, viewer)).code]).toEqual([name, code]);
  expect(await storedState(auth)).toEqual(before);
});

test('a suspension closes 50 sessions that are refreshed continuously', { tags: ['A22'] }, async () => {
  const { auth, admin } = await startWithAdmin();
  const owner = await createAccount(auth);
  const tokens = [owner.refreshToken];
  while (tokens.length < 50) tokens.push((await signInAgain(auth)).refreshToken);
  let isOver = false;
  const refreshRepeatedly = async (refreshToken: string): Promise<void> => {
    for (let token = refreshToken; !isOver;) {
      const { data } = await auth.ask('anonymous', refreshTokens, { input: { refreshToken: token } });
      const next = at(data, 'refreshTokens.tokens.refreshToken');
      if (typeof next !== 'string') return;
      token = next;
    }
  };
  const refreshing = Promise.all(tokens.slice(0, 5).map(refreshRepeatedly));

  const { code } = await act(auth, suspendUser, { id: owner.userId, reason }, admin.viewer);
  isOver = true;
  await refreshing;

  expect(code).toBe('ok');
  const left = (await auth.rowsOf('sessions')).filter(({ userId, revokedAt }) => userId === owner.userId && revokedAt === null);
  expect(left).toEqual([]);
});

test('each change of a projected field is published with the account at that time', async () => {
  const { auth, admin } = await startWithAdmin();
  const owner = await createAccount(auth, { email: 'ines@moreau.example', accountType: 'INSTRUCTOR' });
  const update = (input: Record<string, unknown>) => auth.ask(owner.viewer, updateProfile, { input });
  await act(auth, setInstructorVerification, { id: owner.userId, status: 'VERIFIED' }, admin.viewer);
  await update({ firstName: 'Inès' });
  await update({ timeZone: 'Asia/Tokyo' });
  await update({ interests: ['Python'] });
  // These changes touch no projected field, or change nothing.
  await update({ bio: 'Enseigne.' });
  await update({ timeZone: 'Asia/Tokyo' });
  await act(auth, suspendUser, { id: owner.userId, reason }, admin.viewer);
  await act(auth, reactivateUser, { id: owner.userId, reason }, admin.viewer);

  const published = () => auth.sent.filter(({ type, aggregate }) => type === 'auth.user.changed' && aggregate.id === owner.userId);
  await expect.poll(() => published().length).toBe(7);
  const changes = published()
    .sort((one, other) => one.aggregate.sequence - other.aggregate.sequence)
    .map(({ aggregate, payload }) => [
      aggregate.sequence,
      ...['status', 'instructorVerification', 'firstName', 'timeZone', 'interests'].map((field) => at(payload, field)),
    ]);
  expect(changes).toEqual([
    [1, 'ACTIVE', 'UNVERIFIED', 'Camille', null, []],
    [2, 'ACTIVE', 'VERIFIED', 'Camille', null, []],
    [3, 'ACTIVE', 'VERIFIED', 'Inès', null, []],
    [4, 'ACTIVE', 'VERIFIED', 'Inès', 'Asia/Tokyo', []],
    [5, 'ACTIVE', 'VERIFIED', 'Inès', 'Asia/Tokyo', ['Python']],
    [6, 'SUSPENDED', 'VERIFIED', 'Inès', 'Asia/Tokyo', ['Python']],
    [7, 'ACTIVE', 'VERIFIED', 'Inès', 'Asia/Tokyo', ['Python']],
  ]);
});

import { expect, test } from 'vitest';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { act, auditRows, reason, refusedCallers, startWithAdmin, storedState } from './adminKit.ts';
import { reactivateUser, suspendUser } from './documents.ts';
import { areRevoked, createAccount, refreshCode, signInAgain, signInCode } from './kit.ts';

test('a reactivated account signs in again, and its closed sessions stay closed', async () => {
  const { auth, admin } = await startWithAdmin();
  const owner = await createAccount(auth);
  await act(auth, suspendUser, { id: owner.userId, reason }, admin.viewer);
  auth.clock.advance(2_000);

  const { code, answer } = await act(auth, reactivateUser, { id: owner.userId, reason: 'Malentendu.' }, admin.viewer);

  expect([code, at(answer, 'user.status'), at(answer, 'user.sessions')]).toEqual(['ok', 'ACTIVE', []]);
  expect(await signInCode(auth)).toBe('ok');
  expect(await refreshCode(auth, owner.refreshToken)).toBe('TOKEN_INVALID');
  expect(await areRevoked(auth, [owner.viewer, (await signInAgain(auth)).viewer])).toEqual([true, false]);
  expect((await auditRows(auth)).map(({ action, details }) => [action, details])).toEqual([
    ['USER_SUSPENDED', { reason, closedSessionCount: 1 }],
    ['USER_REACTIVATED', { reason: 'Malentendu.' }],
  ]);
});

test('an unknown or active account or a blank reason is refused, and nothing is written', async () => {
  const { auth, admin } = await startWithAdmin();
  const owner = await createAccount(auth);
  const before = await storedState(auth);
  const ask = async (input: Record<string, unknown>) => {
    const { problem } = await act(auth, reactivateUser, input, admin.viewer, 'en');
    return [at(problem, '__typename'), at(problem, 'message'), at(problem, 'path')];
  };
  expect(await ask({ id: 'usr_nobody', reason })).toEqual(['NotFoundError', 'Not found.', ['id']]);
  expect(await ask({ id: owner.userId, reason })).toEqual(['ConflictError', 'This account is already active.', ['id']]);
  expect(await ask({ id: owner.userId, reason: ' ' })).toEqual(['ValidationError', 'Give a reason of 1 to 500 characters.', ['reason']]);
  expect(await storedState(auth)).toEqual(before);
});

test('callers without the admin role cannot reactivate an account, including the suspended owner', { tags: ['H20'] }, async () => {
  const { auth, admin } = await startWithAdmin();
  const owner = await createAccount(auth);
  await act(auth, suspendUser, { id: owner.userId, reason }, admin.viewer);
  const before = await storedState(auth);
  for (const [name, viewer, code] of refusedCallers(owner.viewer))
    expect([name, (await act(auth, reactivateUser, { id: owner.userId, reason }, viewer)).code]).toEqual([name, code]);
  expect(await storedState(auth)).toEqual(before);
});

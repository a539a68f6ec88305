import { expect, test } from 'vitest';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { act, auditRows, reason, refusedCallers, startWithAdmin, storedState } from './adminKit.ts';
import { setInstructorVerification, updateProfile } from './documents.ts';
import { createAccount } from './kit.ts';

test('a verification is visible on the public profile, and a rejection is private', async () => {
  const { auth, admin } = await startWithAdmin();
  const teacher = await createAccount(auth, { accountType: 'INSTRUCTOR' });
  await auth.ask(teacher.viewer, updateProfile, { input: { expertiseTags: ['SQL'] } });
  const set = async (status: string, why?: string) => {
    auth.clock.advance(1);
    const { code, answer } = await act(auth, setInstructorVerification, { id: teacher.userId, status, reason: why }, admin.viewer);
    return [code, at(answer, 'profile.instructor')];
  };
  const own = async () => at((await auth.ask(teacher.viewer, '{ me { instructorVerification } }')).data, 'me.instructorVerification');

  expect(await set('VERIFIED', reason)).toEqual(['ok', { expertiseTags: ['SQL'], isVerified: true }]);
  expect(await own()).toBe('VERIFIED');
  expect(await set('REJECTED')).toEqual(['ok', { expertiseTags: ['SQL'], isVerified: false }]);
  expect(await own()).toBe('REJECTED');
  expect(await set('UNVERIFIED')).toEqual(['ok', { expertiseTags: ['SQL'], isVerified: false }]);
  expect((await auditRows(auth)).map(({ action, subjectId, details }) => [action, subjectId, details])).toEqual([
    ['INSTRUCTOR_VERIFICATION_SET', teacher.userId, { reason, before: 'UNVERIFIED', after: 'VERIFIED' }],
    ['INSTRUCTOR_VERIFICATION_SET', teacher.userId, { before: 'VERIFIED', after: 'REJECTED' }],
    ['INSTRUCTOR_VERIFICATION_SET', teacher.userId, { before: 'REJECTED', after: 'UNVERIFIED' }],
  ]);
});

test('unknown accounts, learners, unchanged states and blank reasons are refused, and nothing is written', async () => {
  const { auth, admin } = await startWithAdmin();
  const learner = await createAccount(auth);
  const teacher = await createAccount(auth, { email: 'prof@moreau.example', accountType: 'INSTRUCTOR' });
  const before = await storedState(auth);
  const ask = async (input: Record<string, unknown>) => {
    const { problem } = await act(auth, setInstructorVerification, input, admin.viewer, 'en');
    return [at(problem, '__typename'), at(problem, 'message'), at(problem, 'path')];
  };
  expect(await ask({ id: 'usr_nobody', status: 'VERIFIED' })).toEqual(['NotFoundError', 'Not found.', ['id']]);
  expect(await ask({ id: learner.userId, status: 'VERIFIED' })).toEqual(['ConflictError', 'This person is not an instructor.', ['id']]);
  expect(await ask({ id: teacher.userId, status: 'UNVERIFIED' })).toEqual([
    'ConflictError',
    'The verification already has this status.',
    ['status'],
  ]);
  expect(await ask({ id: teacher.userId, status: 'VERIFIED', reason: '' })).toEqual([
    'ValidationError',
    'Give a reason of 1 to 500 characters.',
    ['reason'],
  ]);
  expect(await storedState(auth)).toEqual(before);
});

test('callers without the admin role cannot verify an instructor, including the owner', { tags: ['H20'] }, async () => {
  const { auth } = await startWithAdmin();
  const teacher = await createAccount(auth, { accountType: 'INSTRUCTOR' });
  const before = await storedState(auth);
  for (const [name, viewer, code] of refusedCallers(teacher.viewer)) {
    const answer = await act(auth, setInstructorVerification, { id: teacher.userId, status: 'VERIFIED' }, viewer);
    expect([name, answer.code]).toEqual([name, code]);
  }
  expect(await storedState(auth)).toEqual(before);
});

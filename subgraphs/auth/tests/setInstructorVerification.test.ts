import { expect, test } from 'vitest';
import { act, audited, kept, reason, refusedCallers, setInstructorVerification, startWithAdmin } from './adminKit.ts';
import { at, given, updateProfile } from './kit.ts';

test('what the platform has found shows on the public profile when it is good, and stays private when it is not', async () => {
  const { auth, admin } = await startWithAdmin();
  const teacher = await given(auth, { accountType: 'INSTRUCTOR' });
  await auth.ask(updateProfile, { input: { expertiseTags: ['SQL'] } }, { viewer: teacher.viewer });
  const set = async (status: string, why?: string) => {
    auth.clock.advance(1);
    const { code, answer } = await act(auth, setInstructorVerification, { id: teacher.userId, status, reason: why }, admin.viewer);
    return [code, at(answer, 'profile', 'instructor')];
  };
  const own = async () =>
    at((await auth.ask('{ me { instructorVerification } }', {}, { viewer: teacher.viewer })).data, 'me', 'instructorVerification');

  expect(await set('VERIFIED', reason)).toEqual(['ok', { expertiseTags: ['SQL'], isVerified: true }]);
  expect(await own()).toBe('VERIFIED');
  expect(await set('REJECTED')).toEqual(['ok', { expertiseTags: ['SQL'], isVerified: false }]);
  expect(await own()).toBe('REJECTED');
  expect(await set('UNVERIFIED')).toEqual(['ok', { expertiseTags: ['SQL'], isVerified: false }]);
  expect((await audited(auth)).map(({ action, subjectId, details }) => [action, subjectId, details])).toEqual([
    ['INSTRUCTOR_VERIFICATION_SET', teacher.userId, { reason, before: 'UNVERIFIED', after: 'VERIFIED' }],
    ['INSTRUCTOR_VERIFICATION_SET', teacher.userId, { before: 'VERIFIED', after: 'REJECTED' }],
    ['INSTRUCTOR_VERIFICATION_SET', teacher.userId, { before: 'REJECTED', after: 'UNVERIFIED' }],
  ]);
});

test('who is not there, does not teach, is at that point already or is given a blank reason is a refusal, and nothing is written', async () => {
  const { auth, admin } = await startWithAdmin();
  const learner = await given(auth);
  const teacher = await given(auth, { email: 'prof@moreau.example', accountType: 'INSTRUCTOR' });
  const before = await kept(auth);
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
  expect(await kept(auth)).toEqual(before);
});

test('H20: nobody but an admin verifies, oneself neither', async () => {
  const { auth } = await startWithAdmin();
  const teacher = await given(auth, { accountType: 'INSTRUCTOR' });
  const before = await kept(auth);
  for (const [name, viewer, code] of refusedCallers(teacher.viewer)) {
    const answer = await act(auth, setInstructorVerification, { id: teacher.userId, status: 'VERIFIED' }, viewer);
    expect([name, answer.code]).toEqual([name, code]);
  }
  expect(await kept(auth)).toEqual(before);
});

import { expect, test } from 'vitest';
import { anonymous } from '#shared/viewer.ts';
import { adminViewer, at, becomeInstructor, callersBeside, given, refreshTokens, startAuth, textAt, updateProfile } from './kit.ts';
import type { Asking, Auth } from './kit.ts';

const become = async (auth: Auth, input: Record<string, unknown>, asking: Asking) => {
  const { data, errors } = await auth.ask(becomeInstructor, { input }, asking);
  return { errors, user: at(data, 'becomeInstructor', 'user'), problems: at(data, 'becomeInstructor', 'userErrors') };
};

test('the role is added, unverified, told to the others, and stands in the next access token', async () => {
  const auth = await startAuth();
  const { viewer, userId, refreshToken } = await given(auth);

  const { user, problems } = await become(auth, { headline: 'Dix ans de SQL', expertiseTags: ['SQL'] }, { viewer });

  expect(problems).toEqual([]);
  expect(user).toMatchObject({
    roles: ['LEARNER', 'INSTRUCTOR'],
    instructorVerification: 'UNVERIFIED',
    profile: { headline: 'Dix ans de SQL', bio: null, instructor: { expertiseTags: ['SQL'], isVerified: false } },
  });
  await expect
    .poll(() => auth.received.map(({ aggregate, payload }) => [aggregate.sequence, at(payload, 'roles')]))
    .toEqual([
      [1, ['LEARNER']],
      [2, ['LEARNER', 'INSTRUCTOR']],
    ]);
  const { data } = await auth.ask(refreshTokens, { input: { refreshToken } });
  expect(await auth.viewerOf(textAt(data, 'refreshTokens', 'tokens', 'accessToken'))).toMatchObject({
    userId,
    roles: ['LEARNER', 'INSTRUCTOR'],
  });

  const tagged = await auth.ask(updateProfile, { input: { expertiseTags: null } }, { viewer });
  expect(at(tagged.data, 'updateProfile', 'user', 'profile', 'instructor')).toEqual({ expertiseTags: [], isVerified: false });
});

test('who teaches already is told so, by registration or by an earlier call; of 20 at a time one is taken', async () => {
  const auth = await startAuth();
  const teacher = await given(auth, { email: 'prof@moreau.example', accountType: 'INSTRUCTOR' });
  const { problems } = await become(auth, {}, { viewer: teacher.viewer });
  expect(problems).toEqual([
    { __typename: 'ConflictError', code: 'CONFLICT', message: 'Vous enseignez déjà sur HAR Academy.', path: null },
  ]);

  const { viewer } = await given(auth);
  const answers = await Promise.all(Array.from({ length: 20 }, () => become(auth, {}, { viewer })));
  expect(answers.filter(({ user }) => user !== null)).toHaveLength(1);
  expect(answers.filter((answer) => at(answer.problems, 0, 'code') === 'CONFLICT')).toHaveLength(19);
});

test('what is wrong is reported and nothing is written', async () => {
  const auth = await startAuth();
  const { viewer } = await given(auth);
  const { problems } = await become(
    auth,
    { headline: 'x'.repeat(121), expertiseTags: Array.from({ length: 11 }, (_, index) => `t${index}`) },
    { viewer },
  );
  expect([at(problems, 0, 'path'), at(problems, 1, 'path')]).toEqual([['headline'], ['expertiseTags']]);
  expect((await auth.rows('users'))[0]).toMatchObject({ roles: ['LEARNER'], revision: 1 });
});

test('callers give the role to nobody else', async () => {
  const auth = await startAuth();
  await given(auth);
  expect((await become(auth, {}, { viewer: anonymous })).errors).toEqual(['UNAUTHENTICATED']);
  const others = [...Object.values(callersBeside()), adminViewer].filter(({ kind }) => kind === 'user');
  for (const viewer of others)
    expect(await become(auth, {}, { viewer })).toEqual({ errors: ['UNAUTHENTICATED'], user: undefined, problems: undefined });
  expect((await auth.rows('users'))[0]).toMatchObject({ roles: ['LEARNER'] });
});

import { expect, test } from 'vitest';
import { signedInKinds } from '#shared/tests/kit/callers.ts';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { becomeInstructor, refreshTokens, updateProfile } from './documents.ts';
import { createAccount, startAuth, times } from './kit.ts';
import type { AskOptions, Auth } from './kit.ts';

const become = async (auth: Auth, input: Record<string, unknown>, { as = 'anonymous', ...options }: AskOptions) => {
  const { data, codes } = await auth.ask(as, becomeInstructor, { input }, options);
  return { codes, user: at(data, 'becomeInstructor.user'), problems: at(data, 'becomeInstructor.userErrors') };
};

test('becoming an instructor adds the role, unverified, publishes it and shows in the next access token', async () => {
  const auth = await startAuth();
  const { viewer, userId, refreshToken } = await createAccount(auth);

  const { user, problems } = await become(auth, { headline: 'Dix ans de SQL', expertiseTags: ['SQL'] }, { as: viewer });

  expect(problems).toEqual([]);
  expect(user).toMatchObject({
    roles: ['LEARNER', 'INSTRUCTOR'],
    instructorVerification: 'UNVERIFIED',
    profile: { headline: 'Dix ans de SQL', bio: null, instructor: { expertiseTags: ['SQL'], isVerified: false } },
  });
  await expect
    .poll(() => auth.sent.map(({ aggregate, payload }) => [aggregate.sequence, at(payload, 'roles')]))
    .toEqual([
      [1, ['LEARNER']],
      [2, ['LEARNER', 'INSTRUCTOR']],
    ]);
  const { data } = await auth.ask('anonymous', refreshTokens, { input: { refreshToken } });
  expect(await auth.viewerOf(textAt(data, 'refreshTokens.tokens.accessToken'))).toMatchObject({
    userId,
    roles: ['LEARNER', 'INSTRUCTOR'],
  });

  const tagged = await auth.ask(viewer, updateProfile, { input: { expertiseTags: null } });
  expect(at(tagged.data, 'updateProfile.user.profile.instructor')).toEqual({ expertiseTags: [], isVerified: false });
});

test('an instructor who becomes one again gets ConflictError, and of 20 parallel calls one succeeds', async () => {
  const auth = await startAuth();
  const teacher = await createAccount(auth, { email: 'prof@moreau.example', accountType: 'INSTRUCTOR' });
  const { problems } = await become(auth, {}, { as: teacher.viewer });
  expect(problems).toEqual([
    { __typename: 'ConflictError', code: 'CONFLICT', message: 'Vous enseignez déjà sur HAR Academy.', path: null },
  ]);

  const { viewer } = await createAccount(auth);
  const answers = await Promise.all(times(20, () => become(auth, {}, { as: viewer })));
  expect(answers.filter(({ user }) => user !== null)).toHaveLength(1);
  expect(answers.filter((answer) => at(answer.problems, '0.code') === 'CONFLICT')).toHaveLength(19);
});

test('invalid input is reported at its fields, and nothing is written', async () => {
  const auth = await startAuth();
  const { viewer } = await createAccount(auth);
  const { problems } = await become(auth, { headline: 'x'.repeat(121), expertiseTags: times(11, (index) => `t${index}`) }, { as: viewer });
  expect([at(problems, '0.path'), at(problems, '1.path')]).toEqual([['headline'], ['expertiseTags']]);
  expect((await auth.rowsOf('users'))[0]).toMatchObject({ roles: ['LEARNER'], revision: 1 });
});

test('callers give the role to no other account', async () => {
  const auth = await startAuth();
  await createAccount(auth);
  expect((await become(auth, {}, { as: 'anonymous' })).codes).toEqual(['UNAUTHENTICATED']);
  for (const kind of signedInKinds)
    expect(await become(auth, {}, { as: kind })).toEqual({ codes: ['UNAUTHENTICATED'], user: undefined, problems: undefined });
  expect((await auth.rowsOf('users'))[0]).toMatchObject({ roles: ['LEARNER'] });
});

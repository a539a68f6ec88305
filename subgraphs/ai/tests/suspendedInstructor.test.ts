import { expect, test } from 'vitest';
import { accountDraft } from '#events/tests/accountDraft.ts';
import { ask, deliverAll, enrolled, gitCourse, instructor, learner, offer, otherLearner, publication, noon, startAi } from './kit.ts';
import type { Ai } from './kit.ts';

const suspended = accountDraft({ userId: 'usr_teacher', status: 'SUSPENDED', sequence: 2 });
const reactivated = accountDraft({ userId: 'usr_teacher', status: 'ACTIVE', sequence: 3 });
const trending = async (ai: Ai): Promise<unknown> => {
  const { data } = await ai.run({ viewer: learner, query: '{ trendingCourses { course { id } } }' });
  return data;
};
const inTrends = (...ids: string[]) => ({ trendingCourses: ids.map((id) => ({ course: { id } })) });
const question = 'Que fait la commande git merge ?';

test('a suspended instructor’s courses are not recommended, those that change meanwhile neither, until the reactivation', async () => {
  const ai = await startAi();
  await deliverAll(ai, [offer(), publication({ courseId: 'crs_git', publishedAt: noon }), enrolled()]);
  expect(await trending(ai)).toEqual(inTrends('crs_git'));

  await ai.deliver(suspended);
  expect(await trending(ai)).toEqual(inTrends());
  await ai.deliver(offer({ sequence: 2 }));
  await ai.deliver(accountDraft({ userId: 'usr_teacher', status: 'ACTIVE', sequence: 1 }));
  expect(await trending(ai)).toEqual(inTrends());

  await ai.deliver(reactivated);
  expect(await trending(ai)).toEqual(inTrends('crs_git'));
});

test('previews of a suspended instructor’s course answer nobody but those who learn in it', async () => {
  const ai = await startAi();
  await deliverAll(ai, [...gitCourse, enrolled()]);
  const isAnswered = async (viewer: typeof learner) => (await ask(ai, viewer, { question })).answer?.isRefused === false;
  expect([await isAnswered(learner), await isAnswered(otherLearner)]).toEqual([true, true]);

  await ai.deliver(suspended);

  expect([await isAnswered(learner), await isAnswered(otherLearner), await isAnswered(instructor)]).toEqual([true, false, true]);
  expect((await ask(ai, otherLearner, { question, courseId: 'crs_git' })).userErrors).toMatchObject([
    { code: 'NOT_FOUND', path: ['courseId'] },
  ]);
  await ai.deliver(reactivated);
  expect(await isAnswered(otherLearner)).toBe(true);
});

import { expect, test } from 'vitest';
import { accountDraft } from '#events/tests/accountDraft.ts';
import type { CallerKind } from '#shared/tests/kit/callers.ts';
import { enrolled, mergeQuestion, offer, publication, startAi, startWithCourse } from './kit.ts';
import type { Ai } from './kit.ts';

const userId = 'usr_instructor';
const suspended = accountDraft({ userId, status: 'SUSPENDED', sequence: 2 });
const reactivated = accountDraft({ userId, status: 'ACTIVE', sequence: 3 });
const trending = async (ai: Ai): Promise<unknown> => (await ai.ask('learner', '{ trendingCourses { course { id } } }')).data;
const trends = (...ids: string[]) => ({ trendingCourses: ids.map((id) => ({ course: { id } })) });

test('the courses of a suspended instructor are not recommended until the reactivation, also when they change meanwhile', async () => {
  const ai = await startAi();
  await ai.deliverAll([offer({}), publication({}), enrolled({})]);
  expect(await trending(ai)).toEqual(trends('crs_git'));

  await ai.deliver(suspended);
  expect(await trending(ai)).toEqual(trends());
  await ai.deliverAll([offer({ sequence: 2 }), accountDraft({ userId, status: 'ACTIVE', sequence: 1 })]);
  expect(await trending(ai)).toEqual(trends());

  await ai.deliver(reactivated);
  expect(await trending(ai)).toEqual(trends('crs_git'));
});

test('the previews of a suspended instructor’s course answer only the learners enrolled in it and the instructor', async () => {
  const ai = await startWithCourse();
  await ai.deliver(enrolled({}));
  const isAnswered = async (as: CallerKind) => (await ai.askAssistant(as, { question: mergeQuestion })).answer?.isRefused === false;
  expect([await isAnswered('learner'), await isAnswered('otherLearner')]).toEqual([true, true]);

  await ai.deliver(suspended);

  expect([await isAnswered('learner'), await isAnswered('otherLearner'), await isAnswered('instructor')]).toEqual([true, false, true]);
  expect((await ai.askAssistant('otherLearner', { question: mergeQuestion, courseId: 'crs_git' })).userErrors).toMatchObject([
    { code: 'NOT_FOUND', path: ['courseId'] },
  ]);
  await ai.deliver(reactivated);
  expect(await isAnswered('otherLearner')).toBe(true);
});

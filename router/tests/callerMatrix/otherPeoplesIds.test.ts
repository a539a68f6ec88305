import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { createLimit } from '#shared/events/limit.ts';
import { startTestAcademy } from '../kit/academy.ts';
import type { Account, TestAcademy } from '../kit/academy.ts';
import { createTeaching, outerLesson } from '../kit/teaching.ts';
import { dataOf, eventually } from '../story/graphClient.ts';

const withId = z.object({ id: z.string() });
const nodes = z.object({ nodes: z.array(withId) });
const accountSchema = z.object({
  me: z.object({
    enrollments: nodes,
    notifications: nodes,
    transactions: nodes,
    assistantThreads: z.object({ nodes: z.array(withId.extend({ messages: nodes })) }),
  }),
});
const accountQuery = `{ me {
  enrollments(first: 100) { nodes { id } }
  notifications(first: 100) { nodes { id } }
  transactions(first: 100) { nodes { id } }
  assistantThreads(first: 100) { nodes { id messages { nodes { id } } } }
} }`;

const fields = [
  'enrollment',
  'transaction',
  'checkoutSession',
  'assistantThread',
  'assistantMessage',
  'notification',
  'course',
  'lesson',
] as const;
type Field = (typeof fields)[number];
type Target = { field: Field; id: string };

const freeCourses = 20;
const questions = 20;
const drafts = 20;

/** An id of the same shape that does not exist. */
const guessed = (id: string): string =>
  `${id.slice(0, -6)}${id.slice(-6).replace(/./g, (letter) => (letter === 'z' ? 'y' : letter === '9' ? '8' : letter < 'a' ? '9' : 'z'))}`;

describe('ids of somebody else', () => {
  let academy: TestAcademy;
  let owner: Account;
  let instructor: Account;
  let stranger: Account;
  let targets: Target[] = [];
  let draftIds: { course: string; lesson: string } = { course: '', lesson: '' };
  const limited = createLimit({ maxParallel: 8 });

  /** The answer to the byte, but for the ids that were sent and the request's own. */
  const answerTo = async (account: Account, query: string, id: string): Promise<string> => {
    const response = await fetch(academy.graphUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${account.accessToken}`, 'x-request-id': randomUUID() },
      body: JSON.stringify({ query, variables: { id } }),
    });
    const headers = [...response.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
    const text = (await response.text()).replaceAll(id, 'ID').replaceAll(response.headers.get('x-request-id') ?? 'none', 'REQUEST');
    return JSON.stringify({ status: response.status, headers, text });
  };
  const look = ({ field, id }: Target, account: Account): Promise<string> =>
    limited(() => answerTo(account, `query ($id: ID!) { ${field}(id: $id) { __typename id } }`, id));

  beforeAll(async () => {
    academy = await startTestAcademy({ mongoUri: inject('mongoUri') });
    [owner, instructor, stranger] = await Promise.all([
      academy.register({ firstName: 'Anne' }),
      academy.register({ firstName: 'Ines', accountType: 'INSTRUCTOR' }),
      academy.register({ firstName: 'Bob' }),
    ]);
    const { graphUrl } = academy;
    const act = <Data>(schema: z.ZodType<Data>, query: string, input: Record<string, unknown>): Promise<Data> =>
      dataOf(graphUrl, schema, { query, variables: { input }, accessToken: owner.accessToken });
    const teach = createTeaching({ graphUrl, accessToken: instructor.accessToken });
    const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

    const published = await Promise.all(
      numbers(freeCourses).map((index) => limited(() => teach.publishedCourse({ title: `Cours libre ${String(index)}`, amountMinor: 0 }))),
    );
    const drafted = await Promise.all(
      numbers(drafts).map((index) =>
        limited(async () => {
          const { id } = await teach.course({ title: `Brouillon ${String(index)}`, amountMinor: 4900 });
          return { course: id, lesson: await teach.lesson(await teach.module(id), outerLesson) };
        }),
      ),
    );
    draftIds = drafted[0] ?? draftIds;
    const checkouts = await Promise.all(
      published.map(({ id: courseId }) =>
        limited(async () => {
          const { purchaseCourse } = await act(
            z.object({ purchaseCourse: z.object({ checkout: withId }) }),
            'mutation ($input: PurchaseCourseInput!) { purchaseCourse(input: $input) { checkout { id } userErrors { ... on UserError { code } } } }',
            { courseId, idempotencyKey: randomUUID() },
          );
          return purchaseCourse.checkout.id;
        }),
      ),
    );
    await Promise.all(
      numbers(questions).map((index) =>
        limited(() =>
          act(
            z.object({ askAssistant: z.object({ thread: withId }) }),
            'mutation ($input: AskAssistantInput!) { askAssistant(input: $input) { thread { id } userErrors { ... on UserError { code } } } }',
            { question: `Une question privée, la ${String(index)}e ?` },
          ),
        ),
      ),
    );
    const { me } = await eventually(
      () => dataOf(graphUrl, accountSchema, { query: accountQuery, accessToken: owner.accessToken }),
      (data) => data.me.enrollments.nodes.length === freeCourses && data.me.notifications.nodes.length > 2 * freeCourses,
    );
    const of = (field: Field, ids: readonly string[]): Target[] => ids.map((id) => ({ field, id }));
    const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
    targets = [
      ...of('enrollment', idsOf(me.enrollments.nodes)),
      ...of('transaction', idsOf(me.transactions.nodes)),
      ...of('checkoutSession', checkouts),
      ...of('assistantThread', idsOf(me.assistantThreads.nodes)),
      ...of(
        'assistantMessage',
        me.assistantThreads.nodes.flatMap(({ messages }) => idsOf(messages.nodes)),
      ),
      ...of('notification', idsOf(me.notifications.nodes)),
      ...of(
        'course',
        drafted.map(({ course }) => course),
      ),
      ...of(
        'lesson',
        drafted.map(({ lesson }) => lesson),
      ),
    ];
  });
  afterAll(() => academy.stop());

  test('200 ids and more of other people: none is answered, and "not yours" is "not there" to the byte', { tags: ['F7'] }, async () => {
    expect([...new Set(targets.map(({ field }) => field))]).toEqual([...fields]);
    expect(targets.length).toBeGreaterThanOrEqual(200);
    const toOwner = await Promise.all(
      targets.map((target) => look(target, target.field === 'course' || target.field === 'lesson' ? instructor : owner)),
    );
    expect(toOwner.filter((answer) => !answer.includes('ID'))).toEqual([]);

    const notYours = await Promise.all(targets.map((target) => look(target, stranger)));
    const notThere = await Promise.all(targets.map(({ field, id }) => look({ field, id: guessed(id) }, stranger)));
    expect(notYours.filter((answer) => answer.includes('ID'))).toEqual([]);
    expect(notYours).toEqual(notThere);
    expect(new Set(notYours).size).toBe(fields.length);
  });

  const mutations: readonly { mutation: string; of: 'thread' | 'draft' | 'draftLesson' | 'notification'; query: string }[] = [
    { mutation: 'askAssistant in a thread', of: 'thread', query: 'askAssistant(input: { question: "Et ?", threadId: $id })' },
    { mutation: 'askAssistant about a course', of: 'draft', query: 'askAssistant(input: { question: "Et ?", courseId: $id })' },
    { mutation: 'askAssistant about a lesson', of: 'draftLesson', query: 'askAssistant(input: { question: "Et ?", lessonId: $id })' },
    { mutation: 'enrollInCourse', of: 'draft', query: 'enrollInCourse(input: { courseId: $id })' },
    { mutation: 'recordLessonProgress', of: 'draftLesson', query: 'recordLessonProgress(input: { lessonId: $id, completed: true })' },
    { mutation: 'purchaseCourse', of: 'draft', query: 'purchaseCourse(input: { courseId: $id, idempotencyKey: "guess" })' },
    { mutation: 'markNotificationsRead', of: 'notification', query: 'markNotificationsRead(input: { ids: [$id] })' },
  ];
  test.each(mutations)('$mutation answers for what is not yours as for what is not there', { tags: ['F7'] }, async ({ of, query }) => {
    const firstOf = (field: Field): string => targets.find((target) => target.field === field)?.id ?? '';
    const id = {
      thread: firstOf('assistantThread'),
      draft: draftIds.course,
      draftLesson: draftIds.lesson,
      notification: firstOf('notification'),
    }[of];
    const document = `mutation ($id: ID!) { ${query} { userErrors { __typename ... on UserError { code message path } } } }`;
    const [notYours, notThere] = await Promise.all([answerTo(stranger, document, id), answerTo(stranger, document, guessed(id))]);
    expect(notYours).toBe(notThere);
    expect(notYours.includes('NotFoundError')).toBe(of !== 'notification');
  });
});

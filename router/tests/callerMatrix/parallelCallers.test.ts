import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { createLimit } from '#shared/events/limit.ts';
import { startTestAcademy } from '../kit/academy.ts';
import type { Account, TestAcademy } from '../kit/academy.ts';
import { createTeaching } from '../kit/teaching.ts';
import { ask, dataOf, eventually } from '../story/graphClient.ts';

const userCount = 40;
const queriesEach = 10;
const atATime = 40;
const maximumTries = 20;

const query = `query Mine($course: ID!) {
  me {
    id
    email
    profile { id }
    enrollments { nodes { id learner { id } course { id viewerEnrollment { id } } } }
    notifications { nodes { id subject { ... on Enrollment { id learner { id } } } } }
    unreadNotificationCount
  }
  course(id: $course) { viewerEnrollment { id } modules { lessons { viewerAccess { state } content { __typename } } } }
}`;

const withId = z.object({ id: z.string() });
const mineSchema = z.object({
  me: z.object({
    enrollments: z.object({ nodes: z.array(withId) }),
    notifications: z.object({ nodes: z.array(withId.extend({ subject: withId.nullable() })) }),
  }),
});
type Mine = z.output<typeof mineSchema>;

describe('many callers at a time', () => {
  let academy: TestAcademy;
  let users: Account[] = [];
  const courseIds: string[] = [];
  beforeAll(async () => {
    academy = await startTestAcademy({ mongoUri: inject('mongoUri') });
    const { graphUrl } = academy;
    const instructor = await academy.register({ firstName: 'Ines', accountType: 'INSTRUCTOR' });
    const teach = createTeaching({ graphUrl, accessToken: instructor.accessToken });
    for (const title of ['Un cours libre', 'Un autre cours libre'])
      courseIds.push((await teach.publishedCourse({ title, amountMinor: 0 })).id);
    users = await Promise.all(
      Array.from({ length: userCount }, (_, index) => academy.register({ firstName: `Lea${String(index)}`, isVerified: false })),
    );
    await Promise.all(
      users.map(({ accessToken }, index) =>
        dataOf(graphUrl, z.object({ enrollInCourse: z.object({ enrollment: z.object({ id: z.string() }) }) }), {
          query:
            'mutation ($id: ID!) { enrollInCourse(input: { courseId: $id }) { enrollment { id } userErrors { ... on UserError { code } } } }',
          variables: { id: courseIds[index % courseIds.length] },
          accessToken,
        }),
      ),
    );
  });
  afterAll(() => academy.stop());

  /** All that the query may say to a user, given the ids of the user's own enrolment and notifications. */
  const expectedOf = ({ user, index, mine }: { user: Account; index: number; mine: Mine }) => {
    const enrollment = mine.me.enrollments.nodes[0]?.id;
    const isOfThisCourse = index % courseIds.length === 0;
    const lesson = isOfThisCourse
      ? (content: string) => ({ viewerAccess: { state: 'OPEN' }, content: { __typename: content } })
      : () => ({ viewerAccess: { state: 'LOCKED' }, content: null });
    return {
      me: {
        id: user.id,
        email: user.email,
        profile: { id: user.id },
        enrollments: {
          nodes: [
            {
              id: enrollment,
              learner: { id: user.id },
              course: { id: courseIds[index % courseIds.length], viewerEnrollment: { id: enrollment } },
            },
          ],
        },
        notifications: {
          nodes: mine.me.notifications.nodes.map(({ id, subject }) => ({
            id,
            subject: subject === null ? null : { id: enrollment, learner: { id: user.id } },
          })),
        },
        unreadNotificationCount: 2,
      },
      course: {
        viewerEnrollment: isOfThisCourse ? { id: enrollment } : null,
        modules: [{ lessons: [lesson('TextContent'), lesson('VideoContent'), lesson('TextContent')] }],
      },
    };
  };

  test(`F9 ${String(userCount)} users x ${String(queriesEach)} queries of one shape in parallel: each gets its own and nothing else`, async () => {
    const request = (user: Account) => ({ query, variables: { course: courseIds[0] }, accessToken: user.accessToken });
    const alone: Mine[] = [];
    for (const user of users) {
      // A welcome, and the enrolment.
      const mine = await eventually(
        () => dataOf(academy.graphUrl, mineSchema, request(user)),
        (data) => data.me.notifications.nodes.length === 2,
      );
      alone.push(mine);
    }
    const ownerOf = new Map(
      alone.flatMap(({ me }, index) => [
        [users[index]?.id ?? '', index] as const,
        ...[...me.enrollments.nodes, ...me.notifications.nodes].map(({ id }) => [id, index] as const),
      ]),
    );
    // The account, an enrolment and two notifications each, and none in common.
    expect(ownerOf.size).toBe(4 * userCount);

    // Neighbours in the queue are never the same user, so that whatever is shared by mistake is shared with somebody else.
    const turns = Array.from({ length: queriesEach }).flatMap(() => users.map((user, index) => ({ user, index })));
    const limited = createLimit({ maxParallel: atATime });
    const strangers = (data: unknown, index: number): string[] =>
      [...JSON.stringify(data ?? null).matchAll(/"id":"([^"]+)"/g)].flatMap(([, id = '']) =>
        (ownerOf.get(id) ?? index) === index ? [] : [id],
      );
    const mixedUp: string[] = [];
    // A busy machine may put an answer off, in whole or in part: what it did say is looked at, and it is asked again.
    const answerTo = async ({ user, index }: { user: Account; index: number }, triesLeft = maximumTries): Promise<unknown> => {
      const { data, errors } = await ask(academy.graphUrl, request(user));
      mixedUp.push(...strangers(data, index));
      const isPutOff = errors?.some(({ extensions }) => extensions['code'] === 'SERVICE_UNAVAILABLE') ?? false;
      return isPutOff && triesLeft > 1 ? answerTo({ user, index }, triesLeft - 1) : { data, errors };
    };
    const answers = await Promise.all(turns.map((turn) => limited(() => answerTo(turn))));
    expect(mixedUp).toEqual([]);
    const expected = turns.map(({ user, index }) => ({
      data: expectedOf({ user, index, mine: mineSchema.parse(alone[index]) }),
      errors: undefined,
    }));
    expect(answers).toEqual(expected);
  });
});

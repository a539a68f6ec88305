import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { demoPassword } from '../../../subgraphs/auth/seed.ts';
import type { TestAcademy } from '../kit/academy.ts';
import { createTeaching, outerLesson } from '../kit/teaching.ts';
import { dataOf, eventually } from '../story/graphClient.ts';

const withId = z.object({ id: z.string() });
const nodes = z.object({ nodes: z.array(withId).min(1) });

/** Resolves a `$name` or `$name:detail` of a variables file to a value of the running academy. */
export type Placeholders = (placeholder: string) => Promise<unknown>;

const coursesSchema = z.object({
  courses: z.object({
    nodes: z.array(z.object({ id: z.string(), slug: z.string(), modules: z.array(z.object({ lessons: z.array(withId) })) })),
  }),
});
const shelfSchema = z.object({
  courses: z.object({
    nodes: z.array(z.object({ category: z.object({ slug: z.string() }), instructor: z.object({ slug: z.string() }) })).min(1),
  }),
});

/** What the demo's learner has done: a course bought and begun, a question asked. */
const learnerHas = async ({ graphUrl, accessToken, courseId }: { graphUrl: string; accessToken: string; courseId: string }) => {
  const act = <Data>(schema: z.ZodType<Data>, query: string, input: Record<string, unknown>): Promise<Data> =>
    dataOf(graphUrl, schema, { query, variables: { input }, accessToken });
  const { purchaseCourse } = await act(
    z.object({ purchaseCourse: z.object({ transaction: withId, checkout: withId }) }),
    'mutation ($input: PurchaseCourseInput!) { purchaseCourse(input: $input) { transaction { id } checkout { id } } }',
    { courseId, idempotencyKey: randomUUID(), payment: { paymentMethodId: 'pm_card_visa' } },
  );
  const { askAssistant } = await act(
    z.object({ askAssistant: z.object({ thread: withId, answer: withId }) }),
    'mutation ($input: AskAssistantInput!) { askAssistant(input: $input) { thread { id } answer { id } } }',
    { question: 'Que dit la médiane ?' },
  );
  const { me } = await eventually(
    () =>
      dataOf(
        graphUrl,
        z.object({
          me: z.object({ enrollments: z.object({ nodes: z.array(withId) }), notifications: z.object({ nodes: z.array(withId) }) }),
        }),
        {
          query: '{ me { enrollments { nodes { id } } notifications(filter: { kinds: [ENROLLMENT] }) { nodes { id } } } }',
          accessToken,
        },
      ),
    (data) => data.me.enrollments.nodes.length > 0 && data.me.notifications.nodes.length > 0,
  );
  const { requestDataExport } = await act(
    z.object({ requestDataExport: z.object({ dataExport: withId }) }),
    'mutation ($input: RequestDataExportInput!) { requestDataExport(input: $input) { dataExport { id } } }',
    { password: demoPassword },
  );
  return {
    dataExportId: requestDataExport.dataExport.id,
    enrollmentId: nodes.parse(me.enrollments).nodes[0]?.id,
    notificationId: nodes.parse(me.notifications).nodes[0]?.id,
    transactionId: purchaseCourse.transaction.id,
    checkoutSessionId: purchaseCourse.checkout.id,
    threadId: askAssistant.thread.id,
    messageId: askAssistant.answer.id,
  };
};

export const createPlaceholders = async ({
  academy,
  learnerToken,
  instructorToken,
  adminToken,
}: {
  academy: TestAcademy;
  learnerToken: string;
  instructorToken: string;
  adminToken: string;
}): Promise<Placeholders> => {
  const { graphUrl } = academy;
  const { courses } = await dataOf(graphUrl, coursesSchema, {
    query: '{ courses(first: 100) { nodes { id slug modules { lessons { id } } } } }',
  });
  const courseOf = (slug: string) => {
    const course = courses.nodes.find((candidate) => candidate.slug === slug);
    if (!course) throw new Error(`the demo has no course ${slug}`);
    return course;
  };
  const { courses: shelf } = await dataOf(graphUrl, shelfSchema, {
    query: '{ courses(first: 1) { nodes { category { slug } instructor { slug } } } }',
  });
  const teach = createTeaching({ graphUrl, accessToken: instructorToken });
  const draft = async (title: string) => {
    const { id } = await teach.course({ title, amountMinor: 3900 });
    const moduleId = await teach.module(id);
    await teach.lesson(moduleId, outerLesson);
    return { id, moduleId };
  };
  const [edited, complete] = [await draft('Un brouillon en cours'), await draft('Un brouillon achevé')];
  const signUp = async () => {
    const email = `newcomer-${randomUUID().slice(0, 8)}@kit.example`;
    const { registerUser } = await dataOf(
      graphUrl,
      z.object({ registerUser: z.object({ tokens: z.object({ refreshToken: z.string() }) }) }),
      {
        query: 'mutation ($input: RegisterUserInput!) { registerUser(input: $input) { tokens { refreshToken } } }',
        variables: { input: { email, password: 'une phrase bien assez longue', firstName: 'Noé', lastName: 'Essai' } },
      },
    );
    return { email, refreshToken: registerUser.tokens.refreshToken };
  };
  const resetToken = async (): Promise<string> => {
    const { email } = await academy.register({ firstName: 'Noe' });
    const earlier = await academy.tokenMailedTo(email);
    await dataOf(graphUrl, z.object({ requestPasswordReset: z.object({ accepted: z.literal(true) }) }), {
      query: 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { accepted } }',
      variables: { input: { email } },
    });
    return eventually(
      () => academy.tokenMailedTo(email),
      (token) => token !== earlier,
    );
  };
  const otherSessionId = async (): Promise<string | undefined> => {
    const { accessToken } = await academy.signIn('learner');
    const { me } = await dataOf(
      graphUrl,
      z.object({ me: z.object({ sessions: z.array(z.object({ id: z.string(), isCurrent: z.boolean() })) }) }),
      { query: '{ me { sessions { id isCurrent } } }', accessToken },
    );
    return me.sessions.find(({ isCurrent }) => isCurrent)?.id;
  };
  const suspendedId = async (): Promise<string> => {
    const { id } = await academy.register({ firstName: 'Noe', isVerified: false });
    await dataOf(graphUrl, z.object({ suspendUser: z.object({ user: withId }) }), {
      query: 'mutation ($input: SuspendUserInput!) { suspendUser(input: $input) { user { id } } }',
      variables: { input: { id, reason: 'Trois signalements.' } },
      accessToken: adminToken,
    });
    return id;
  };
  const { me: learner } = await dataOf(graphUrl, z.object({ me: withId }), { query: '{ me { id } }', accessToken: learnerToken });
  const values: Readonly<Record<string, string | undefined>> = {
    ...(await learnerHas({ graphUrl, accessToken: learnerToken, courseId: courseOf('statistiques-descriptives').id })),
    learnerId: learner.id,
    draftId: edited.id,
    draftModuleId: edited.moduleId,
    completeDraftId: complete.id,
    categorySlug: shelf.nodes[0]?.category.slug,
    instructorSlug: shelf.nodes[0]?.instructor.slug,
  };

  return async (placeholder) => {
    const [name = '', detail = '', place = ''] = placeholder.slice(1).split(':');
    if (name === 'courseIdOf') return courseOf(detail).id;
    if (name === 'lessonIdOf') return courseOf(detail).modules.flatMap(({ lessons }) => lessons)[Number(place)]?.id;
    if (name === 'newEmail') return `newcomer-${randomUUID().slice(0, 8)}@kit.example`;
    if (name === 'newKey') return randomUUID();
    if (name === 'newcomerId') return (await academy.register({ firstName: 'Noe', isVerified: false })).id;
    if (name === 'newInstructorId') return (await academy.register({ firstName: 'Noe', accountType: 'INSTRUCTOR', isVerified: false })).id;
    if (name === 'suspendedId') return suspendedId();
    if (name === 'refreshToken') return (await signUp()).refreshToken;
    if (name === 'verificationToken') return academy.tokenMailedTo((await signUp()).email);
    if (name === 'resetToken') return resetToken();
    const value = name === 'otherSessionId' ? await otherSessionId() : values[name];
    if (value === undefined) throw new Error(`there is no placeholder ${placeholder}`);
    return value;
  };
};

/** The same value with every string that begins with $ resolved. */
export const resolved = async (value: unknown, placeholders: Placeholders): Promise<unknown> => {
  if (typeof value === 'string' && value.startsWith('$')) return placeholders(value);
  if (Array.isArray(value)) return Promise.all(value.map((item) => resolved(item, placeholders)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = await Promise.all(Object.entries(value).map(async ([key, item]) => [key, await resolved(item, placeholders)] as const));
  return Object.fromEntries(entries);
};

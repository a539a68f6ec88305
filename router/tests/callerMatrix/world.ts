import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { startTestAcademy } from '../kit/academy.ts';
import type { Account, TestAcademy } from '../kit/academy.ts';
import { createTeaching, outerLesson } from '../kit/teaching.ts';
import { readyExport } from '../privacy/planted.ts';
import { dataOf, eventually } from '../story/graphClient.ts';

export const callerNames = ['anonymous', 'learner', 'otherLearner', 'instructor', 'otherInstructor', 'admin'] as const;
export type CallerName = (typeof callerNames)[number];

/** The ids of what stands in the graph: all of it the learner's or the instructor's. */
export type Fixtures = {
  learner: string;
  instructor: string;
  instructorSlug: string;
  category: string;
  categorySlug: string;
  course: string;
  courseSlug: string;
  module: string;
  lesson: string;
  firstLesson: string;
  lastLesson: string;
  draft: string;
  draftSlug: string;
  draftModule: string;
  draftLesson: string;
  freeCourse: string;
  unboughtCourse: string;
  enrollment: string;
  transaction: string;
  entitlement: string;
  openCheckout: string;
  openTransaction: string;
  notification: string;
  unreadNotification: string;
  paymentNotification: string;
  thread: string;
  question: string;
  answer: string;
  dataExport: string;
};

export type World = {
  academy: TestAcademy;
  accounts: Readonly<Record<Exclude<CallerName, 'anonymous'>, Account>>;
  fixtures: Fixtures;
  accessTokenOf(caller: CallerName): string | undefined;
};

const withId = z.object({ id: z.string() });
const noErrors = z.array(z.unknown()).length(0);
const errorFields = 'userErrors { ... on UserError { code message path } }';

const purchaseSchema = z.object({ purchaseCourse: z.object({ transaction: withId, checkout: withId, userErrors: noErrors }) });
const purchaseMutation = `mutation ($input: PurchaseCourseInput!) { purchaseCourse(input: $input) { transaction { id } checkout { id } ${errorFields} } }`;

const boughtSchema = z.object({
  me: z.object({
    enrollments: z.object({ nodes: z.array(z.object({ id: z.string(), status: z.string() })) }),
    entitlements: z.object({ nodes: z.array(withId) }),
    notifications: z.object({ nodes: z.array(z.object({ id: z.string(), kind: z.string() })) }),
  }),
});
const boughtQuery = '{ me { enrollments { nodes { id status } } entitlements { nodes { id } } notifications { nodes { id kind } } } }';

const askedSchema = z.object({
  askAssistant: z.object({ thread: withId, question: withId, answer: z.object({ id: z.string(), isRefused: z.boolean() }) }),
});

const only = <Item>(items: readonly Item[], what: string): Item => {
  const [item] = items;
  if (item === undefined || items.length !== 1) throw new Error(`${String(items.length)} of ${what} instead of one`);
  return item;
};

/** What the learner has: a course bought and finished, a second purchase left open, notifications, a question asked. */
const learn = async ({
  graphUrl,
  accessToken,
  course,
  unboughtId,
}: {
  graphUrl: string;
  accessToken: string;
  course: { id: string; firstLesson: string; lesson: string; lastLesson: string };
  unboughtId: string;
}) => {
  const act = async <Data>(schema: z.ZodType<Data>, query: string, variables: Record<string, unknown> = {}): Promise<Data> =>
    dataOf(graphUrl, schema, { query, variables, accessToken });
  const bought = await act(purchaseSchema, purchaseMutation, {
    input: { courseId: course.id, idempotencyKey: randomUUID(), payment: { paymentMethodId: 'pm_card_visa' } },
  });
  const open = await act(purchaseSchema, purchaseMutation, { input: { courseId: unboughtId, idempotencyKey: randomUUID() } });
  await eventually(
    () => act(boughtSchema, boughtQuery),
    ({ me }) => me.enrollments.nodes.length === 1,
  );
  for (const lessonId of [course.firstLesson, course.lastLesson, course.lesson]) {
    await act(
      z.object({ recordLessonProgress: z.object({ userErrors: noErrors }) }),
      `mutation ($input: RecordLessonProgressInput!) { recordLessonProgress(input: $input) { ${errorFields} } }`,
      { input: { lessonId, positionSeconds: 10, completed: true } },
    );
  }
  const { me } = await eventually(
    () => act(boughtSchema, boughtQuery),
    (data) => data.me.notifications.nodes.length >= 4,
  );
  const enrollmentNotifications = me.notifications.nodes.filter(({ kind }) => kind === 'ENROLLMENT').map(({ id }) => id);
  const [notification, unreadNotification] = enrollmentNotifications;
  if (notification === undefined || unreadNotification === undefined) throw new Error('no two notifications of the enrolment');
  await act(
    z.object({ markNotificationsRead: z.object({ updatedCount: z.literal(1) }) }),
    'mutation ($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { updatedCount } }',
    { input: { ids: [notification] } },
  );
  const { askAssistant } = await eventually(
    () =>
      act(
        askedSchema,
        `mutation ($input: AskAssistantInput!) { askAssistant(input: $input) { thread { id } question { id } answer { id isRefused } ${errorFields} } }`,
        { input: { question: 'À quoi sert le quatrième argument de RECHERCHEX ?', courseId: course.id } },
      ),
    (data) => !data.askAssistant.answer.isRefused,
  );
  return {
    enrollment: only(me.enrollments.nodes, 'enrolments').id,
    entitlement: only(me.entitlements.nodes, 'entitlements').id,
    transaction: bought.purchaseCourse.transaction.id,
    openCheckout: open.purchaseCourse.checkout.id,
    openTransaction: open.purchaseCourse.transaction.id,
    notification,
    unreadNotification,
    paymentNotification: only(
      me.notifications.nodes.filter(({ kind }) => kind === 'PAYMENT'),
      'payment notifications',
    ).id,
    thread: askAssistant.thread.id,
    question: askAssistant.question.id,
    answer: askAssistant.answer.id,
  };
};

/** So that what people say of themselves is there to be seen, or not. */
const describeThemselves = async ({
  graphUrl,
  learner,
  instructor,
}: {
  graphUrl: string;
  learner: Account;
  instructor: Account;
}): Promise<void> => {
  const update = (account: Account, input: Record<string, unknown>) =>
    dataOf(graphUrl, z.object({ updateProfile: z.object({ userErrors: z.array(z.unknown()).length(0) }) }), {
      query: 'mutation U($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { __typename } } }',
      variables: { input },
      accessToken: account.accessToken,
    });
  await update(learner, { timeZone: 'Europe/Paris', interests: ['tableurs'] });
  await update(instructor, { headline: 'Formatrice', bio: 'Vingt ans de tableurs.', avatarUrl: 'https://images.example/ines.png' });
};

/** An academy in which a learner has one of everything, and everybody who might want to look at it. */
export const startWorld = async ({ mongoUri }: { mongoUri: string }): Promise<World> => {
  const academy = await startTestAcademy({ mongoUri });
  try {
    const { graphUrl, subgraphs } = academy;
    const [learner, otherLearner, instructor, otherInstructor, admin] = await Promise.all([
      academy.register({ firstName: 'Lea' }),
      academy.register({ firstName: 'Luc' }),
      academy.register({ firstName: 'Ines', accountType: 'INSTRUCTOR' }),
      academy.register({ firstName: 'Ivan', accountType: 'INSTRUCTOR' }),
      academy.createAdmin(),
    ]);
    const accounts = { learner, otherLearner, instructor, otherInstructor, admin };
    const category = await subgraphs.course.wiring.services.categories.put({ slug: 'tableurs', name: 'Tableurs', position: 0 });

    await describeThemselves({ graphUrl, learner, instructor });
    const teach = createTeaching({ graphUrl, accessToken: instructor.accessToken, categoryId: category.id });
    const course = await teach.publishedCourse({ title: 'Excel sans peine', amountMinor: 4900 });
    const unbought = await teach.publishedCourse({ title: 'Excel pour experts', amountMinor: 9900 });
    const free = await teach.publishedCourse({ title: 'Excel en une heure', amountMinor: 0 });
    const draft = await teach.course({ title: 'Excel en secret', amountMinor: 4900 });
    const draftModule = await teach.module(draft.id);
    const draftLesson = await teach.lesson(draftModule, outerLesson);

    const own = await learn({ graphUrl, accessToken: learner.accessToken, course, unboughtId: unbought.id });
    const { id: dataExport } = await readyExport(academy, learner);
    const { publicProfile } = await dataOf(graphUrl, z.object({ publicProfile: z.object({ slug: z.string() }) }), {
      query: 'query ($id: ID!) { publicProfile(id: $id) { slug } }',
      variables: { id: instructor.id },
    });
    return {
      academy,
      accounts,
      fixtures: {
        learner: learner.id,
        instructor: instructor.id,
        instructorSlug: publicProfile.slug,
        category: category.id,
        categorySlug: 'tableurs',
        course: course.id,
        courseSlug: course.slug,
        module: course.moduleId,
        firstLesson: course.firstLesson,
        lesson: course.lesson,
        lastLesson: course.lastLesson,
        draft: draft.id,
        draftSlug: draft.slug,
        draftModule,
        draftLesson,
        freeCourse: free.id,
        unboughtCourse: unbought.id,
        dataExport,
        ...own,
      },
      accessTokenOf: (caller) => (caller === 'anonymous' ? undefined : accounts[caller].accessToken),
    };
  } catch (error) {
    await academy.stop();
    throw error;
  }
};

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ask, dataOf, eventually } from './graphClient.ts';

const accountSchema = z.object({
  registerUser: z.object({
    user: z.object({ id: z.string(), email: z.string(), isEmailVerified: z.boolean(), roles: z.array(z.string()) }),
    tokens: z.object({ accessToken: z.string(), refreshToken: z.string() }),
    userErrors: z.array(z.unknown()).length(0),
  }),
});
const mailSchema = z.array(z.object({ subject: z.string(), links: z.array(z.object({ token: z.string().nullable() })) })).min(1);
const idsSchema = z.object({ id: z.string() });

export const storyPassword = 'une phrase bien assez longue';

const lessonTexts = [
  'La fonction RECHERCHEX cherche une valeur dans une colonne et renvoie la valeur voisine. Son quatrième argument est le texte affiché quand rien n’est trouvé.',
  'Un tableau croisé dynamique résume des milliers de lignes sans écrire de formule. On glisse un champ dans la zone des lignes et un autre dans la zone des valeurs.',
];

export type Story = {
  /** Any router of the deployment; calls take turns when there are several. */
  graphUrls: readonly string[];
  mailboxUrl: string;
};

export type StoryOutcome = {
  transactionStatus: string;
  enrollmentStatus: string;
  progressPercent: number;
  unreadNotificationCount: number;
  answer: { isRefused: boolean; text: string; citedCourseIds: string[] };
  refusal: { isRefused: boolean };
  isEmailVerified: boolean;
  courseId: string;
  learnerEmail: string;
};

/** How it ends, wherever it is played. */
export const happyEnd = {
  transactionStatus: 'COMPLETED',
  enrollmentStatus: 'COMPLETED',
  progressPercent: 100,
  isEmailVerified: true,
  // A welcome, the payment, the enrolment and its completion.
  unreadNotificationCount: 4,
  answer: { isRefused: false },
  refusal: { isRefused: true },
};

/** The product's main story: a course is published, bought, learned to the end and asked about. */
export const playStory = async ({ graphUrls, mailboxUrl }: Story): Promise<StoryOutcome> => {
  let turn = 0;
  const graph = (): string => graphUrls[(turn += 1) % graphUrls.length] ?? '';
  const mark = randomUUID().slice(0, 8);

  const register = async (accountType: 'INSTRUCTOR' | 'LEARNER', firstName: string) => {
    const email = `${firstName.toLowerCase()}-${mark}@story.example`;
    const { registerUser } = await dataOf(graph(), accountSchema, {
      query: `mutation Register($input: RegisterUserInput!) {
        registerUser(input: $input) { user { id email isEmailVerified roles } tokens { accessToken refreshToken } userErrors { __typename ... on UserError { code message path } } }
      }`,
      variables: { input: { email, password: storyPassword, firstName, lastName: 'Histoire', accountType } },
    });
    return { email, id: registerUser.user.id, accessToken: registerUser.tokens.accessToken };
  };

  const instructor = await register('INSTRUCTOR', 'Ines');
  const teach = async <Data>(schema: z.ZodType<Data>, query: string, input: Record<string, unknown>): Promise<Data> =>
    dataOf(graph(), schema, { query, variables: { input }, accessToken: instructor.accessToken });

  const { createCourse } = await teach(
    z.object({ createCourse: z.object({ course: idsSchema, userErrors: z.array(z.unknown()).length(0) }) }),
    'mutation Create($input: CreateCourseInput!) { createCourse(input: $input) { course { id } userErrors { ... on UserError { code message path } } } }',
    {
      title: `Excel sans peine ${mark}`,
      description: 'Les fonctions et les tableaux qui servent chaque jour au bureau.',
      level: 'BEGINNER',
      language: 'fr',
      listPrice: { amountMinor: 4900, currency: 'EUR' },
    },
  );
  const courseId = createCourse.course.id;
  const { createModule } = await teach(
    z.object({ createModule: z.object({ module: idsSchema }) }),
    'mutation Module($input: CreateModuleInput!) { createModule(input: $input) { module { id } userErrors { ... on UserError { code message } } } }',
    { courseId, title: 'Les fondations' },
  );
  for (const [index, markdown] of lessonTexts.entries()) {
    await teach(
      z.object({ createLesson: z.object({ lesson: idsSchema }) }),
      'mutation Lesson($input: CreateLessonInput!) { createLesson(input: $input) { lesson { id } userErrors { ... on UserError { code message } } } }',
      { moduleId: createModule.module.id, title: `Leçon ${String(index + 1)}`, content: { text: { markdown } } },
    );
  }
  await teach(
    z.object({ publishCourse: z.object({ course: z.object({ status: z.literal('PUBLISHED') }) }) }),
    'mutation Publish($input: PublishCourseInput!) { publishCourse(input: $input) { course { status } userErrors { ... on UserError { code message } } } }',
    { id: courseId },
  );

  const learner = await register('LEARNER', 'Lea');
  const learn = async <Data>(schema: z.ZodType<Data>, query: string, variables: Record<string, unknown>): Promise<Data> =>
    dataOf(graph(), schema, { query, variables, accessToken: learner.accessToken });

  const mails = await eventually(
    async () => z.array(z.unknown()).parse(await (await fetch(`${mailboxUrl}?to=${encodeURIComponent(learner.email)}`)).json()),
    (list) => list.length > 0,
  );
  const token = mailSchema.parse(mails)[0]?.links.find((link) => link.token !== null)?.token ?? '';
  await dataOf(graph(), z.object({ verifyEmail: z.object({ accepted: z.literal(true) }) }), {
    query:
      'mutation Verify($input: VerifyEmailInput!) { verifyEmail(input: $input) { accepted userErrors { ... on UserError { code message } } } }',
    variables: { input: { token } },
  });

  const purchaseSchema = z.object({ purchaseCourse: z.object({ transaction: z.object({ id: z.string(), status: z.string() }) }) });
  const { purchaseCourse } = await learn(
    purchaseSchema,
    `mutation Purchase($input: PurchaseCourseInput!) {
      purchaseCourse(input: $input) { transaction { id status total { amountMinor currency } } userErrors { __typename ... on UserError { code message path } } }
    }`,
    {
      input: {
        courseId,
        idempotencyKey: randomUUID(),
        expectedTotal: { amountMinor: 4900, currency: 'EUR' },
        payment: { paymentMethodId: 'pm_card_visa' },
      },
    },
  );
  const transactionSchema = z.object({ transaction: z.object({ status: z.string() }) });
  const { transaction } = await eventually(
    () =>
      learn(transactionSchema, 'query Transaction($id: ID!) { transaction(id: $id) { status } }', { id: purchaseCourse.transaction.id }),
    (data) => data.transaction.status === 'COMPLETED',
  );

  const enrollmentSchema = z.object({
    course: z.object({
      viewerEnrollment: z.object({ id: z.string(), status: z.string(), progress: z.object({ percent: z.number() }) }).nullable(),
      modules: z.array(
        z.object({ lessons: z.array(z.object({ id: z.string(), viewerAccess: z.object({ state: z.string() }), content: z.unknown() })) }),
      ),
    }),
  });
  const courseQuery = `query Learn($id: ID!) {
    course(id: $id) {
      viewerEnrollment { id status progress { percent } }
      modules { lessons { id viewerAccess { state reason } content { __typename ... on TextContent { markdown html } } } }
    }
  }`;
  const { course } = await eventually(
    () => learn(enrollmentSchema, courseQuery, { id: courseId }),
    (data) => data.course.viewerEnrollment !== null,
  );
  const lessons = course.modules.flatMap((module) => module.lessons);
  for (const lesson of lessons) {
    if (lesson.viewerAccess.state !== 'OPEN') throw new Error(`a bought lesson is ${lesson.viewerAccess.state}`);
    await learn(
      z.object({
        recordLessonProgress: z.object({ enrollment: z.object({ id: z.string() }), userErrors: z.array(z.unknown()).length(0) }),
      }),
      'mutation Progress($input: RecordLessonProgressInput!) { recordLessonProgress(input: $input) { enrollment { id } userErrors { ... on UserError { code message } } } }',
      { input: { lessonId: lesson.id, completed: true } },
    );
  }
  const finished = await learn(enrollmentSchema, courseQuery, { id: courseId });

  const meSchema = z.object({ me: z.object({ isEmailVerified: z.boolean(), unreadNotificationCount: z.number() }) });
  const { me } = await eventually(
    () => learn(meSchema, 'query Me { me { isEmailVerified unreadNotificationCount } }', {}),
    (data) => data.me.unreadNotificationCount >= happyEnd.unreadNotificationCount,
  );

  const askedSchema = z.object({
    askAssistant: z.object({
      answer: z.object({
        isRefused: z.boolean(),
        text: z.string(),
        citations: z.array(z.object({ course: z.object({ id: z.string(), title: z.string() }).nullable() })),
      }),
    }),
  });
  const askAssistant = async (question: string, about: Record<string, string> = {}) =>
    (
      await learn(
        askedSchema,
        `mutation Ask($input: AskAssistantInput!) {
          askAssistant(input: $input) { answer { isRefused text citations { excerpt lesson { title } course { id title } } } userErrors { ... on UserError { code message } } }
        }`,
        { input: { question, ...about } },
      )
    ).askAssistant.answer;
  const answer = await eventually(
    () => askAssistant('À quoi sert le quatrième argument de RECHERCHEX ?', { courseId }),
    (given) => !given.isRefused,
  );
  const refusal = await askAssistant('Quelle est la recette de la tarte aux abricots ?');

  return {
    transactionStatus: transaction.status,
    enrollmentStatus: finished.course.viewerEnrollment?.status ?? 'NONE',
    progressPercent: finished.course.viewerEnrollment?.progress.percent ?? -1,
    unreadNotificationCount: me.unreadNotificationCount,
    isEmailVerified: me.isEmailVerified,
    answer: {
      isRefused: answer.isRefused,
      text: answer.text,
      citedCourseIds: answer.citations.flatMap((citation) => (citation.course ? [citation.course.id] : [])),
    },
    refusal: { isRefused: refusal.isRefused },
    courseId,
    learnerEmail: learner.email,
  };
};

/** Whether the endpoint answers at all. */
export const answers = async (url: string): Promise<boolean> =>
  ask(url, { query: '{ __typename }' }).then(
    ({ status }) => status === 200,
    () => false,
  );

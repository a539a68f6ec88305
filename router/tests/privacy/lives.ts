import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { TestAcademy } from '../kit/academy.ts';
import { createTeaching } from '../kit/teaching.ts';
import { dataOf, eventually } from '../story/graphClient.ts';

export const lifePassword = 'une phrase bien assez longue';
const noErrors = z.array(z.unknown()).length(0);
const tokens = z.object({ tokens: z.object({ accessToken: z.string(), refreshToken: z.string() }), userErrors: noErrors });
const errors = 'userErrors { ... on UserError { code message path } }';
const withId = z.object({ id: z.string() });
const standing = z.object({
  me: z.object({
    id: z.string(),
    enrollments: z.object({ nodes: z.array(withId) }),
    unreadNotificationCount: z.number(),
    transactions: z.object({ nodes: z.array(z.object({ id: z.string(), status: z.string() })) }),
  }),
});

export type Life = {
  userId: string;
  email: string;
  accessToken: string;
  refreshToken: string;
  transactionId: string;
  /** Of the person's own, and published. */
  courseId: string;
};

/** Somebody who has told everything there is a field for, and used everything there is. `word` stands in all of it. */
export const liveAs = async (
  academy: TestAcademy,
  { word, courseToLearn }: { word: string; courseToLearn: { id: string; lesson: string } },
): Promise<Life> => {
  const { graphUrl } = academy;
  const email = `${word}@erasure.example`;
  const headers = { 'user-agent': `Browser of ${word}` };
  const registered = await dataOf(graphUrl, z.object({ registerUser: tokens }), {
    query: `mutation ($input: RegisterUserInput!) { registerUser(input: $input) { tokens { accessToken refreshToken } ${errors} } }`,
    variables: {
      input: { email, password: lifePassword, firstName: `Prénom ${word}`, lastName: `Nom ${word}`, accountType: 'INSTRUCTOR' },
    },
    headers,
  });
  const act = <Data>(schema: z.ZodType<Data>, query: string, input: Record<string, unknown>): Promise<Data> =>
    dataOf(graphUrl, schema, { query, variables: { input }, accessToken: registered.registerUser.tokens.accessToken, headers });
  const changed = async (field: string, type: string, input: Record<string, unknown>): Promise<void> => {
    await act(
      z.object({ [field]: z.object({ userErrors: noErrors }) }),
      `mutation ($input: ${type}!) { ${field}(input: $input) { ${errors} } }`,
      input,
    );
  };
  const token = await academy.tokenMailedTo(email);
  await changed('verifyEmail', 'VerifyEmailInput', { token });
  await changed('updateProfile', 'UpdateProfileInput', {
    displayName: `Auteur ${word}`,
    slug: `page-${word}`,
    avatarUrl: `https://pictures.example/${word}.png`,
    headline: `Titre ${word}`,
    bio: `Vie de ${word}`,
    links: [{ kind: 'site', url: `https://${word}.example/` }],
    expertiseTags: [word],
    interests: [`Tout sur ${word}`],
    timeZone: 'Pacific/Tongatapu',
  });
  await changed('changeEmail', 'ChangeEmailInput', { newEmail: `${word}-neuf@erasure.example`, password: lifePassword });
  const { login } = await dataOf(graphUrl, z.object({ login: tokens }), {
    query: `mutation ($input: LoginInput!) { login(input: $input) { tokens { accessToken refreshToken } ${errors} } }`,
    variables: { input: { email, password: lifePassword, deviceName: `Téléphone de ${word}` } },
    headers,
  });
  await dataOf(graphUrl, z.object({ requestPasswordReset: z.object({ accepted: z.literal(true) }) }), {
    query: 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { accepted } }',
    variables: { input: { email } },
  });

  const teach = createTeaching({ graphUrl, accessToken: login.tokens.accessToken });
  const taught = await teach.publishedCourse({ title: 'Un cours sans nom', amountMinor: 2900 });
  const draft = await teach.course({ title: `Brouillon ${word}`, amountMinor: 0 });
  await teach.lesson(await teach.module(draft.id), { title: `Leçon ${word}`, content: { text: { markdown: `Texte de ${word}.` } } });

  const { purchaseCourse } = await act(
    z.object({ purchaseCourse: z.object({ transaction: withId, userErrors: noErrors }) }),
    `mutation ($input: PurchaseCourseInput!) { purchaseCourse(input: $input) { transaction { id } ${errors} } }`,
    { courseId: courseToLearn.id, idempotencyKey: `${word}-${randomUUID()}`, payment: { paymentMethodId: 'pm_card_visa' } },
  );
  const read = () =>
    dataOf(graphUrl, standing, {
      query: '{ me { id enrollments { nodes { id } } unreadNotificationCount transactions { nodes { id status } } } }',
      accessToken: login.tokens.accessToken,
    });
  const { me } = await eventually(read, (data) => data.me.enrollments.nodes.length === 1 && data.me.unreadNotificationCount >= 3);
  await changed('recordLessonProgress', 'RecordLessonProgressInput', { lessonId: courseToLearn.lesson, completed: true });
  await changed('askAssistant', 'AskAssistantInput', { question: `${word} demande\u00A0: à quoi sert RECHERCHEX ?` });
  return {
    userId: me.id,
    email,
    accessToken: login.tokens.accessToken,
    refreshToken: login.tokens.refreshToken,
    transactionId: purchaseCourse.transaction.id,
    courseId: taught.id,
  };
};

/** Somebody who teaches what the others learn. */
export const givenCourse = async (academy: TestAcademy) => {
  const teacher = await academy.register({ firstName: 'Ines', accountType: 'INSTRUCTOR' });
  const { id, lesson } = await createTeaching({ graphUrl: academy.graphUrl, accessToken: teacher.accessToken }).publishedCourse({
    title: 'Excel au bureau',
    amountMinor: 4900,
  });
  return { id, lesson };
};

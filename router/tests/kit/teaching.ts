import { z } from 'zod';
import { dataOf } from '../story/graphClient.ts';

const withId = z.object({ id: z.string() });
const noErrors = z.array(z.unknown()).length(0);
const errorFields = 'userErrors { ... on UserError { code message path } }';

type LessonText = { title: string; content: Record<string, unknown> };

/** The middle one, and the only one with an answer to the question that is asked below. */
export const filmLesson: LessonText = {
  title: 'La fonction RECHERCHEX',
  content: {
    video: {
      url: 'https://films.example/recherchex.mp4',
      durationSeconds: 60,
      transcript: 'Le quatrième argument de RECHERCHEX est le texte affiché quand rien n’est trouvé.',
    },
  },
};
export const outerLesson: LessonText = {
  title: 'Les tableaux croisés',
  content: { text: { markdown: 'Un tableau croisé dynamique résume des milliers de lignes.' } },
};

/** An instructor at work, through the graph. */
export const createTeaching = ({ graphUrl, accessToken, categoryId }: { graphUrl: string; accessToken: string; categoryId?: string }) => {
  const mutate = async <Data>(schema: z.ZodType<Data>, query: string, input: Record<string, unknown>): Promise<Data> =>
    dataOf(graphUrl, schema, { query, variables: { input }, accessToken });

  const course = async ({ title, amountMinor }: { title: string; amountMinor: number }) => {
    const { createCourse } = await mutate(
      z.object({ createCourse: z.object({ course: z.object({ id: z.string(), slug: z.string() }), userErrors: noErrors }) }),
      `mutation ($input: CreateCourseInput!) { createCourse(input: $input) { course { id slug } ${errorFields} } }`,
      {
        title,
        subtitle: 'Chercher, compter, résumer',
        description: 'Les fonctions qui servent chaque jour.',
        level: 'BEGINNER',
        ...(categoryId === undefined ? {} : { categoryId }),
        stack: ['Excel'],
        keywords: ['tableur'],
        listPrice: { amountMinor, currency: 'EUR' },
        ...(amountMinor > 0 ? { minimumPlanTier: 'BASIC' } : {}),
      },
    );
    return createCourse.course;
  };
  const module = async (courseId: string): Promise<string> => {
    const { createModule } = await mutate(
      z.object({ createModule: z.object({ module: withId, userErrors: noErrors }) }),
      `mutation ($input: CreateModuleInput!) { createModule(input: $input) { module { id } ${errorFields} } }`,
      { courseId, title: 'Les fondations', description: 'Ce sur quoi le reste repose.' },
    );
    return createModule.module.id;
  };
  const lesson = async (moduleId: string, { title, content }: LessonText): Promise<string> => {
    const { createLesson } = await mutate(
      z.object({ createLesson: z.object({ lesson: withId, userErrors: noErrors }) }),
      `mutation ($input: CreateLessonInput!) { createLesson(input: $input) { lesson { id } ${errorFields} } }`,
      { moduleId, title, description: 'Ce qu’il faut en savoir.', content },
    );
    return createLesson.lesson.id;
  };
  const publish = async (id: string): Promise<void> => {
    await mutate(
      z.object({ publishCourse: z.object({ course: z.object({ status: z.literal('PUBLISHED') }) }) }),
      `mutation ($input: PublishCourseInput!) { publishCourse(input: $input) { course { status } ${errorFields} } }`,
      { id },
    );
  };
  /** Of one module and three lessons. */
  const publishedCourse = async ({ title, amountMinor }: { title: string; amountMinor: number }) => {
    const { id, slug } = await course({ title, amountMinor });
    const moduleId = await module(id);
    const firstLesson = await lesson(moduleId, outerLesson);
    const middleLesson = await lesson(moduleId, filmLesson);
    const lastLesson = await lesson(moduleId, outerLesson);
    await publish(id);
    return { id, slug, moduleId, firstLesson, lesson: middleLesson, lastLesson };
  };
  return { course, module, lesson, publish, publishedCourse };
};

import { loaderByKey } from '#shared/graphql/loaders.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import { toContent, withoutContent } from './curriculum.collection.ts';
import type { Lesson, Lessons, Modules } from './curriculum.collection.ts';

export const createCurriculumLoaders = ({ modules, lessons }: { modules: Modules; lessons: Lessons }) => ({
  moduleById: loaderByKey({
    load: async (ids) => (await modules.find({ _id: { $in: [...ids] } }).lean()).map(toDomain),
    keyOf: ({ id }) => id,
  }),
  lessonById: loaderByKey<Lesson>({
    load: async (ids) => (await lessons.find({ _id: { $in: [...ids] } }, withoutContent).lean()).map(toDomain),
    keyOf: ({ id }) => id,
  }),
  contentByLesson: loaderByKey({
    load: async (ids) =>
      (await lessons.find({ _id: { $in: [...ids] } }, { video: 1, text: 1 }).lean()).map((row) => ({
        lessonId: row._id,
        content: toContent(row),
      })),
    keyOf: ({ lessonId }) => lessonId,
  }),
});
export type CurriculumLoaders = ReturnType<typeof createCurriculumLoaders>;

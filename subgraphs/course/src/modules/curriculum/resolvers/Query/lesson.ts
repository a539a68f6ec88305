import type { QueryResolvers } from '../../../types.generated.ts';

export const lesson: NonNullable<QueryResolvers['lesson']> = async (_parent, { id }, { loaders }) => {
  const found = await loaders.lessonById.load(id);
  const course = found && (await loaders.visible(await loaders.courseById.load(found.courseId)));
  return course && found;
};

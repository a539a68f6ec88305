import type { QueryResolvers } from '../../../types.generated.ts';

export const course: NonNullable<QueryResolvers['course']> = async (_parent, { id }, { loaders }) =>
  loaders.visible(await loaders.courseById.load(id));

import { foundRows } from '../../../loadedRows.ts';
import type { CourseResolvers } from '../../types.generated.ts';

export const Course: Pick<CourseResolvers, 'modules' | '__isTypeOf' | '__resolveReference'> = {
  modules: async ({ outline }, _args, { loaders }) => foundRows(await loaders.moduleById.loadMany(outline.map(({ moduleId }) => moduleId))),
};

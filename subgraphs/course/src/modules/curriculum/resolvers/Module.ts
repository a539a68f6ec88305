import { foundRows, requireRow } from '../../../loadedRows.ts';
import type { ModuleResolvers } from '../../types.generated.ts';
import { courseOf } from '../../course/course.loaders.ts';
import { moduleEntity } from '../curriculum.entity.ts';
import { lessonsOfModule, modulePosition } from '../outline.ts';

export const Module: ModuleResolvers = {
  __resolveReference: moduleEntity.resolveReference,
  course: (module, _args, context) => courseOf(module, context),
  position: async (module, _args, context) =>
    requireRow(modulePosition({ course: await courseOf(module, context), moduleId: module.id }), `position of module ${module.id}`),
  lessons: async (module, _args, context) => {
    const lessonIds = lessonsOfModule({ course: await courseOf(module, context), moduleId: module.id });
    return foundRows(await context.loaders.lessonById.loadMany(lessonIds));
  },
};

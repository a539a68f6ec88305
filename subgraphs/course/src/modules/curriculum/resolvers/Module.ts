import { present, required } from '../../../present.ts';
import type { ModuleResolvers } from '../../types.generated.ts';
import { lessonsOfModule, modulePosition } from '../outline.ts';

export const Module: ModuleResolvers = {
  __resolveReference: async ({ id }, { loaders }) => {
    const module = await loaders.moduleById.load(id);
    const course = module && (await loaders.visible(await loaders.courseById.load(module.courseId)));
    return course && module;
  },
  course: async ({ courseId }, _args, { loaders }) => required(await loaders.courseById.load(courseId), 'the course of a module'),
  position: async ({ id, courseId }, _args, { loaders }) => {
    const course = required(await loaders.courseById.load(courseId), 'the course of a module');
    return required(modulePosition({ course, moduleId: id }), 'a module in its course’s outline');
  },
  lessons: async ({ id, courseId }, _args, { loaders }) => {
    const course = required(await loaders.courseById.load(courseId), 'the course of a module');
    return present(await loaders.lessonById.loadMany(lessonsOfModule({ course, moduleId: id })));
  },
};

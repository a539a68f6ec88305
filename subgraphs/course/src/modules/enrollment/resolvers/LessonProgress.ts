import { required } from '../../../present.ts';
import type { LessonProgressResolvers } from '../../types.generated.ts';

export const LessonProgress: LessonProgressResolvers = {
  lesson: async ({ lessonId }, _args, { loaders }) => required(await loaders.lessonById.load(lessonId), 'the lesson of a progress'),
};

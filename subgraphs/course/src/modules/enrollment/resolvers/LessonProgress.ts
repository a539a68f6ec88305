import { requireRow } from '../../../loadedRows.ts';
import type { LessonProgressResolvers } from '../../types.generated.ts';

export const LessonProgress: LessonProgressResolvers = {
  lesson: async ({ lessonId }, _args, { loaders }) => requireRow(await loaders.lessonById.load(lessonId), `lesson ${lessonId}`),
};

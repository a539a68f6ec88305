import type { CitationResolvers } from '../../types.generated.ts';

export const Citation: CitationResolvers = {
  lesson: ({ lessonId }) => ({ id: lessonId }),
  course: ({ courseId }) => ({ id: courseId }),
};

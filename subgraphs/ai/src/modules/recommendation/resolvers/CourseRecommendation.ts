import { textIn } from '#shared/messages.ts';
import type { CourseRecommendationResolvers } from '../../types.generated.ts';

export const CourseRecommendation: CourseRecommendationResolvers = {
  course: ({ courseId }) => ({ id: courseId }),
  reason: ({ reason }, _, { locale }) => textIn(reason, locale),
};

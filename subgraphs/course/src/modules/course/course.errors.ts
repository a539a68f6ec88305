import { defineUserError } from '#shared/userErrors.ts';
import type { PublishBlocker } from './course.policy.ts';

export const courseNotPublishable = defineUserError({
  type: 'CourseNotPublishableError',
  code: 'COURSE_NOT_PUBLISHABLE',
  message: {
    fr: 'Ce cours est incomplet. Complétez-le avant de le publier.',
    en: 'This course is incomplete. Complete it before you publish it.',
  },
  path: ['id'],
  details: (blockers: PublishBlocker[]) => ({ blockers }),
});
export type CourseNotPublishableError = ReturnType<typeof courseNotPublishable>;

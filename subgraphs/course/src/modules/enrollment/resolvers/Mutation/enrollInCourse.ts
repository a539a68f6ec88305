import { payload } from '#shared/userErrors.ts';
import { signedIn } from '#shared/viewer.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const enrollInCourse: NonNullable<MutationResolvers['enrollInCourse']> = async (
  _parent,
  { input },
  { viewer, requestId, locale, services },
) => payload(await services.enrollments.enroll({ viewer: signedIn(viewer), requestId, ...input }), locale);

import { payload } from '#shared/userErrors.ts';
import { signedIn } from '#shared/viewer.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const publishCourse: NonNullable<MutationResolvers['publishCourse']> = async (
  _parent,
  { input },
  { viewer, requestId, locale, services },
) => payload(await services.courses.publish({ viewer: signedIn(viewer), requestId, ...input }), locale);

import { payload } from '#shared/userErrors.ts';
import { signedIn } from '#shared/viewer.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const createCourse: NonNullable<MutationResolvers['createCourse']> = async (
  _parent,
  { input },
  { viewer, requestId, locale, services },
) => payload(await services.courses.create({ viewer: signedIn(viewer), requestId, ...input }), locale);

import { payload } from '#shared/userErrors.ts';
import { signedIn } from '#shared/viewer.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const recordLessonProgress: NonNullable<MutationResolvers['recordLessonProgress']> = async (
  _parent,
  { input },
  { viewer, requestId, locale, services },
) => payload(await services.progress.record({ viewer: signedIn(viewer), requestId, ...input }), locale);

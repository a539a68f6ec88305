import { payload } from '#shared/userErrors.ts';
import { signedIn } from '#shared/viewer.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const createModule: NonNullable<MutationResolvers['createModule']> = async (
  _parent,
  { input },
  { viewer, requestId, locale, services },
) => payload(await services.curriculum.createModule({ viewer: signedIn(viewer), requestId, ...input }), locale);

import { payload } from '#shared/userErrors.ts';
import { announceWait } from '../../../../../announceWait.ts';
import { signedIn } from '#shared/viewer.ts';
import { originOf } from '../../../../../context.ts';
import type { MutationResolvers } from '../../../../types.generated.ts';

export const requestDataExport: NonNullable<MutationResolvers['requestDataExport']> = async (_parent, { input }, context) => {
  const { services, viewer, locale, response } = context;
  const answer = payload(await services.dataExports.request({ viewer: signedIn(viewer), ...input, origin: originOf(context) }), locale);
  announceWait({ ...answer, response });
  return answer;
};

import { payload } from '#shared/userErrors.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const markNotificationsRead: NonNullable<MutationResolvers['markNotificationsRead']> = async (
  _,
  { input: { ids, all = false } },
  { viewer, locale, services },
) => ({
  updatedCount: 0,
  ...payload(await services.notifications.markRead({ viewer, ids: ids ?? null, all }), locale),
});

import type { UserResolvers } from '../../types.generated.ts';

export const User: Pick<UserResolvers, 'entitlements' | '__resolveReference'> = {
  entitlements: ({ id }, listing, { viewer, locale, services }) => services.entitlements.listOf({ viewer, locale, userId: id, ...listing }),
};

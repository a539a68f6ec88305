import type { UserResolvers } from '../../types.generated.ts';

export const User: Pick<UserResolvers, 'entitlements' | '__resolveReference'> = {
  entitlements: ({ id: userId }, listing, { viewer, services }) => services.entitlements.listOf({ viewer, userId, ...listing }),
};

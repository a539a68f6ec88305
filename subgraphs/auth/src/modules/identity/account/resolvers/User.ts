import type { UserResolvers } from '../../../types.generated.ts';
import { userEntity } from '../account.entity.ts';

export const User: UserResolvers = {
  __resolveReference: userEntity.resolveReference,
  isEmailVerified: ({ emailVerifiedAt }) => emailVerifiedAt !== null,
  profile: async ({ id }, _args, { loaders }) => {
    const profile = await loaders.profileById.load(id);
    if (!profile) throw new Error('an account has no public profile');
    return profile;
  },
  sessions: ({ id }, _args, { loaders }) => loaders.sessionsByUser.load(id),
};

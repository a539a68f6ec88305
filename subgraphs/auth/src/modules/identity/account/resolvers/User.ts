import type { UserResolvers } from '../../../types.generated.ts';
import { maySeeAccount } from '../account.policy.ts';

export const User: UserResolvers = {
  __resolveReference: ({ id }, { viewer, loaders }) => (maySeeAccount(viewer, id) ? loaders.userById.load(id) : null),
  isEmailVerified: ({ emailVerifiedAt }) => emailVerifiedAt !== null,
  profile: async ({ id }, _args, { loaders }) => {
    const profile = await loaders.profileById.load(id);
    if (!profile) throw new Error('an account has no public profile');
    return profile;
  },
  sessions: ({ id }, _args, { loaders }) => loaders.sessionsByUser.load(id),
};

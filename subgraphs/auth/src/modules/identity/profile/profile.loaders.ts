import { loaderByKey } from '#shared/graphql/loaders.ts';
import type { ProfileModel, PublicProfile } from './profile.model.ts';

export const profileLoaders = ({ profiles }: { profiles: ProfileModel }) => ({
  profileById: loaderByKey<PublicProfile>({ load: (ids) => profiles.byIds(ids), keyOf: (profile) => profile.id }),
  profileBySlug: loaderByKey<PublicProfile>({ load: (slugs) => profiles.bySlugs(slugs), keyOf: (profile) => profile.slug }),
});

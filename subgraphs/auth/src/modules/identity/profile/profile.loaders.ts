import { loaderByKey } from '#shared/graphql/loaders.ts';
import type { ProfileRepository, PublicProfile } from './profile.collection.ts';

export const profileLoaders = ({ profiles }: { profiles: Pick<ProfileRepository, 'byIds' | 'bySlugs'> }) => ({
  profileById: loaderByKey<PublicProfile>({ load: (ids) => profiles.byIds(ids), keyOf: ({ id }) => id }),
  profileBySlug: loaderByKey<PublicProfile>({ load: (slugs) => profiles.bySlugs(slugs), keyOf: ({ slug }) => slug }),
});
export type ProfileLoaders = ReturnType<typeof profileLoaders>;

import { defineEntity } from '#shared/graphql/entities.ts';
import type { ProfileLoaders } from './profile.loaders.ts';

export const profileEntity = defineEntity({ loader: ({ profileById }: ProfileLoaders) => profileById });
export const profileBySlugEntity = defineEntity({ loader: ({ profileBySlug }: ProfileLoaders) => profileBySlug });

import type { PublicProfile } from './profile.collection.ts';

export type PublicProfileMapper = PublicProfile;

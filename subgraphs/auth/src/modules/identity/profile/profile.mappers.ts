import type { PublicProfile } from './profile.model.ts';

export type PublicProfileMapper = PublicProfile;

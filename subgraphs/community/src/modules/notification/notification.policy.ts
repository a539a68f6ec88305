import { unauthenticated } from '#shared/graphql/faults.ts';
import { isAdmin } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';

/** Whose notifications a viewer may change: nobody's but one's own, whatever the role. */
export const ownerIdOf = (viewer: Viewer): string => {
  if (viewer.kind === 'anonymous') throw unauthenticated();
  return viewer.userId;
};

export const isOwner = (viewer: Viewer, ownerId: string): boolean => viewer.kind === 'user' && viewer.userId === ownerId;

/** A person's notifications are that person's, and admins' to look at. */
export const mayRead = (viewer: Viewer, ownerId: string): boolean => isOwner(viewer, ownerId) || isAdmin(viewer);

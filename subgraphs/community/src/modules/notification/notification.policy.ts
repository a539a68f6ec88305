import { isAdmin } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';

export const isOwner = (viewer: Viewer, ownerId: string): boolean => viewer.kind === 'user' && viewer.userId === ownerId;

/** The owner and administrators. */
export const mayRead = (viewer: Viewer, ownerId: string): boolean => isOwner(viewer, ownerId) || isAdmin(viewer);

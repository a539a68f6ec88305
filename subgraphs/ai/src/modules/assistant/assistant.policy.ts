import { isAdmin } from '#shared/viewer.ts';
import type { SignedIn, Viewer } from '#shared/viewer.ts';

/** What somebody asked is their own affair; administrators may look into it. */
export const mayReadThreadsOf = (viewer: Viewer, ownerId: string): boolean =>
  viewer.kind === 'user' && (viewer.userId === ownerId || isAdmin(viewer));

/** Nobody asks in another's name, administrators included. */
export const mayAskIn = (viewer: SignedIn, thread: { ownerId: string }): boolean => thread.ownerId === viewer.userId;

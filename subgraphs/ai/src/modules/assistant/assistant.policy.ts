import { isAdmin } from '#shared/viewer.ts';
import type { SignedIn, Viewer } from '#shared/viewer.ts';

/** The owner and administrators. */
export const mayReadThreadsOf = (viewer: Viewer, ownerId: string): boolean =>
  viewer.kind === 'user' && (viewer.userId === ownerId || isAdmin(viewer));

/** The owner alone: an administrator never asks in another person's name. */
export const mayAskIn = (viewer: SignedIn, thread: { ownerId: string }): boolean => thread.ownerId === viewer.userId;

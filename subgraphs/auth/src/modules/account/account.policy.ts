import { isAdmin } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';

/** An account is its owner's and the admins'. To everybody else it is not there. */
export const maySeeAccount = (viewer: Viewer, userId: string): boolean =>
  (viewer.kind === 'user' && viewer.userId === userId) || isAdmin(viewer);

import { isAdmin } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';

type Owned = { userId: string };

/** An export is its owner's and, to look at, the admins'. To everybody else it is not there. */
export const maySeeExport = (viewer: Viewer, { userId }: Owned): boolean =>
  (viewer.kind === 'user' && viewer.userId === userId) || isAdmin(viewer);

/** Whoever holds the link has everything: nobody but the owner, admins neither. */
export const mayFetchExport = (viewer: Viewer, { userId }: Owned): boolean => viewer.kind === 'user' && viewer.userId === userId;

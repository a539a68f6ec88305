import { isAdmin } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';

type Owned = { userId: string };

/** The owner and, without the download, admins. For all others the export does not exist. */
export const maySeeExport = (viewer: Viewer, { userId }: Owned): boolean =>
  (viewer.kind === 'user' && viewer.userId === userId) || isAdmin(viewer);

/** The link gives access to everything: only the owner gets it. */
export const mayFetchExport = (viewer: Viewer, { userId }: Owned): boolean => viewer.kind === 'user' && viewer.userId === userId;

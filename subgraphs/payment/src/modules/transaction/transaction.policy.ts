import { isAdmin } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';

/** What somebody bought is theirs and the admins' to read. */
export const mayReadPurchases = (viewer: Viewer, buyerId: string | null): boolean =>
  isAdmin(viewer) || (viewer.kind === 'user' && viewer.userId === buyerId);

import { isAdmin } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';

/** The buyer and administrators. */
export const mayReadPurchases = (viewer: Viewer, buyerId: string | null): boolean =>
  isAdmin(viewer) || (viewer.kind === 'user' && viewer.userId === buyerId);

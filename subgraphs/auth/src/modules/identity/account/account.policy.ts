import { isAdmin } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { User } from './account.collection.ts';

/** The owner and admins. For all others the account does not exist. */
export const maySeeAccount = (viewer: Viewer, userId: string): boolean =>
  (viewer.kind === 'user' && viewer.userId === userId) || isAdmin(viewer);

/** The generation of the owner's credentials at the creation of a link. Every link that works without a sign-in stores it. */
export type LinkGeneration = { credentialsGeneration: number };

/**
 * Whether a link still works: for an active account, until its next password, address, suspension or reactivation. Read the account in
 * the transaction that redeems the link.
 */
export const isLinkCurrent = ({ owner, link }: { owner: User | null; link: { credentialsGeneration: number | null } }): boolean =>
  owner?.status === 'ACTIVE' && owner.credentialsGeneration === link.credentialsGeneration;

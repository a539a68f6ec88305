import { isAdmin } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { User } from './account.collection.ts';

/** An account is its owner's and the admins'. To everybody else it is not there. */
export const maySeeAccount = (viewer: Viewer, userId: string): boolean =>
  (viewer.kind === 'user' && viewer.userId === userId) || isAdmin(viewer);

/** The generation of its owner's credentials that a link was made under, kept with every link that works without a sign-in. */
export type LinkGeneration = { credentialsGeneration: number };

/**
 * Whether a mailed or shown link still works: for an open account, and until its next password, address, suspension or reactivation. Read the
 * account in the transaction that uses the link up.
 */
export const isLinkCurrent = ({ owner, link }: { owner: User | null; link: { credentialsGeneration: number | null } }): boolean =>
  owner?.status === 'ACTIVE' && owner.credentialsGeneration === link.credentialsGeneration;

import type { Deadline } from './concurrency/deadline.ts';
import { unauthenticated } from './faults.ts';

/** The one list of roles. ADMIN has every right of the others. */
export const roles = ['LEARNER', 'INSTRUCTOR', 'ADMIN'] as const;
export type Role = (typeof roles)[number];

export const locales = ['fr', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'fr';

export type Anonymous = { kind: 'anonymous' };
export type SignedIn = {
  kind: 'user';
  userId: string;
  sessionId: string;
  roles: readonly Role[];
  /** When the access token was issued: what a revocation's not-before is held against. */
  issuedAt: Date;
  /** When the person last proved who they are, for step-up. */
  authenticatedAt: Date;
};
/** Who is asking. Derived by the router from a verified access token, never from anything else a client sends. */
export type Viewer = Anonymous | SignedIn;

export const anonymous: Anonymous = { kind: 'anonymous' };

export const hasRole = (viewer: Viewer, role: Role): boolean =>
  viewer.kind === 'user' && (viewer.roles.includes(role) || viewer.roles.includes('ADMIN'));
export const isAdmin = (viewer: Viewer): boolean => viewer.kind === 'user' && viewer.roles.includes('ADMIN');

/** The account of a viewer who must have one. @throws UNAUTHENTICATED for anybody else. */
export const signedIn = (viewer: Viewer): SignedIn => {
  if (viewer.kind === 'anonymous') throw unauthenticated();
  return viewer;
};

/** What the router tells a subgraph about one operation, beside the operation itself. */
export type Caller = {
  viewer: Viewer;
  locale: Locale;
  requestId: string;
  /** Work past it is wasted: the client has its answer by then. */
  deadline: Deadline;
  client: { ip: string | null; userAgent: string | null };
  /** The refresh token's cookie, for the operations of auth that may read it; null elsewhere. */
  refreshCookie: string | null;
  /** The cookie of device tokens, for auth alone. */
  deviceCookie?: string | null;
};

import { anonymous } from '../../viewer.ts';
import type { Role, SignedIn, Viewer } from '../../viewer.ts';

/** Where the manual clock of a test subgraph starts. */
export const testNow = new Date('2026-05-04T10:00:00.000Z');

/** A viewer with these roles, signed in at `testNow`. */
export const viewerWith = (userId: string, ...roles: Role[]): SignedIn => ({
  kind: 'user',
  userId,
  sessionId: `ses_${userId}`,
  roles: roles.length > 0 ? roles : ['LEARNER'],
  issuedAt: testNow,
  authenticatedAt: testNow,
});

/** One caller of each kind. `learner` and `instructor` own what a test makes; the other two own nothing of it. */
export const callers = {
  anonymous,
  learner: viewerWith('usr_learner', 'LEARNER'),
  otherLearner: viewerWith('usr_other_learner', 'LEARNER'),
  instructor: viewerWith('usr_instructor', 'LEARNER', 'INSTRUCTOR'),
  otherInstructor: viewerWith('usr_other_instructor', 'LEARNER', 'INSTRUCTOR'),
  admin: viewerWith('usr_admin', 'LEARNER', 'ADMIN'),
} as const satisfies Record<string, Viewer>;
export type CallerKind = keyof typeof callers;
export const signedInKinds = ['learner', 'otherLearner', 'instructor', 'otherInstructor', 'admin'] as const;
export const callerKinds = ['anonymous', ...signedInKinds] as const;

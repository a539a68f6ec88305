import type { CallerName } from './world.ts';

/**
 * What a caller gets. `absent`: the object is not there for this caller. `null`: the object is, the field holds nothing. `none`: a mutation that answers
 * without an error and has changed nothing.
 */
export type Decision =
  | 'data'
  | 'null'
  | 'absent'
  | 'none'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'ValidationError'
  | 'NotFoundError'
  | 'ConflictError'
  | 'ForbiddenError'
  | 'TokenInvalidError'
  | 'InvalidCredentialsError'
  | 'NotEnrolledError'
  | 'NotEntitledError'
  | 'AlreadyEnrolledError'
  | 'AlreadyOwnedError';

/** In every fixture the learner is the owner of what is learnt and paid, the instructor of what is taught. */
export type Decisions = Readonly<Record<CallerName, Decision>>;

export const forAll = (decision: Decision): Decisions => ({
  anonymous: decision,
  learner: decision,
  otherLearner: decision,
  instructor: decision,
  otherInstructor: decision,
  admin: decision,
});

export const everybody = forAll('data');

import { defineEntity } from '#shared/graphql/entities.ts';
import type { EnrollmentLoaders } from './enrollment.loaders.ts';
import { mayActAs } from './enrollment.policy.ts';

/** An enrollment with its progress is visible to its learner and administrators. */
export const enrollmentEntity = defineEntity({
  loader: ({ enrollmentById }: EnrollmentLoaders) => enrollmentById,
  mayRead: (viewer, { learnerId }) => mayActAs(viewer, learnerId),
});

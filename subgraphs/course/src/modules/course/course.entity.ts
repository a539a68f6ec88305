import { defineEntity } from '#shared/graphql/entities.ts';
import type { Viewer } from '#shared/viewer.ts';
import { viewerEnrollment } from '../enrollment/enrollment.loaders.ts';
import type { EnrollmentLoaders } from '../enrollment/enrollment.loaders.ts';
import type { Course } from './course.collection.ts';
import type { CourseLoaders } from './course.loaders.ts';
import { maySeeCourse } from './course.policy.ts';

type Loaders = CourseLoaders & EnrollmentLoaders;

/** The enrollment is read only for courses of suspended instructors: only its learners see such a course. */
const mayRead = async (viewer: Viewer, course: Course, loaders: Loaders): Promise<boolean> => {
  const isLearner = course.isOwnerSuspended === true && (await viewerEnrollment(course.id, { viewer, loaders })) !== null;
  return maySeeCourse(viewer, course, { isLearner });
};

export const courseEntity = defineEntity({ loader: ({ courseById }: Loaders) => courseById, mayRead });
export const courseBySlugEntity = defineEntity({ loader: ({ courseBySlug }: Loaders) => courseBySlug, mayRead });

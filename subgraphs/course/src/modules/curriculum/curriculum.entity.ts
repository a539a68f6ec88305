import { defineEntity } from '#shared/graphql/entities.ts';
import type { Viewer } from '#shared/viewer.ts';
import { courseEntity } from '../course/course.entity.ts';
import type { CourseLoaders } from '../course/course.loaders.ts';
import type { EnrollmentLoaders } from '../enrollment/enrollment.loaders.ts';
import type { CurriculumLoaders } from './curriculum.loaders.ts';

type Loaders = CurriculumLoaders & CourseLoaders & EnrollmentLoaders;

/** Modules and lessons are visible with their course. */
const mayRead = async (viewer: Viewer, { courseId }: { courseId: string }, loaders: Loaders): Promise<boolean> =>
  (await courseEntity.read(courseId, { viewer, loaders })) !== null;

export const moduleEntity = defineEntity({ loader: ({ moduleById }: Loaders) => moduleById, mayRead });
export const lessonEntity = defineEntity({ loader: ({ lessonById }: Loaders) => lessonById, mayRead });

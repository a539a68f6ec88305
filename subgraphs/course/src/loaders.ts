import { createCategoryLoaders } from './modules/category/category.loaders.ts';
import { createCourseLoaders } from './modules/course/course.loaders.ts';
import { createCurriculumLoaders } from './modules/curriculum/curriculum.loaders.ts';
import { createEnrollmentLoaders } from './modules/enrollment/enrollment.loaders.ts';

type Stores = Parameters<typeof createCategoryLoaders>[0] &
  Parameters<typeof createCurriculumLoaders>[0] &
  Parameters<typeof createEnrollmentLoaders>[0];

/** The reads of one operation, batched and cached. */
export const createLoaders = (stores: Stores) => ({
  ...createCategoryLoaders(stores),
  ...createCourseLoaders(stores),
  ...createCurriculumLoaders(stores),
  ...createEnrollmentLoaders(stores),
});
export type Loaders = ReturnType<typeof createLoaders>;

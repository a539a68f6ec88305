import type { CourseCategory } from './category.collection.ts';

export type CourseCategoryMapper = CourseCategory;

import type { CourseCategory } from './category.model.ts';

export type CourseCategoryMapper = CourseCategory;

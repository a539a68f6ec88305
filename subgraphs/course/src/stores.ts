import type { Connection } from 'mongoose';
import { categoryModel } from './modules/category/category.model.ts';
import { courseModel } from './modules/course/course.model.ts';
import { lessonModel, moduleModel } from './modules/curriculum/curriculum.model.ts';
import { enrollmentModel, lessonProgressModel } from './modules/enrollment/enrollment.model.ts';
import { entitlementModel } from './modules/enrollment/entitlement.model.ts';
import { personModel } from './modules/person/person.model.ts';

/** The collections of the subgraph's database, for services and loaders alone. */
export const createStores = (connection: Connection) => ({
  courses: courseModel(connection),
  categories: categoryModel(connection),
  modules: moduleModel(connection),
  lessons: lessonModel(connection),
  enrollments: enrollmentModel(connection),
  lessonProgress: lessonProgressModel(connection),
  entitlements: entitlementModel(connection),
  people: personModel(connection),
});
export type Stores = ReturnType<typeof createStores>;

/** Collections before the first transaction, indexes before the first request; what is there stays. */
export const ensureStores = async (stores: Stores): Promise<void> => {
  for (const model of Object.values(stores)) {
    await model.createCollection();
    await model.createIndexes();
  }
};

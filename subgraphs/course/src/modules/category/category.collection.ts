import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';

export const categoryCollection = defineCollection({
  name: 'categories',
  schema: { slug: String, name: String, position: Number },
  // courseCategoryBySlug, and one category of each slug. Never sharded: there are a few.
  indexes: [{ name: 'slug', key: { slug: 1 }, unique: true }],
  personalData: { none: 'the categories of the catalog, without a person' },
});
export type CourseCategory = DomainOf<typeof categoryCollection>;
export type Categories = Collection<RowOf<typeof categoryCollection>>;

import { newId } from '#shared/ids.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import type { Categories, CourseCategory } from './category.collection.ts';

export const categoryService = ({ stores: { categories } }: { stores: { categories: Categories } }) => ({
  async all(): Promise<CourseCategory[]> {
    return (await categories.find().sort({ position: 1, slug: 1 }).lean()).map(toDomain);
  },

  /** Creates the category of a slug, or updates its name and position. */
  async put({ slug, name, position }: { slug: string; name: string; position: number }): Promise<CourseCategory> {
    const row = await categories
      .findOneAndUpdate(
        { slug },
        { $set: { name, position }, $setOnInsert: { _id: newId('cat') } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean();
    return toDomain(row);
  },
});
export type CategoryService = ReturnType<typeof categoryService>;

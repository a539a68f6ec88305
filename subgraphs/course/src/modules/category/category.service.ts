import { newId } from '#shared/ids.ts';
import type { Stores } from '../../stores.ts';
import { toCategory } from './category.model.ts';
import type { CourseCategory } from './category.model.ts';

export const categoryService = ({ stores }: { stores: Pick<Stores, 'categories'> }) => ({
  async all(): Promise<CourseCategory[]> {
    return (await stores.categories.find().sort({ position: 1, slug: 1 }).lean()).map(toCategory);
  },

  /** One category a slug: there already, it keeps its id and takes the name and the place. */
  async put({ slug, name, position }: { slug: string; name: string; position: number }): Promise<CourseCategory> {
    const row = await stores.categories
      .findOneAndUpdate(
        { slug },
        { $set: { name, position }, $setOnInsert: { _id: newId('cat') } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean();
    return toCategory(row);
  },
});
export type CategoryService = ReturnType<typeof categoryService>;

import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';

export type CategoryRow = { _id: string; slug: string; name: string; position: number };
export type CourseCategory = { id: string; slug: string; name: string; position: number };

const categorySchema = new Schema<CategoryRow>(
  { _id: { type: String, required: true }, slug: String, name: String, position: Number },
  { versionKey: false },
);
// courseCategoryBySlug, and one category a slug. Never sharded: there are a few.
categorySchema.index({ slug: 1 }, { name: 'slug', unique: true });

export const categoryModel = (connection: Connection) => connection.model<CategoryRow>('CourseCategory', categorySchema, 'categories');
export type CategoryModel = ReturnType<typeof categoryModel>;

export const toCategory = ({ _id, slug, name, position }: CategoryRow): CourseCategory => ({ id: _id, slug, name, position });

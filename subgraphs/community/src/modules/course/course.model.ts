import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import type { ProjectionRow } from '#shared/events/applyNewer.ts';

/** What a notification says of a course, and when that was so. */
export type CourseLabel = { id: string; title: string; slug: string; asOf: Date };

/** What we keep of a published course, fed by course's events. */
export type CourseRow = ProjectionRow & { title: string; slug: string; asOf: Date };

export const coursesCollection = 'courses';

// Read by _id alone.
const courseSchema = new Schema<CourseRow>(
  { _id: { type: String, required: true }, sequence: Number, title: String, slug: String, asOf: Date },
  { versionKey: false },
);

export const courseModel = (connection: Connection) => connection.model<CourseRow>('Course', courseSchema, coursesCollection);
export type CourseModel = ReturnType<typeof courseModel>;

export const toCourseLabel = ({ _id, title, slug, asOf }: CourseRow): CourseLabel => ({ id: _id, title, slug, asOf });

import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';

/** Title and address of a published course, fed by course's events. `sequence` is the course's revision, `asOf` the time it was recorded. */
export const courseCollection = defineCollection({
  name: 'courses',
  schema: { sequence: Number, title: String, slug: String, asOf: Date },
  internal: ['sequence'],
  indexes: [],
  personalData: { none: 'titles and addresses of published courses, without a person' },
});
export type CourseRow = RowOf<typeof courseCollection>;
export type CourseLabel = DomainOf<typeof courseCollection>;
export type Courses = Collection<CourseRow>;

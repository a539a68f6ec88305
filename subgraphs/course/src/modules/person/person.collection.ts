import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';
import { nullable, optional } from '#shared/mongo/fields.ts';

/** The part of an account that courses need, fed by auth's events: the instructor's name, and whether new learners may enroll. */
export const personCollection = defineCollection({
  name: 'people',
  schema: {
    /** -1 until the first event of the account. */
    sequence: Number,
    displayName: nullable(String),
    /** Rows of earlier releases lack it. */
    isSuspended: optional(Boolean),
    /** Each new course writes it, so that the course collides with the arrival of a name instead of missing it. */
    lastCourseAt: optional(Date),
  },
  internal: ['sequence'],
  indexes: [],
  personalData: { subject: '_id', export: 'all', onErasure: 'delete' },
});
export type PersonRow = RowOf<typeof personCollection>;
export type People = Collection<PersonRow>;

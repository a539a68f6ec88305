import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';

/** What we keep of an account, fed by auth's events: the name a course shows, and whether its courses are open to new learners. Rows leave with the account. */
export type PersonRow = {
  _id: string;
  /** -1: nothing has arrived of this account yet. */
  sequence: number;
  displayName: string | null;
  /** Rows of earlier releases have none. */
  isSuspended?: boolean;
  /** Written by each new course, so that it collides with the arrival of a name instead of missing it. */
  lastCourseAt: Date | null;
};

export const peopleCollection = 'people';

const personSchema = new Schema<PersonRow>(
  { _id: { type: String, required: true }, sequence: Number, displayName: String, isSuspended: Boolean, lastCourseAt: Date },
  { versionKey: false },
);

export const personModel = (connection: Connection) => connection.model<PersonRow>('Person', personSchema, peopleCollection);
export type PersonModel = ReturnType<typeof personModel>;

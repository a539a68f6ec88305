import type { Connection } from 'mongoose';
import type { Migration } from '#shared/mongo/migrations.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CourseRow } from './modules/course/course.model.ts';
import type { LessonRow } from './modules/curriculum/curriculum.model.ts';
import { createMarkdownRenderer } from './modules/curriculum/markdownRenderer.ts';
import { searchTerms, titleKeyOf } from './modules/course/searchTerms.ts';

/** Folds the stored sort keys and search terms as searches are folded now. Slugs stay: they are addresses. */
const foldSearchTerms = async (connection: Connection): Promise<void> => {
  const courses = collectionOf<CourseRow>({ connection, name: 'courses' });
  for await (const course of courses.find()) {
    const { _id, revision, title } = course;
    // A course that is edited meanwhile gets its terms from the edit.
    await courses.updateOne({ _id, revision }, { $set: { titleKey: titleKeyOf(title), searchTerms: searchTerms(course) } });
  }
};

/** Replaced by an index that begins with the currency. */
const dropPriceIndex = async (connection: Connection): Promise<void> => {
  const courses = collectionOf<CourseRow>({ connection, name: 'courses' });
  const hasCourses = (await connection.listCollections()).some(({ name }) => name === courses.collectionName);
  if (hasCourses && (await courses.indexExists('price'))) await courses.dropIndex('price');
};

/** Lessons are rendered when they are written. */
const renderLessons = async (connection: Connection): Promise<void> => {
  const lessons = collectionOf<LessonRow>({ connection, name: 'lessons' });
  const markdown = createMarkdownRenderer();
  const written = { 'text.markdown': { $type: 'string' }, 'text.html': { $not: { $type: 'string' } } } as const;
  for await (const { _id, revision, text } of lessons.find(written))
    if (text) await lessons.updateOne({ _id, revision }, { $set: { 'text.html': await markdown.renderAccepted(text.markdown) } });
  await markdown.close();
};

/** Collections and indexes are made at start, by stores.ts; here stands what changes rows that an earlier version wrote. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'folded search terms', up: foldSearchTerms },
  {
    version: 2,
    name: 'enrollments keep the plan tier that was asked',
    // No course had changed its tier before: it still asks what it asked when a plan made the enrollment.
    up: async (connection) => {
      await connection
        .collection('enrollments')
        .updateMany({ planTier: { $exists: false }, origin: { $ne: 'SUBSCRIPTION' } }, { $set: { planTier: null } });
      await connection
        .collection('enrollments')
        .aggregate([
          { $match: { planTier: { $exists: false } } },
          { $lookup: { from: 'courses', localField: 'courseId', foreignField: '_id', as: 'course' } },
          { $project: { planTier: { $ifNull: [{ $first: '$course.minimumPlanTier' }, null] } } },
          { $merge: { into: 'enrollments', whenMatched: 'merge', whenNotMatched: 'discard' } },
        ])
        .toArray();
    },
  },
  { version: 3, name: 'price index without currency', up: dropPriceIndex },
  { version: 4, name: 'rendered lessons', up: renderLessons },
];

import type { Connection } from 'mongoose';
import type { Migration } from '#shared/mongo/migrations.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import { courseCollection } from './modules/course/course.collection.ts';
import type { CourseRow } from './modules/course/course.collection.ts';
import { lessonCollection } from './modules/curriculum/curriculum.collection.ts';
import type { LessonRow } from './modules/curriculum/curriculum.collection.ts';
import { enrollmentCollection } from './modules/enrollment/enrollment.collection.ts';
import { createMarkdownRenderer } from './modules/curriculum/markdownRenderer.ts';
import { searchTerms, titleKeyOf } from './modules/course/searchTerms.ts';

/** Folds the stored sort keys and search terms by the rules of searches. Slugs stay: they are addresses. */
const foldSearchTerms = async (connection: Connection): Promise<void> => {
  const courses = collectionOf<CourseRow>({ connection, name: courseCollection.name });
  for await (const course of courses.find()) {
    const { _id, revision, title } = course;
    // The revision protects a concurrent edit, which writes its own terms.
    await courses.updateOne({ _id, revision }, { $set: { titleKey: titleKeyOf(title), searchTerms: searchTerms(course) } });
  }
};

/** Removes the price index that lacks the currency. */
const dropPriceIndex = async (connection: Connection): Promise<void> => {
  const courses = collectionOf<CourseRow>({ connection, name: courseCollection.name });
  const hasCourses = (await connection.listCollections()).some(({ name }) => name === courses.collectionName);
  if (hasCourses && (await courses.indexExists('price'))) await courses.dropIndex('price');
};

/** Renders the lessons of releases that rendered on reading. */
const renderLessons = async (connection: Connection): Promise<void> => {
  const lessons = collectionOf<LessonRow>({ connection, name: lessonCollection.name });
  const markdown = createMarkdownRenderer();
  const written = { 'text.markdown': { $type: 'string' }, 'text.html': { $not: { $type: 'string' } } } as const;
  for await (const { _id, revision, text } of lessons.find(written))
    if (text) await lessons.updateOne({ _id, revision }, { $set: { 'text.html': await markdown.renderAccepted(text.markdown) } });
  await markdown.close();
};

/** Changes of rows that earlier versions wrote. Collections and indexes are created at start, from the list in subgraph.ts. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'folded search terms', up: foldSearchTerms },
  {
    version: 2,
    name: 'enrollments keep the plan tier that was asked',
    // Courses could not change their tier before: the course still requires the tier of the time of enrollment.
    up: async (connection) => {
      await connection
        .collection(enrollmentCollection.name)
        .updateMany({ planTier: { $exists: false }, origin: { $ne: 'SUBSCRIPTION' } }, { $set: { planTier: null } });
      await connection
        .collection(enrollmentCollection.name)
        .aggregate([
          { $match: { planTier: { $exists: false } } },
          { $lookup: { from: courseCollection.name, localField: 'courseId', foreignField: '_id', as: 'course' } },
          { $project: { planTier: { $ifNull: [{ $first: '$course.minimumPlanTier' }, null] } } },
          { $merge: { into: enrollmentCollection.name, whenMatched: 'merge', whenNotMatched: 'discard' } },
        ])
        .toArray();
    },
  },
  { version: 3, name: 'price index without currency', up: dropPriceIndex },
  { version: 4, name: 'rendered lessons', up: renderLessons },
];

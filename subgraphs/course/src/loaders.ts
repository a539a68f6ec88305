import type { LessonAccess } from '#events/lessonAccess.ts';
import { loaderByForeignKey, loaderByKey } from '#shared/graphql/loaders.ts';
import type { Clock } from '#shared/clock.ts';
import type { Viewer } from '#shared/viewer.ts';
import { toCategory } from './modules/category/category.model.ts';
import { ownerNotSuspended, toCourse, withoutKeys } from './modules/course/course.model.ts';
import type { Course } from './modules/course/course.model.ts';
import { maySeeCourse } from './modules/course/course.policy.ts';
import { toContent, toLesson, toModule, withoutContent } from './modules/curriculum/curriculum.model.ts';
import type { Lesson } from './modules/curriculum/curriculum.model.ts';
import { viewerAccess as accessOf } from './modules/curriculum/lesson.policy.ts';
import { toEnrollment, toLessonProgress } from './modules/enrollment/enrollment.model.ts';
import { toEntitlement } from './modules/enrollment/entitlement.model.ts';
import type { Entitlement } from './modules/enrollment/entitlement.model.ts';
import type { Stores } from './stores.ts';

/** What one operation reads, batched and read once. For one viewer: never shared between requests. */
export const createLoaders = ({ stores, viewer, clock }: { stores: Stores; viewer: Viewer; clock: Clock }) => {
  const courseById = loaderByKey({
    load: async (ids) => (await stores.courses.find({ _id: { $in: [...ids] } }, withoutKeys).lean()).map(toCourse),
    keyOf: ({ id }: Course) => id,
  });
  const courseBySlug = loaderByKey({
    load: async (slugs) => (await stores.courses.find({ slug: { $in: [...slugs] } }, withoutKeys).lean()).map(toCourse),
    keyOf: ({ slug }: Course) => slug,
  });
  const categoryById = loaderByKey({
    load: async (ids) => (await stores.categories.find({ _id: { $in: [...ids] } }).lean()).map(toCategory),
    keyOf: ({ id }) => id,
  });
  const categoryBySlug = loaderByKey({
    load: async (slugs) => (await stores.categories.find({ slug: { $in: [...slugs] } }).lean()).map(toCategory),
    keyOf: ({ slug }) => slug,
  });
  const courseCountByCategory = loaderByKey({
    load: (ids) =>
      stores.courses.aggregate<{ _id: string; count: number }>([
        { $match: { categoryId: { $in: [...ids] }, status: 'PUBLISHED', ...ownerNotSuspended } },
        { $group: { _id: '$categoryId', count: { $sum: 1 } } },
      ]),
    keyOf: ({ _id }) => _id,
  });
  const moduleById = loaderByKey({
    load: async (ids) => (await stores.modules.find({ _id: { $in: [...ids] } }).lean()).map(toModule),
    keyOf: ({ id }) => id,
  });
  const lessonById = loaderByKey({
    load: async (ids) => (await stores.lessons.find({ _id: { $in: [...ids] } }, withoutContent).lean()).map(toLesson),
    keyOf: ({ id }: Lesson) => id,
  });
  const contentByLesson = loaderByKey({
    load: async (ids) =>
      (await stores.lessons.find({ _id: { $in: [...ids] } }, { video: 1, text: 1 }).lean()).map((row) => ({
        lessonId: row._id,
        content: toContent(row),
      })),
    keyOf: ({ lessonId }) => lessonId,
  });
  const enrollmentById = loaderByKey({
    load: async (ids) => (await stores.enrollments.find({ _id: { $in: [...ids] } }).lean()).map(toEnrollment),
    keyOf: ({ id }) => id,
  });
  const viewerEnrollmentByCourse = loaderByKey({
    load: async (courseIds) =>
      viewer.kind === 'anonymous'
        ? []
        : (await stores.enrollments.find({ learnerId: viewer.userId, courseId: { $in: [...courseIds] } }).lean()).map(toEnrollment),
    keyOf: ({ courseId }) => courseId,
  });
  const progressByEnrollment = loaderByForeignKey({
    load: async (ids) => (await stores.lessonProgress.find({ enrollmentId: { $in: [...ids] } }).lean()).map(toLessonProgress),
    keyOf: ({ enrollmentId }) => enrollmentId,
  });

  /** The course, where this viewer may see it. Only a course that is closed to strangers takes a look at who learns in it. */
  const visible = async (course: Course | null): Promise<Course | null> => {
    if (course === null) return null;
    const isLearner = course.isOwnerSuspended && (await viewerEnrollmentByCourse.load(course.id)) !== null;
    return maySeeCourse(viewer, course, { isLearner }) ? course : null;
  };

  let entitlements: Promise<Entitlement[]> | null = null;
  const viewerEntitlements = (): Promise<Entitlement[]> => {
    entitlements ??=
      viewer.kind === 'anonymous'
        ? Promise.resolve([])
        : stores.entitlements
            .find({ userId: viewer.userId })
            .lean()
            .then((rows) => rows.map(toEntitlement));
    return entitlements;
  };

  /** Whether this viewer may open a lesson of this course: the one gate before its content. */
  const viewerAccess = async ({ course, lesson }: { course: Course; lesson: Lesson }): Promise<LessonAccess> => {
    const [enrollment, rights] = await Promise.all([viewerEnrollmentByCourse.load(course.id), viewerEntitlements()]);
    return accessOf({ viewer, course, lesson, enrollment, entitlements: rights, now: clock.now() });
  };

  const all = [
    courseById,
    courseBySlug,
    categoryById,
    categoryBySlug,
    courseCountByCategory,
    moduleById,
    lessonById,
    contentByLesson,
    enrollmentById,
    viewerEnrollmentByCourse,
    progressByEnrollment,
  ];
  return {
    courseById,
    courseBySlug,
    categoryById,
    categoryBySlug,
    courseCountByCategory,
    moduleById,
    lessonById,
    contentByLesson,
    enrollmentById,
    viewerEnrollmentByCourse,
    progressByEnrollment,
    viewerAccess,
    visible,
    /** After a write: what the same operation reads from here on is read again. */
    forget: (): void => {
      for (const loader of all) loader.clearAll();
      entitlements = null;
    },
  };
};
export type Loaders = ReturnType<typeof createLoaders>;

import DataLoader from 'dataloader';
import { loaderByForeignKey, loaderByKey } from '#shared/graphql/loaders.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { Entitlements } from './entitlement.collection.ts';
import type { Enrollment, Enrollments, LessonProgressRows } from './enrollment.collection.ts';

type Pair = Pick<Enrollment, 'learnerId' | 'courseId'>;
const pairKey = ({ learnerId, courseId }: Pair): string => `${learnerId}:${courseId}`;

const enrollmentsByPair = ({ enrollments }: { enrollments: Enrollments }) =>
  new DataLoader<Pair, Enrollment | null, string>(
    async (pairs) => {
      // A range of the unique index for each learner.
      const ranges = Array.from(
        Map.groupBy(pairs, ({ learnerId }) => learnerId),
        ([learnerId, ofLearner]) => ({
          learnerId,
          courseId: { $in: ofLearner.map(({ courseId }) => courseId) },
        }),
      );
      const rows = (await enrollments.find({ $or: ranges }).lean()).map(toDomain);
      const byPair = new Map(rows.map((enrollment) => [pairKey(enrollment), enrollment]));
      return pairs.map((pair) => byPair.get(pairKey(pair)) ?? null);
    },
    { cacheKeyFn: pairKey },
  );

export const createEnrollmentLoaders = ({
  enrollments,
  lessonProgress,
  entitlements,
}: {
  enrollments: Enrollments;
  lessonProgress: LessonProgressRows;
  entitlements: Entitlements;
}) => ({
  enrollmentById: loaderByKey({
    load: async (ids) => (await enrollments.find({ _id: { $in: [...ids] } }).lean()).map(toDomain),
    keyOf: ({ id }: Enrollment) => id,
  }),
  enrollmentByPair: enrollmentsByPair({ enrollments }),
  progressByEnrollment: loaderByForeignKey({
    load: async (ids) => (await lessonProgress.find({ enrollmentId: { $in: [...ids] } }).lean()).map(toDomain),
    keyOf: ({ enrollmentId }) => enrollmentId,
  }),
  entitlementsByUser: loaderByForeignKey({
    load: async (userIds) => (await entitlements.find({ userId: { $in: [...userIds] } }).lean()).map(toDomain),
    keyOf: ({ userId }) => userId,
  }),
});
export type EnrollmentLoaders = ReturnType<typeof createEnrollmentLoaders>;

/** The viewer's enrollment in a course; null for an anonymous viewer. */
export const viewerEnrollment = async (
  courseId: string,
  { viewer, loaders }: { viewer: Viewer; loaders: EnrollmentLoaders },
): Promise<Enrollment | null> =>
  viewer.kind === 'anonymous' ? null : loaders.enrollmentByPair.load({ learnerId: viewer.userId, courseId });

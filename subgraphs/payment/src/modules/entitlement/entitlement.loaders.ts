import DataLoader from 'dataloader';
import { loaderByKey } from '#shared/graphql/loaders.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import type { Entitlement, Entitlements } from './entitlement.collection.ts';

type CourseOfUser = { userId: string; courseId: string };
const keyOf = ({ userId, courseId }: CourseOfUser): string => `${userId}:${courseId}`;

export const createEntitlementLoaders = ({ entitlements }: { entitlements: Entitlements }) => ({
  entitlements: loaderByKey<Entitlement>({
    load: async (ids) => (await entitlements.find({ _id: { $in: [...ids] } }).lean()).map(toDomain),
    keyOf: (entitlement) => entitlement.id,
  }),
  /** The live entitlement of one user to one course. */
  courseEntitlements: new DataLoader<CourseOfUser, Entitlement | null, string>(
    async (wanted) => {
      const coursesOf = Map.groupBy(wanted, ({ userId }) => userId);
      const branches = [...coursesOf].map(([userId, courses]) => ({ userId, courseId: { $in: courses.map(({ courseId }) => courseId) } }));
      const rows = await entitlements.find({ isLive: true, $or: branches }).lean();
      const found = new Map(rows.map((row) => [keyOf(row), toDomain(row)]));
      return wanted.map((each) => found.get(keyOf(each)) ?? null);
    },
    { cacheKeyFn: keyOf },
  ),
});
export type EntitlementLoaders = ReturnType<typeof createEntitlementLoaders>;

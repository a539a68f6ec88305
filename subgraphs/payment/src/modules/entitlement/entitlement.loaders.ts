import type DataLoader from 'dataloader';
import { loaderByKey } from '#shared/graphql/loaders.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { EntitlementRow } from './entitlement.model.ts';
import type { Entitlements } from './entitlement.service.ts';

export type EntitlementLoaders = {
  entitlement: DataLoader<string, EntitlementRow | null>;
  /** The viewer's right to a course, by the course's id. */
  viewerEntitlement: DataLoader<string, EntitlementRow | null>;
};

export const createEntitlementLoaders = ({ entitlements, viewer }: { entitlements: Entitlements; viewer: Viewer }): EntitlementLoaders => ({
  entitlement: loaderByKey({ load: (ids) => entitlements.byIds(ids), keyOf: (row) => row._id }),
  viewerEntitlement: loaderByKey({
    load: async (courseIds) => (viewer.kind === 'user' ? entitlements.ofUser({ userId: viewer.userId, courseIds }) : []),
    keyOf: (row) => row.courseId,
  }),
});

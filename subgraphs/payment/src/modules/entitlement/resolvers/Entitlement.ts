import type { EntitlementResolvers } from '../../types.generated.ts';
import { entitlementEntity } from '../entitlement.entity.ts';

export const Entitlement: EntitlementResolvers = {
  __resolveReference: entitlementEntity.resolveReference,
  item: ({ courseId }) => ({ __typename: 'Course', id: courseId }),
};

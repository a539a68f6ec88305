import type { QueryResolvers } from '../../../types.generated.ts';
import { maySeeEnrollment } from '../../enrollment.policy.ts';

export const enrollment: NonNullable<QueryResolvers['enrollment']> = async (_parent, { id }, { viewer, loaders }) => {
  const found = await loaders.enrollmentById.load(id);
  return found && maySeeEnrollment(viewer, found) ? found : null;
};

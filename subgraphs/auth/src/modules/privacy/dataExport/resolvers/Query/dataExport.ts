import type { QueryResolvers } from '../../../../types.generated.ts';
import { maySeeExport } from '../../dataExport.policy.ts';

export const dataExport: NonNullable<QueryResolvers['dataExport']> = async (_parent, { id }, { viewer, loaders }) => {
  const found = await loaders.dataExportById.load(id);
  return found && maySeeExport(viewer, found) ? found : null;
};

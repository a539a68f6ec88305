import type { DataExportResolvers } from '../../../types.generated.ts';
import { maySeeExport } from '../dataExport.policy.ts';

export const DataExport: DataExportResolvers = {
  __resolveReference: async ({ id }, { viewer, loaders }) => {
    const dataExport = await loaders.dataExportById.load(id);
    return dataExport && maySeeExport(viewer, dataExport) ? dataExport : null;
  },
  downloadUrl: async (dataExport, _args, { viewer, services, loaders }) =>
    services.dataExports.downloadUrlOf({ viewer, dataExport, owner: await loaders.userById.load(dataExport.userId) }),
};

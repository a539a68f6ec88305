import type { DataExportResolvers } from '../../../types.generated.ts';
import { dataExportEntity } from '../dataExport.entity.ts';

export const DataExport: DataExportResolvers = {
  __resolveReference: dataExportEntity.resolveReference,
  downloadUrl: async (dataExport, _args, { viewer, services, loaders }) =>
    services.dataExports.downloadUrlOf({ viewer, dataExport, owner: await loaders.userById.load(dataExport.userId) }),
};

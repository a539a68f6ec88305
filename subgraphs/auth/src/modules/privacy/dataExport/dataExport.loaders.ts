import { loaderByKey } from '#shared/graphql/loaders.ts';
import type { DataExport, DataExportModel } from './dataExport.model.ts';

export const dataExportLoaders = ({ dataExports }: { dataExports: DataExportModel }) => ({
  dataExportById: loaderByKey<DataExport>({ load: (ids) => dataExports.byIds(ids), keyOf: ({ id }) => id }),
});

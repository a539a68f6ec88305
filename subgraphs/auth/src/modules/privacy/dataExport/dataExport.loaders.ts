import { loaderByKey } from '#shared/graphql/loaders.ts';
import type { DataExport, DataExportRepository } from './dataExport.collection.ts';

export const dataExportLoaders = ({ dataExports }: { dataExports: Pick<DataExportRepository, 'byIds'> }) => ({
  dataExportById: loaderByKey<DataExport>({ load: (ids) => dataExports.byIds(ids), keyOf: ({ id }) => id }),
});
export type DataExportLoaders = ReturnType<typeof dataExportLoaders>;

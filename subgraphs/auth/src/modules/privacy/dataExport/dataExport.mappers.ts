import type { DataExport } from './dataExport.collection.ts';

export type DataExportMapper = DataExport;

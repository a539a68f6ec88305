import type { DataExport } from './dataExport.model.ts';

export type DataExportMapper = DataExport;

import { defineEntity } from '#shared/graphql/entities.ts';
import type { DataExportLoaders } from './dataExport.loaders.ts';
import { maySeeExport } from './dataExport.policy.ts';

export const dataExportEntity = defineEntity({ loader: ({ dataExportById }: DataExportLoaders) => dataExportById, mayRead: maySeeExport });

import type { QueryResolvers } from '../../../../types.generated.ts';
import { dataExportEntity } from '../../dataExport.entity.ts';

export const dataExport: NonNullable<QueryResolvers['dataExport']> = (_parent, { id }, context) => dataExportEntity.read(id, context);

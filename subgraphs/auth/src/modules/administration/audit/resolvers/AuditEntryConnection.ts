import { connectionResolvers } from '#shared/graphql/pagination.ts';
import type { AuditEntryConnectionResolvers } from '../../../types.generated.ts';
import type { AuditEntryMapper } from '../audit.mappers.ts';

const { edges, nodes, pageInfo, totalCount } = connectionResolvers<AuditEntryMapper>();

// Spelt out, because the code generator looks for each field by its name.
export const AuditEntryConnection: AuditEntryConnectionResolvers = { edges, nodes, pageInfo, totalCount };

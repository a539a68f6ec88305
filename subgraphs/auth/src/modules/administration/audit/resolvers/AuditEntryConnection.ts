import { connectionResolvers } from '#shared/graphql/connections.ts';
import type { AuditEntryConnectionResolvers } from '../../../types.generated.ts';
import type { AuditEntryMapper } from '../audit.mappers.ts';

const { edges, nodes, pageInfo, totalCount } = connectionResolvers<AuditEntryMapper>();

export const AuditEntryConnection: AuditEntryConnectionResolvers = { edges, nodes, pageInfo, totalCount };

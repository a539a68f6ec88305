import { connectionResolvers } from '#shared/graphql/connections.ts';
import type { EntitlementConnectionResolvers } from '../../types.generated.ts';
import type { EntitlementMapper } from '../entitlement.mappers.ts';

const { edges, nodes, pageInfo, totalCount } = connectionResolvers<EntitlementMapper>();

export const EntitlementConnection: EntitlementConnectionResolvers = { edges, nodes, pageInfo, totalCount };

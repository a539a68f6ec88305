import { connectionResolvers } from '#shared/graphql/pagination.ts';
import type { EntitlementConnectionResolvers } from '../../types.generated.ts';
import type { EntitlementMapper } from '../entitlement.mappers.ts';

const { edges, nodes, pageInfo, totalCount } = connectionResolvers<EntitlementMapper>();

// Spelt out, because the code generator looks for each field by its name.
export const EntitlementConnection: EntitlementConnectionResolvers = { edges, nodes, pageInfo, totalCount };

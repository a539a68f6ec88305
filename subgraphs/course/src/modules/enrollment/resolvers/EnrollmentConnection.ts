import { connectionResolvers } from '#shared/graphql/connections.ts';
import type { EnrollmentConnectionResolvers } from '../../types.generated.ts';
import type { EnrollmentMapper } from '../enrollment.mappers.ts';

const { edges, nodes, pageInfo, totalCount } = connectionResolvers<EnrollmentMapper>();

// One property for each field: the code generator finds fields by their names.
export const EnrollmentConnection: EnrollmentConnectionResolvers = { edges, nodes, pageInfo, totalCount };

import { connectionResolvers } from '#shared/graphql/pagination.ts';
import type { EnrollmentConnectionResolvers } from '../../types.generated.ts';
import type { EnrollmentMapper } from '../enrollment.mappers.ts';

const { edges, nodes, pageInfo, totalCount } = connectionResolvers<EnrollmentMapper>();

// Spelt out, because the code generator looks for each field by its name.
export const EnrollmentConnection: EnrollmentConnectionResolvers = { edges, nodes, pageInfo, totalCount };

import { connectionResolvers } from '#shared/graphql/pagination.ts';
import type { CourseConnectionResolvers } from '../../types.generated.ts';
import type { CourseMapper } from '../course.mappers.ts';

const { edges, nodes, pageInfo, totalCount } = connectionResolvers<CourseMapper>();

// Spelt out, because the code generator looks for each field by its name.
export const CourseConnection: CourseConnectionResolvers = { edges, nodes, pageInfo, totalCount };

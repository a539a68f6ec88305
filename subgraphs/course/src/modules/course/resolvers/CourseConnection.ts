import { connectionResolvers } from '#shared/graphql/connections.ts';
import type { CourseConnectionResolvers } from '../../types.generated.ts';
import type { ListedCourse } from '../catalog.service.ts';

const { edges, nodes, pageInfo, totalCount } = connectionResolvers<ListedCourse>();

// One property for each field: the code generator finds fields by their names.
export const CourseConnection: CourseConnectionResolvers = { edges, nodes, pageInfo, totalCount };

import { connectionResolvers } from '#shared/graphql/connections.ts';
import type { NotificationMapper } from '../notification.mappers.ts';
import type { NotificationConnectionResolvers } from '../../types.generated.ts';

const { edges, nodes, pageInfo, totalCount } = connectionResolvers<NotificationMapper>();

export const NotificationConnection: NotificationConnectionResolvers = { edges, nodes, pageInfo, totalCount };

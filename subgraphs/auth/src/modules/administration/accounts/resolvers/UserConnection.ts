import { connectionResolvers } from '#shared/graphql/connections.ts';
import type { UserConnectionResolvers } from '../../../types.generated.ts';
import type { UserMapper } from '../../../identity/account/account.mappers.ts';

const { edges, nodes, pageInfo, totalCount } = connectionResolvers<UserMapper>();

export const UserConnection: UserConnectionResolvers = { edges, nodes, pageInfo, totalCount };

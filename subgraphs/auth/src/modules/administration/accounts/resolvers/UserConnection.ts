import { connectionResolvers } from '#shared/graphql/pagination.ts';
import type { UserConnectionResolvers } from '../../../types.generated.ts';
import type { UserMapper } from '../../../identity/account/account.mappers.ts';

const { edges, nodes, pageInfo, totalCount } = connectionResolvers<UserMapper>();

// Spelt out, because the code generator looks for each field by its name.
export const UserConnection: UserConnectionResolvers = { edges, nodes, pageInfo, totalCount };

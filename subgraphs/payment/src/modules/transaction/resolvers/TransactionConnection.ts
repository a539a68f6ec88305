import { connectionResolvers } from '#shared/graphql/connections.ts';
import type { TransactionConnectionResolvers } from '../../types.generated.ts';
import type { TransactionMapper } from '../transaction.mappers.ts';

const { edges, nodes, pageInfo, totalCount } = connectionResolvers<TransactionMapper>();

export const TransactionConnection: TransactionConnectionResolvers = { edges, nodes, pageInfo, totalCount };

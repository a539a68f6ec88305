import { connectionResolvers } from '#shared/graphql/pagination.ts';
import type { TransactionConnectionResolvers } from '../../types.generated.ts';
import type { TransactionMapper } from '../transaction.mappers.ts';

const { edges, nodes, pageInfo, totalCount } = connectionResolvers<TransactionMapper>();

// Spelt out, because the code generator looks for each field by its name.
export const TransactionConnection: TransactionConnectionResolvers = { edges, nodes, pageInfo, totalCount };

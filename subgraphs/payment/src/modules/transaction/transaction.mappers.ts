import type { Page } from '#shared/graphql/pagination.ts';
import type { SoldLine, TransactionRow } from './transaction.model.ts';

export type TransactionMapper = TransactionRow;
export type TransactionLineMapper = SoldLine & { currency: string };
export type TransactionConnectionMapper = Page<TransactionRow>;
export type UserMapper = { id: string };

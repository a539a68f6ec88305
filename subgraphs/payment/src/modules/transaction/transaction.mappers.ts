import type { Page } from '#shared/lists/list.ts';
import type { SoldLine, Transaction } from './transaction.collection.ts';

export type TransactionMapper = Transaction;
export type TransactionLineMapper = SoldLine & { currency: string };
export type TransactionConnectionMapper = Page<Transaction>;
export type UserMapper = { id: string };

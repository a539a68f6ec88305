import type { TransactionLineResolvers } from '../../types.generated.ts';

export const TransactionLine: TransactionLineResolvers = {
  amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
  item: ({ courseId }) => ({ __typename: 'Course', id: courseId }),
};

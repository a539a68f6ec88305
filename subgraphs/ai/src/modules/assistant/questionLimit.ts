import { createLimiter } from '#shared/limits/limiter.ts';
import type { Attempt } from '#shared/limits/limiter.ts';
import type { LimitStore } from '#shared/limits/limitStore.ts';

const policy = 'questionsPerAccount';
const windowSeconds = 600;

/** Counts the questions of each account, answered or not: each costs a search over all lessons that its owner may read. */
export const createQuestionLimit = ({
  store,
  questionsPerAccount,
  secret,
}: {
  store: LimitStore;
  /** In ten minutes. */
  questionsPerAccount: number;
  secret: string;
}) => {
  const limiter = createLimiter<typeof policy>({ store, policies: [{ name: policy, limit: questionsPerAccount, windowSeconds }], secret });
  return {
    attempt: (userId: string): Promise<Attempt<typeof policy>> => limiter.attempt({ charges: [{ policy, subject: userId }] }),
  };
};
export type QuestionLimit = ReturnType<typeof createQuestionLimit>;

import { rateLimited } from '#shared/faults.ts';
import { createLimiter } from '#shared/limits/limiter.ts';
import type { LimitStore } from '#shared/limits/limitStore.ts';

const policy = 'questionsPerAccount';
const windowSeconds = 600;

/** Counts every question of an account, answered or not: each costs a search over all lessons that its owner may read. */
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
    /** @throws RATE_LIMITED */
    async charge(userId: string): Promise<void> {
      const attempt = await limiter.attempt({ charges: [{ policy, subject: userId }] });
      if (!attempt.ok) throw rateLimited(attempt.retryAfterSeconds);
    },
  };
};
export type QuestionLimit = ReturnType<typeof createQuestionLimit>;

import { createHash } from 'node:crypto';
import type { LimitStore } from '../limits/limitStore.ts';
import { futureToleranceMs, sealLifetimeMs } from './sealedMessage.ts';

// From the moment it is used to the last at which any clock takes it for valid, and a second for good measure.
const keptMs = sealLifetimeMs + 2 * futureToleranceMs + 1_000;

export type UsedProofs = {
  /** True for the first use of a proof alone, however many processes are handed it at once. */
  useOnce(proof: string): Promise<boolean>;
};

/**
 * Which proofs were used already, for as long as they are valid: an attempt that is allowed once. Where the store is shared, so is the
 * memory of all replicas of a subgraph; while Redis is away each process remembers its own, so that a captured mutation could be
 * sent once more to each other replica, within its thirty seconds. Refusing all mutations for that time would be worse.
 */
export const createUsedProofs = (store: LimitStore): UsedProofs => ({
  useOnce: async (proof) => {
    const key = `proof:${createHash('sha256').update(proof).digest('base64url')}`;
    const taken = await store.take({ counters: [{ key, windows: [{ limit: 1, windowMs: keptMs }], granularityMs: 1 }], cost: 1 });
    return taken.ok;
  },
});

import { claimIndexes } from '#shared/mongo/claims.ts';
import { defineCollection } from '#shared/mongo/collection.ts';

/** Unique addresses, slugs and the first signing key, as `createClaims` of shared stores them. */
export const claimCollection = defineCollection({
  name: 'claims',
  schema: { ownerId: String, claimedAt: Date },
  indexes: claimIndexes.flatMap(({ indexes }) => indexes),
  personalData: {
    subject: 'ownerId',
    export: ['_id', 'claimedAt'],
    onErasure: { handledBy: 'accountRemoval.ts: in the transaction that confirms the erasure' },
  },
});

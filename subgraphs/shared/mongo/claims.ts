import type { ClientSession, Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { defineCollection } from './collection.ts';
import type { PersonalData } from './collection.ts';
import type { CollectionIndexes } from './connection.ts';
import { collectionOf } from './connection.ts';

type ClaimRow = { _id: string; ownerId: string; claimedAt: Date };

// Rows leave with their owner, by release; there is nothing to expire. All of an owner's are looked up for a copy of what is kept of a person.
export const claimIndexes: readonly CollectionIndexes[] = [{ collection: 'claims', indexes: [{ name: 'owner', key: { ownerId: 1 } }] }];

/** The claims of one subgraph, as it lists them: who their owners are differs. */
export const claimCollection = (personalData: PersonalData<'ownerId' | 'claimedAt'>) =>
  defineCollection({
    name: 'claims',
    schema: { ownerId: String, claimedAt: Date },
    indexes: [{ name: 'owner', key: { ownerId: 1 } }],
    personalData,
  });

export type ClaimKey = { kind: string; value: string; ownerId: string; session: ClientSession };

/**
 * Global uniqueness (an e-mail address, a slug, a coupon code): the claim is the _id of a row, written in the transaction that needs it,
 * so it holds on a sharded cluster, where a unique index cannot.
 */
export const createClaims = ({ connection, clock }: { connection: Connection; clock: Clock }) => {
  const claims = () => collectionOf<ClaimRow>({ connection, name: 'claims' });
  const keyOf = ({ kind, value }: Pick<ClaimKey, 'kind' | 'value'>) => `${kind}:${value}`;
  return {
    /** False when another owner holds it, true when this owner does. The value is compared as given: normalise it first. */
    claim: async ({ kind, value, ownerId, session }: ClaimKey): Promise<boolean> => {
      // An upsert, because a duplicate key error would abort the caller's transaction; a race of two is a write conflict, which runs again.
      const before = await claims().findOneAndUpdate(
        { _id: keyOf({ kind, value }) },
        { $setOnInsert: { ownerId, claimedAt: clock.now() } },
        { upsert: true, returnDocument: 'before', session },
      );
      return before === null || before.ownerId === ownerId;
    },
    /** False when it was not this owner's to release. */
    release: async ({ kind, value, ownerId, session }: ClaimKey): Promise<boolean> => {
      const { deletedCount } = await claims().deleteOne({ _id: keyOf({ kind, value }), ownerId }, { session });
      return deletedCount === 1;
    },
    ownerOf: async ({ kind, value, session }: { kind: string; value: string; session?: ClientSession }): Promise<string | null> => {
      const row = await claims().findOne({ _id: keyOf({ kind, value }) }, session ? { session } : {});
      return row?.ownerId ?? null;
    },
  };
};
export type Claims = ReturnType<typeof createClaims>;

import { createHash } from 'node:crypto';
import type { ClientSession } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { LedgerAccountRow, LedgerAccounts, LedgerEntries, LedgerEntryRow } from './ledger.collection.ts';

// Every payment updates the house accounts. Shards keep payments from waiting for one document; the balance is the sum of the shards.
const shardCount = 64;

export type Posting = {
  code: LedgerEntryRow['code'];
  transactionId: string;
  currency: string;
  effectiveAt: Date;
  /** At most one for each side and code of a transaction. */
  lines: readonly { account: Pick<LedgerAccountRow, 'kind' | 'owner'>; side: LedgerEntryRow['side']; amountMinor: number }[];
};

export class UnbalancedPostingError extends Error {
  override readonly name = 'UnbalancedPostingError';
  readonly code = 'UNBALANCED_POSTING';
}

const sumOf = ({ lines }: Posting, side: LedgerEntryRow['side']): bigint =>
  lines.reduce((sum, line) => (line.side === side ? sum + BigInt(line.amountMinor) : sum), 0n);

const checkPosting = (posting: Posting): void => {
  const areAmounts = posting.lines.every(({ amountMinor }) => Number.isSafeInteger(amountMinor) && amountMinor > 0);
  if (!areAmounts || posting.lines.length < 2 || sumOf(posting, 'DEBIT') !== sumOf(posting, 'CREDIT')) {
    throw new UnbalancedPostingError(`the ${posting.code} of ${posting.transactionId} does not balance`);
  }
};

const shardOf = (transactionId: string): number => createHash('sha256').update(transactionId).digest().readUInt16BE(0) % shardCount;

const balanceOf = ({ debitsPostedMinor, creditsPostedMinor }: LedgerAccountRow): number => debitsPostedMinor - creditsPostedMinor;

export const ledgerService = ({ accounts, entries, clock }: { accounts: LedgerAccounts; entries: LedgerEntries; clock: Clock }) => {
  const addToAccount = async (
    { code, transactionId, currency }: Posting,
    { account, side, amountMinor }: Posting['lines'][number],
    session: ClientSession,
  ): Promise<LedgerAccountRow> => {
    const shard = shardOf(transactionId);
    const isDebit = side === 'DEBIT';
    const row = await accounts
      .findOneAndUpdate(
        { _id: `${account.kind}:${account.owner}:${currency}:${shard}` },
        {
          $inc: {
            sequence: 1,
            debitsPostedMinor: isDebit ? amountMinor : 0,
            creditsPostedMinor: isDebit ? 0 : amountMinor,
            debitsPendingMinor: 0,
            creditsPendingMinor: 0,
          },
          $setOnInsert: { ...account, currency, shard, floorMinor: null },
        },
        { upsert: true, returnDocument: 'after', session },
      )
      .lean();
    if (Number.isSafeInteger(row.debitsPostedMinor) && Number.isSafeInteger(row.creditsPostedMinor)) return row;
    throw new UnbalancedPostingError(`account ${account.kind} ${account.owner} cannot hold ${code} of ${transactionId}`);
  };

  return {
    /** Posts a double entry in the transaction of the change it records. @throws for an unbalanced posting and for a repeated one. */
    async post({ posting, session }: { posting: Posting; session: ClientSession }): Promise<void> {
      checkPosting(posting);
      const { code, transactionId, currency, effectiveAt } = posting;
      const recordedAt = clock.now();
      for (const line of posting.lines) {
        const { side, amountMinor } = line;
        const account = await addToAccount(posting, line, session);
        const entry: LedgerEntryRow = {
          _id: `${transactionId}:${code}:${side}`,
          accountId: account._id,
          sequence: account.sequence,
          transactionId,
          code,
          side,
          amountMinor,
          currency,
          balanceAfterMinor: balanceOf(account),
          effectiveAt,
          recordedAt,
        };
        await entries.insertMany([entry], { session });
      }
    },

    /** Posted debits less posted credits, over all shards. */
    async balanceMinor({ kind, owner, currency }: Pick<LedgerAccountRow, 'kind' | 'owner' | 'currency'>): Promise<number> {
      const shards = await accounts.find({ kind, owner, currency }).lean();
      return shards.reduce((sum, shard) => sum + balanceOf(shard), 0);
    },
  };
};
export type LedgerService = ReturnType<typeof ledgerService>;

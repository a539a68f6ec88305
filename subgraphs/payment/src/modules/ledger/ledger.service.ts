import { createHash } from 'node:crypto';
import type { ClientSession, Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { ledgerAccountsOf, ledgerEntriesOf } from './ledger.model.ts';
import type { AccountKind, EntryCode, LedgerAccountRow, LedgerEntryRow, Side } from './ledger.model.ts';

// A house account takes part in every payment: as one document it would make them queue. Its balance is the sum of its shards.
const shardCount = 64;

export type Posting = {
  code: EntryCode;
  transactionId: string;
  currency: string;
  effectiveAt: Date;
  /** At most one of each side and code for a transaction. */
  lines: readonly { account: { kind: AccountKind; owner: string }; side: Side; amountMinor: number }[];
};

export class UnbalancedPostingError extends Error {
  override readonly name = 'UnbalancedPostingError';
  readonly code = 'UNBALANCED_POSTING';
}

const sumOf = ({ lines }: Posting, side: Side): bigint =>
  lines.reduce((sum, line) => (line.side === side ? sum + BigInt(line.amountMinor) : sum), 0n);

const checkPosting = (posting: Posting): void => {
  const areAmounts = posting.lines.every(({ amountMinor }) => Number.isSafeInteger(amountMinor) && amountMinor > 0);
  if (!areAmounts || posting.lines.length < 2 || sumOf(posting, 'DEBIT') !== sumOf(posting, 'CREDIT')) {
    throw new UnbalancedPostingError(`the ${posting.code} of ${posting.transactionId} does not balance`);
  }
};

const shardOf = (transactionId: string): number => createHash('sha256').update(transactionId).digest().readUInt16BE(0) % shardCount;

const balanceOf = ({ debitsPostedMinor, creditsPostedMinor }: LedgerAccountRow): number => debitsPostedMinor - creditsPostedMinor;

export const createLedger = ({ connection, clock }: { connection: Connection; clock: Clock }) => ({
  /** Double entry, in the transaction of the change it records. Throws on a posting that does not balance, and on a second one. */
  async post({ posting, session }: { posting: Posting; session: ClientSession }): Promise<void> {
    checkPosting(posting);
    const { code, transactionId, currency, effectiveAt } = posting;
    const shard = shardOf(transactionId);
    const recordedAt = clock.now();
    for (const { account, side, amountMinor } of posting.lines) {
      const isDebit = side === 'DEBIT';
      const row = await ledgerAccountsOf(connection).findOneAndUpdate(
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
      );
      if (!row || !Number.isSafeInteger(row.debitsPostedMinor) || !Number.isSafeInteger(row.creditsPostedMinor)) {
        throw new UnbalancedPostingError(`account ${account.kind} ${account.owner} cannot hold ${code} of ${transactionId}`);
      }
      const entry: LedgerEntryRow = {
        _id: `${transactionId}:${code}:${side}`,
        accountId: row._id,
        sequence: row.sequence,
        transactionId,
        code,
        side,
        amountMinor,
        currency,
        balanceAfterMinor: balanceOf(row),
        effectiveAt,
        recordedAt,
      };
      await ledgerEntriesOf(connection).insertOne(entry, { session });
    }
  },
  /** Posted debits less posted credits, over all shards. */
  async balanceMinor({ kind, owner, currency }: { kind: AccountKind; owner: string; currency: string }): Promise<number> {
    const shards = await ledgerAccountsOf(connection).find({ kind, owner, currency }).toArray();
    return shards.reduce((sum, shard) => sum + balanceOf(shard), 0);
  },
});
export type Ledger = ReturnType<typeof createLedger>;

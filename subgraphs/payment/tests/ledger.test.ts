import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { ledgerService } from '../src/modules/ledger/ledger.service.ts';
import type { Posting } from '../src/modules/ledger/ledger.service.ts';
import { purchase, startPayment, times } from './kit.ts';
import type { Payment } from './kit.ts';

let world: Payment;
beforeAll(async () => {
  world = await startPayment();
});
afterAll(() => world.stop());

const ledgerOf = ({ process, clock }: Payment) => {
  const { ledgerAccounts: accounts, ledgerEntries: entries } = process().subgraph.stores;
  return ledgerService({ accounts, entries, clock });
};
const clearing = { kind: 'CLEARING', owner: 'STRIPE' } as const;
const revenue = { kind: 'REVENUE', owner: 'house' } as const;
const charge = (transactionId: string, amountMinor: number, currency = 'XAF'): Posting => ({
  code: 'CHARGE',
  transactionId,
  currency,
  effectiveAt: new Date(),
  lines: [
    { account: clearing, side: 'DEBIT', amountMinor },
    { account: revenue, side: 'CREDIT', amountMinor },
  ],
});

test('99 parallel payments leave balances equal to their sum in every currency, and accounts without gaps', async () => {
  const currencies = ['EUR', 'JPY', 'KWD'];
  const courses = await Promise.all(
    currencies.map((currency) => world.course({ currency, amountMinor: currency === 'KWD' ? 4_900 : 4_321 })),
  );
  const answers = await Promise.all(
    times(99, async (index) => purchase(world, await world.verifiedBuyer(), { courseId: courses[index % 3] ?? '' })),
  );
  expect(answers.filter(({ transaction }) => transaction?.status !== 'COMPLETED')).toEqual([]);
  const ledger = ledgerOf(world);
  for (const [currency, each] of [
    ['EUR', 4_321],
    ['JPY', 4_321],
    ['KWD', 4_900],
  ] as const) {
    expect([currency, await ledger.balanceMinor({ ...clearing, currency })]).toEqual([currency, 33 * each]);
    expect([currency, await ledger.balanceMinor({ ...revenue, currency })]).toEqual([currency, -33 * each]);
  }
  const byAccount = new Map<string, number[]>();
  for (const { accountId, sequence } of await world.process().subgraph.stores.ledgerEntries.find().sort({ sequence: 1 }).lean())
    byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), sequence]);
  for (const sequences of byAccount.values()) expect(sequences).toEqual(times(sequences.length, (index) => index + 1));
});

test('an unbalanced, fractional or repeated posting writes nothing', async () => {
  const ledger = ledgerOf(world);
  const post = (posting: Posting) => inTransaction(world.process().connection, (session) => ledger.post({ posting, session }));
  await post(charge('txn_once', 100));
  const unbalanced: Posting = {
    ...charge('txn_bad', 100),
    lines: [
      { account: clearing, side: 'DEBIT', amountMinor: 100 },
      { account: revenue, side: 'CREDIT', amountMinor: 99 },
    ],
  };
  for (const posting of [unbalanced, ...[0.5, Number.NaN, 1e21, -1, 2 ** 53, 0].map((amount) => charge('txn_bad', amount))])
    await expect(post(posting)).rejects.toMatchObject({ code: 'UNBALANCED_POSTING' });
  await expect(post(charge('txn_once', 100))).rejects.toMatchObject({ code: 11_000 });
  expect(await world.rowsOf('ledgerEntries', { currency: 'XAF' })).toHaveLength(2);
  expect(await ledger.balanceMinor({ ...clearing, currency: 'XAF' })).toBe(100);
});

test('entitlements and settlements are published once, and again by a replay', async () => {
  const courseId = await world.course();
  const buyer = await world.verifiedBuyer();
  const { transaction } = await purchase(world, buyer, { courseId });
  const received = () =>
    world
      .process()
      .sent.filter(({ payload }) => JSON.stringify(payload).includes(transaction?.id ?? 'none'))
      .map(({ type, aggregate }) => `${type} ${aggregate.sequence}`)
      .sort();
  const once = ['payment.entitlement.granted 1', 'payment.transaction.settled 3'];
  await expect.poll(received).toEqual(once);
  for (const consumer of ['course', 'community'] as const) await world.process().subgraph.replay({ consumer });
  await expect.poll(received).toEqual([...once, ...once].sort());
});

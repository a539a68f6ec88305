import { afterAll, beforeAll, expect, test } from 'vitest';
import { replayTo } from '#shared/events/replay.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { ledgerEntriesOf } from '../src/modules/ledger/ledger.model.ts';
import { createLedger } from '../src/modules/ledger/ledger.service.ts';
import type { Posting } from '../src/modules/ledger/ledger.service.ts';
import { purchase, startWorld, times } from './kit.ts';
import type { World } from './kit.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

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

test('100 payments at once leave balances equal to their sum in every currency, and every account without a gap', async () => {
  const currencies = ['EUR', 'JPY', 'KWD'];
  const courses = await Promise.all(
    currencies.map((currency) => world.course({ currency, amountMinor: currency === 'KWD' ? 4_900 : 4_321 })),
  );
  const answers = await Promise.all(
    times(99, async (index) => purchase(world, await world.verifiedPerson(), { courseId: courses[index % 3] ?? '' })),
  );
  expect(answers.filter(({ transaction }) => transaction?.status !== 'COMPLETED')).toEqual([]);
  const ledger = createLedger({ connection: world.connection, clock: world.clock });
  for (const [currency, each] of [
    ['EUR', 4_321],
    ['JPY', 4_321],
    ['KWD', 4_900],
  ] as const) {
    expect([currency, await ledger.balanceMinor({ ...clearing, currency })]).toEqual([currency, 33 * each]);
    expect([currency, await ledger.balanceMinor({ ...revenue, currency })]).toEqual([currency, -33 * each]);
  }
  const byAccount = new Map<string, number[]>();
  for (const { accountId, sequence } of await ledgerEntriesOf(world.connection).find({}).sort({ sequence: 1 }).toArray())
    byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), sequence]);
  for (const sequences of byAccount.values()) expect(sequences).toEqual(times(sequences.length, (index) => index + 1));
});

test('a posting that does not balance, is not whole, or comes a second time leaves nothing', async () => {
  const ledger = createLedger({ connection: world.connection, clock: world.clock });
  const post = (posting: Posting) => inTransaction(world.connection, (session) => ledger.post({ posting, session }));
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
  expect(await ledgerEntriesOf(world.connection).countDocuments({ currency: 'XAF' })).toBe(2);
  expect(await ledger.balanceMinor({ ...clearing, currency: 'XAF' })).toBe(100);
});

test('the others hear of each right and each end, and hear it again when they ask', async () => {
  const courseId = await world.course();
  const buyer = await world.verifiedPerson();
  const { transaction } = await purchase(world, buyer, { courseId });
  const heard = () =>
    world.delivered
      .filter(({ payload }) => JSON.stringify(payload).includes(transaction?.id ?? 'none'))
      .map(({ type, aggregate }) => `${type} ${aggregate.sequence}`)
      .sort();
  const once = ['payment.entitlement.granted 1', 'payment.entitlement.granted 1', 'payment.transaction.settled 3'];
  await expect.poll(heard).toEqual(once);
  const { replays, outbox } = world.running();
  const { connection } = world;
  await replayTo({ consumer: 'course', source: replays['payment.entitlement.granted'](), outbox, connection });
  await replayTo({ consumer: 'community', source: replays['payment.transaction.settled'](), outbox, connection });
  await expect.poll(heard).toEqual([...once, 'payment.entitlement.granted 1', 'payment.transaction.settled 3'].sort());
});

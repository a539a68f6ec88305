import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { intentIdOf, purchase, startWorld } from './kit.ts';
import type { World } from './kit.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** A way to Stripe on which every request waits, until the connection breaks. */
const breakingConnection = async () => {
  const arrived = Promise.withResolvers<null>();
  const waiting: Socket[] = [];
  let isBroken = false;
  const server = createServer(({ socket }) => {
    if (isBroken) socket.destroy();
    else waiting.push(socket);
    arrived.resolve(null);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    url: new URL(`http://127.0.0.1:${address.port}`),
    arrived: arrived.promise,
    break: () => {
      isBroken = true;
      for (const socket of waiting) socket.destroy();
    },
  };
};

const authenticated = async () => {
  const [buyer, courseId] = [await world.verifiedPerson(), await world.course()];
  const payment = { paymentMethodId: 'pm_card_threeDSecure2Required' };
  const waiting = await purchase(world, buyer, { courseId, idempotencyKey: 'reader', payment });
  await world.controls.authenticate(intentIdOf(waiting), 'succeed');
  return { buyer, courseId, payment, transactionId: waiting.transaction?.id ?? '', checkoutId: waiting.checkout?.id ?? '' };
};

test.each([
  ['transaction', 'query ($id: ID!) { answer: transaction(id: $id) { status } }', { status: 'COMPLETED' }],
  [
    'checkoutSession',
    'query ($id: ID!) { answer: checkoutSession(id: $id) { status transaction { status } } }',
    { status: 'COMPLETED', transaction: { status: 'COMPLETED' } },
  ],
])(
  'C8 a reader of %s whose own question to the provider is lost answers what another process has settled meanwhile',
  async (field, query, expected) => {
    const { buyer, transactionId, checkoutId } = await authenticated();
    const id = field === 'transaction' ? transactionId : checkoutId;
    const provider = await breakingConnection();
    const reading = world.runOn(world.twin({ apiBase: provider.url }), buyer, query, { id });
    await provider.arrived;
    expect(await world.run(buyer, query, { id })).toEqual({ data: { answer: expected }, errors: [] });
    provider.break();
    expect(await reading).toEqual({ data: { answer: expected }, errors: [] });
  },
);

test('C8 a repetition whose own question to the provider is lost answers what another process has settled meanwhile', async () => {
  const { buyer, courseId, payment } = await authenticated();
  const provider = await breakingConnection();
  const twin = world.twin({ apiBase: provider.url });
  const repeating = purchase(world, buyer, { courseId, idempotencyKey: 'reader', payment }, twin);
  await provider.arrived;
  const settled = await purchase(world, buyer, { courseId, idempotencyKey: 'reader', payment });
  expect(settled).toMatchObject({ checkout: { status: 'COMPLETED' }, transaction: { status: 'COMPLETED' } });
  provider.break();
  expect(await repeating).toEqual(settled);
});

test('C8 one answer never shows a checkout and its transaction in two states', async () => {
  const { buyer, checkoutId, transactionId } = await authenticated();
  // Between the look at the checkout and the look at its transaction another process settles both.
  const checkouts = world.connection.collection<{ _id: string }>('checkouts');
  const query = 'query ($id: ID!) { checkoutSession(id: $id) { status transaction { status } } }';
  await world.run(buyer, query, { id: checkoutId });
  await checkouts.updateOne({ _id: checkoutId }, { $set: { status: 'OPEN' } });
  expect((await world.run(buyer, query, { id: checkoutId })).data).toEqual({
    checkoutSession: { status: 'COMPLETED', transaction: { status: 'COMPLETED' } },
  });
  await checkouts.updateOne({ _id: checkoutId }, { $set: { status: 'COMPLETED' } });
  expect(transactionId).toMatch(/^txn_/);
});

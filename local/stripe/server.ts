import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createApi } from './api.ts';
import type { ApiRequest, Log } from './api.ts';
import { systemClock } from '#shared/clock.ts';
import { processVariables } from '#shared/environment.ts';
import { guardConnections, refuseConnection } from '#shared/hosting/plainRefusals.ts';
import { createFaults } from './faults.ts';
import { createHostedPage, isHostedPage } from './hostedPage.ts';
import { openState } from './state.ts';
import { createTestRoutes } from './testRoutes.ts';
import { createWebhookSender } from './webhookSender.ts';
import type { Webhook } from './webhookSender.ts';

export type StripeStandInOptions = {
  /** 0: any free port. */
  port: number;
  host?: string;
  /** The folder of the account, for one process at a time. */
  dataDir: string;
  secretKey: string;
  webhook: Webhook | null;
  log?: Log;
  now?: () => Date;
};
export type StripeStandIn = { url: string; port: number; stop(): Promise<void> };

const maxBodyBytes = 1_000_000;
// Longer than the pauses of clients between requests, so that every reset is a requested fault.
const idleConnectionMs = 120_000;

const readBody = async (message: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > maxBodyBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const toRequest = (message: IncomingMessage, body: string): ApiRequest => {
  const [path = '/', query = ''] = (message.url ?? '/').split('?', 2);
  return {
    method: message.method ?? 'GET',
    path,
    query,
    body,
    header(name) {
      const value = message.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
  };
};

type Sent = { status: number; headers?: Record<string, string>; body: string };
const send = (response: ServerResponse, { status, headers = {}, body }: Sent): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers }).end(body);
};

/**
 * Serves the part of Stripe's API that the product uses, from an account stored in `dataDir`.
 * Rejects when the port is taken (`EADDRINUSE`), when the journal is unreadable, and in production.
 */
export const startStripeStandIn = async ({
  port: wantedPort,
  host = '127.0.0.1',
  dataDir,
  secretKey,
  webhook,
  log = () => {},
  now = () => systemClock().now(),
}: StripeStandInOptions): Promise<StripeStandIn> => {
  if (processVariables()['NODE_ENV'] === 'production') throw new Error('The Stripe stand-in does not run with NODE_ENV=production.');
  let origin = '';
  const delays = new Map<NodeJS.Timeout, () => void>();
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        delays.delete(timer);
        resolve();
      }, ms);
      delays.set(timer, resolve);
    });

  const server = createServer({ keepAliveTimeout: idleConnectionMs });
  server.on('clientError', refuseConnection);
  guardConnections(server);
  // Before the journal is opened: a second process on the same port must not touch the data of the first.
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wantedPort, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : wantedPort;
  origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

  const state = (() => {
    try {
      return openState({ dataDir, now, hasWebhook: webhook !== null, origin: () => origin });
    } catch (error) {
      server.close();
      throw error;
    }
  })();
  const faults = createFaults();
  const sender = webhook ? createWebhookSender({ state, webhook, faults, log }) : null;
  const api = createApi({ state, secretKey, faults, log, sleep });
  const testRoutes = createTestRoutes({ state, faults, sender });
  const hostedPage = createHostedPage(state);

  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(message);
    if (body === null) {
      send(response, {
        status: 413,
        headers: { connection: 'close' },
        body: JSON.stringify({ error: { type: 'invalid_request_error', message: 'The request is too large.' } }),
      });
      return;
    }
    const request = toRequest(message, body);
    if (isHostedPage(request)) {
      send(response, hostedPage(request));
      return;
    }
    if (request.path.startsWith('/test/')) {
      const reply = testRoutes(request);
      send(response, { status: reply.status, body: JSON.stringify(reply.body) });
      return;
    }
    const answer = await api(request);
    if (answer.kind === 'reset') message.socket.resetAndDestroy();
    else if (answer.kind === 'answer') send(response, answer);
  };

  server.on('request', (message, response) => {
    serve(message, response).catch((error: unknown) => {
      log({ level: 'error', message: 'a request was not answered', error: String(error) });
      message.socket.destroy();
    });
  });
  sender?.start();

  const stop = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    // Delayed requests run at once, so that their effects exist after the restart.
    for (const [timer, resolve] of delays) {
      clearTimeout(timer);
      resolve();
    }
    await closed;
    await sender?.stop();
    state.close();
  };
  let stopped: Promise<void> | null = null;
  return { url: origin, port, stop: () => (stopped ??= stop()) };
};

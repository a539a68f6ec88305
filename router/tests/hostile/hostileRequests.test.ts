import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { deadlineIn } from '#shared/concurrency/deadline.ts';
import { systemClock } from '#shared/clock.ts';
import { startHttpHost } from '#shared/hosting/httpHost.ts';
import { createIdentitySigner } from '#shared/trust/identity.ts';
import type { SubgraphName } from '#events/envelope.ts';
import { subgraphNames } from '#events/envelope.ts';
import { startObjectStore } from '../../../local/objectStore/startObjectStore.ts';
import { callerOf, recordingLog, serviceSecret } from '../../../subgraphs/shared/tests/hosting/testSubgraph.ts';
import { startTestAcademy } from '../kit/academy.ts';
import type { TestAcademy } from '../kit/academy.ts';
import { createStack } from '../processes/serviceProcess.ts';
import { faultOf, hostileRequests, sendRaw } from './hostileRequests.ts';
import type { Target } from './hostileRequests.ts';

const stack = createStack();
const clock = systemClock();
const { log, lines } = recordingLog('hostile');
let plain: TestAcademy;
let proxied: TestAcademy;
beforeAll(async () => {
  const logOf = () => log;
  plain = stack.use(await startTestAcademy({ mongoUri: inject('mongoUri'), logOf, allowedOrigins: [appOrigin] }));
  proxied = stack.use(await startTestAcademy({ mongoUri: inject('mongoUri'), logOf, trustedProxies: ['127.0.0.1'] }));
});
afterAll(() => stack.close());

const parallel = 8;
const query = JSON.stringify({ query: '{ __typename }' });
const graph: Target = { method: 'POST', path: '/graphql', headers: () => ['content-type: application/json'], body: query };
const appOrigin = 'https://app.har.example';
const rarely = { oneIn: 17 };
const routerTargets: readonly Target[] = [
  graph,
  { ...rarely, method: 'GET', path: '/graphql?query=%7B__typename%7D', headers: () => ['apollo-require-preflight: 1'] },
  { ...rarely, method: 'POST', path: '/webhooks/stripe', headers: () => ['content-type: application/json'], body: '{}' },
  { ...rarely, method: 'GET', path: '/exports' },
  { ...rarely, method: 'GET', path: '/local/mailbox' },
  { ...rarely, method: 'GET', path: '/health/ready' },
  { ...rarely, method: 'GET', path: '/.well-known/jwks.json' },
  { ...rarely, method: 'GET', path: '/nowhere' },
  // The one origin that is allowed: what it asks for is repeated in the answer.
  { ...rarely, method: 'OPTIONS', path: '/graphql', headers: () => [`origin: ${appOrigin}`, 'access-control-request-method: POST'] },
];

/** Sends the whole table and lists what was not refused or served once; also each line of the log that reports a fault of the product. */
const attack = async ({ port, targets }: { port: number; targets: readonly Target[] }) => {
  const faults: string[] = [];
  let count = 0;
  lines.length = 0;
  for (const target of targets) {
    const table = hostileRequests(target);
    const work = async (): Promise<void> => {
      for (const request of table) {
        count += 1;
        const fault = faultOf({ answer: await sendRaw({ port, request }), isOpenEnded: request.isOpenEnded });
        if (fault !== null) faults.push(`${target.method} ${target.path} with ${request.name}: ${fault}`);
      }
    };
    await Promise.all(Array.from({ length: parallel }, work));
  }
  const logged = lines
    .filter((line) => line['level'] === 'error' || line['level'] === 'fatal' || /"stack":/.test(JSON.stringify(line)))
    .map((line) => JSON.stringify(line).slice(0, 300));
  return { faults: faults.slice(0, 40), faultCount: faults.length, logged: [...new Set(logged)].slice(0, 5), count };
};
const unharmed = { faults: [], faultCount: 0, logged: [], count: expect.any(Number) };
const isAlive = async (origin: string): Promise<number> => (await fetch(`${origin}/health/live`)).status;

test.each([
  ['without proxies', () => plain],
  ['behind a trusted proxy', () => proxied],
])('refuses or serves each hostile request once at the router %s', async (_, academyOf) => {
  const { origin } = academyOf();
  const outcome = await attack({ port: Number(new URL(origin).port), targets: routerTargets });
  expect(outcome).toEqual(unharmed);
  expect(outcome.count).toBeGreaterThan(10_000);
  expect(await isAlive(origin)).toBe(200);
});

test.each(subgraphNames)('refuses or serves each hostile request once at the HTTP host of %s', async (name: SubgraphName) => {
  const subgraph = plain.subgraphs[name];
  const host = await startHttpHost({ subgraph, serviceSecret, clock, log, revocations: null, host: '127.0.0.1', port: 0 });
  const signer = createIdentitySigner({ secret: serviceSecret, clock });
  const proof = (): string => {
    const caller = callerOf({ deadline: deadlineIn(10_000) });
    return signer.sign({ subgraph: name, body: query, caller });
  };
  try {
    const proved: Target = { ...graph, headers: () => ['content-type: application/json', `x-har-identity: ${proof()}`] };
    const routes: Target[] = subgraph.routes.map(({ method, path }) => ({ ...rarely, method, path }));
    const outcome = await attack({ port: host.port, targets: [proved, ...routes, { ...rarely, method: 'GET', path: '/health/ready' }] });
    expect(outcome).toEqual(unharmed);
    expect(await isAlive(host.url)).toBe(200);
  } finally {
    await host.close();
  }
});

test('refuses or serves each hostile request once at the object store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'har-hostile-'));
  const notes: string[] = [];
  const store = await startObjectStore({
    ...{ port: 0, dataDir: folder, accessKeyId: 'local', secretAccessKey: 'a-secret-of-this-test', bucket: 'har' },
    log: (line) => notes.push(line),
  });
  try {
    const targets: Target[] = ['GET', 'PUT', 'DELETE'].map((method) => ({ ...rarely, method, path: '/har/a' }));
    expect(await attack({ port: store.port, targets })).toEqual(unharmed);
    expect(notes).toEqual([]);
    expect((await fetch(`${store.endpoint}/har/a`)).status).toBe(403);
  } finally {
    await store.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

test('refuses or serves each hostile request once at the Stripe stand-in', async () => {
  const authorization = 'authorization: Bearer sk_test_0123456789abcdef';
  const form = 'content-type: application/x-www-form-urlencoded';
  const targets: Target[] = [
    { ...rarely, method: 'POST', path: '/v1/customers', headers: () => [authorization, form], body: 'metadata[a]=b' },
    { ...rarely, method: 'GET', path: '/v1/payment_intents/pi_1', headers: () => [authorization] },
    { ...rarely, method: 'GET', path: '/redirect/authenticate/pi_1?token=a' },
    { ...rarely, method: 'GET', path: '/test/state' },
    { ...rarely, method: 'POST', path: '/test/faults', headers: () => ['content-type: application/json'], body: '{}' },
  ];
  expect(await attack({ port: Number(new URL(plain.stripeUrl).port), targets })).toEqual(unharmed);
  expect((await fetch(`${plain.stripeUrl}/test/state`)).status).toBe(200);
});

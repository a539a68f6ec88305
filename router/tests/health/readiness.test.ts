import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { sharedTestMongod } from '../../../local/mongod/testServer.ts';
import { freePort } from '../../../local/freePort.ts';
import { startTestAcademy } from '../kit/academy.ts';
import { startDeployment } from '../kit/deployment.ts';
import type { Deployment } from '../kit/deployment.ts';
import { createStack } from '../processes/serviceProcess.ts';
import type { ServiceProcess } from '../processes/serviceProcess.ts';
import { ask, dataOf } from '../story/graphClient.ts';
import { forEachSubgraph } from '../../../subgraphs/manifest.ts';

const keySetPath = '/.well-known/jwks.json';
const allReady = forEachSubgraph(() => 'ready');

/** Passes requests on to a service, but for the paths that are withheld. */
const startGate = async (target: string) => {
  const withheld = new Set<string>();
  const server = createServer((incoming, answer) => {
    const path = incoming.url?.split('?')[0] ?? '';
    if (withheld.has(path)) return void answer.writeHead(503).end();
    const onward = httpRequest(
      new URL(incoming.url ?? '/', target),
      { method: incoming.method ?? 'GET', headers: incoming.headers },
      (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      },
    );
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return { url: `http://127.0.0.1:${String(port)}`, withheld };
};

describe('the readiness of the services', () => {
  const stack = createStack();
  let deployment: Deployment;
  let mongod: { uri: string; stop: () => Promise<void> };
  let accessToken = '';
  beforeAll(async () => {
    mongod = stack.use(await sharedTestMongod());
    deployment = await startDeployment({ stack, mongoUri: mongod.uri });
    const { registerUser } = await dataOf(
      `${deployment.urlOf('router1')}/graphql`,
      z.object({ registerUser: z.object({ tokens: z.object({ accessToken: z.string() }) }) }),
      {
        query: 'mutation ($input: RegisterUserInput!) { registerUser(input: $input) { tokens { accessToken } } }',
        variables: {
          input: { email: 'lea@readiness.example', password: 'une phrase bien assez longue', firstName: 'Léa', lastName: 'Petit' },
        },
      },
    );
    ({ accessToken } = registerUser.tokens);
  });
  afterAll(() => stack.close());

  const healthOf = async (url: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url}/health/ready`, { headers });
    const body: unknown = await answer.json();
    return { status: answer.status, body };
  };
  const serveRouter = async (changes: Record<string, string>): Promise<{ url: string; child: ServiceProcess }> => {
    const port = await freePort();
    const child = deployment.serve('router', { ...changes, PORT: String(port) });
    await child.says(/"message":"ready"/);
    return { url: `http://127.0.0.1:${String(port)}`, child };
  };

  test.each([
    ['the signing keys', keySetPath, { signingKeys: 'starting', revocationLog: 'ready' }],
    ['the revocation log', '/internal/revocations', { signingKeys: 'ready', revocationLog: 'starting' }],
  ])(
    'a router is not ready before it has %s, and its first signed-in request after that succeeds',
    { tags: ['G15'] },
    async (_, path, parts) => {
      const gate = await startGate(deployment.urlOf('auth'));
      gate.withheld.add(path);
      const { url, child } = await serveRouter({ AUTH_URL: gate.url });
      // The other part may still be on its way.
      await expect
        .poll(() => healthOf(url))
        .toEqual({
          status: 503,
          body: { status: 'starting', schema: 'ready', ...parts, subgraphs: allReady },
        });
      expect((await ask(`${url}/graphql`, { query: '{ me { id } }', accessToken })).status).toBe(503);
      gate.withheld.clear();
      await expect.poll(async () => (await healthOf(url)).status, { interval: 20 }).toBe(200);
      const { status, data, errors } = await ask(`${url}/graphql`, { query: '{ me { id } }', accessToken });
      expect([status, data, errors]).toEqual([200, { me: { id: expect.stringMatching(/^usr_/) } }, undefined]);
      await child.stop();
    },
  );

  test('a router is ready without a subgraph, and names the state of each to operators alone', { tags: ['G15'] }, async () => {
    const url = deployment.urlOf('router1');
    const ready = { status: 'ready', schema: 'ready', signingKeys: 'ready', revocationLog: 'ready', subgraphs: allReady };
    expect(await healthOf(url)).toEqual({ status: 200, body: ready });
    await deployment.processOf('community').stop();
    await expect
      .poll(() => healthOf(url))
      .toEqual({ status: 200, body: { ...ready, subgraphs: { ...allReady, community: 'unreachable' } } });

    const forwarded = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'via', 'x-real-ip'];
    for (const name of forwarded)
      expect(await healthOf(url, { [name]: '203.0.113.9' })).toEqual({ status: 200, body: { status: 'ready' } });
    for (const name of ['auth', 'router1'])
      expect(JSON.stringify((await healthOf(deployment.urlOf(name))).body)).not.toMatch(/127\.0\.0\.1|\d{4,}|mongodb|error/i);
    const again = deployment.serve('community');
    await again.says(/"message":"ready"/);
    await expect.poll(() => healthOf(url)).toEqual({ status: 200, body: ready });
  });

  test('without the database every subgraph is alive and not ready, and the router goes on', { tags: ['G10', 'G15'] }, async () => {
    const subgraphs = Object.keys(allReady);
    for (const name of subgraphs)
      expect(await healthOf(deployment.urlOf(name))).toEqual({
        status: 200,
        body: { status: 'ready', subgraph: 'ready', revocationLog: 'ready' },
      });
    await mongod.stop();
    for (const name of subgraphs) {
      await expect
        .poll(() => healthOf(deployment.urlOf(name)))
        .toEqual({ status: 503, body: { status: 'starting', subgraph: 'starting', revocationLog: 'ready' } });
      expect((await fetch(`${deployment.urlOf(name)}/health/live`)).status).toBe(200);
    }
    await expect
      .poll(() => healthOf(deployment.urlOf('router1')))
      .toMatchObject({
        status: 200,
        body: { status: 'ready', subgraphs: Object.fromEntries(subgraphs.map((name) => [name, 'starting'])) },
      });
  });
});

test('the product in one process names the state of its parts', { tags: ['G15'] }, async () => {
  const academy = await startTestAcademy({ mongoUri: inject('mongoUri') });
  onTestFinished(() => academy.stop());
  const answer = await fetch(`${academy.origin}/health/ready`);
  expect(await answer.json()).toEqual({ status: 'ready', schema: 'ready', revocationLog: 'ready', subgraphs: allReady });
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import type { Clock } from '#shared/clock.ts';
import { createInProcessHost } from '#shared/hosting/inProcessHost.ts';
import { createLogger } from '#shared/log.ts';
import { createAccessTokenVerifier, tokenAudience } from '#shared/trust/accessToken.ts';
import { remoteKeys } from '#shared/trust/jwks.ts';
import { keySetReader } from '#shared/trust/remoteAuth.ts';
import { createRevocationList } from '#shared/trust/revocation.ts';
import { createGateway } from '../../src/gateway.ts';
import { startRouter } from '../../src/server.ts';
import { startTestAcademy } from '../kit/academy.ts';
import type { TestAcademy } from '../kit/academy.ts';
import { createStack } from '../processes/serviceProcess.ts';
import { ask, dataOf } from '../story/graphClient.ts';
import { forEachSubgraph } from '../../../subgraphs/manifest.ts';

const minute = 60_000;
const log = createLogger({ service: 'test', level: 'silent' });
const tokens = z.object({ accessToken: z.string(), refreshToken: z.string() });
type Tokens = z.output<typeof tokens>;
const kidOf = (accessToken: string): string =>
  z.object({ kid: z.string() }).parse(JSON.parse(Buffer.from(accessToken.split('.')[0] ?? '', 'base64url').toString())).kid;

describe('signing keys change while the graph is in use', () => {
  const stack = createStack();
  let offsetMs = 0;
  // Time goes on, and is moved on: what waits in the database waits as long as it would.
  const clock: Clock = { now: () => new Date(Date.now() + offsetMs) };
  let academy: TestAcademy;
  let graphUrls: string[] = [];

  /** A router as in a separate process: the keys come over HTTP. */
  const startRemoteRouter = async (): Promise<string> => {
    const { subgraphs, origin } = academy;
    const host = (name: keyof typeof subgraphs) => createInProcessHost({ subgraph: subgraphs[name], log });
    const revocations = createRevocationList({ source: subgraphs.auth.wiring.revocations, clock, maxAgeSeconds: null, log });
    await revocations.start();
    stack.defer(() => {
      revocations.stop();
      return Promise.resolve();
    });
    const keys = remoteKeys({ fetch: keySetReader({ authUrl: origin }), clock });
    const router = await startRouter({
      gateway: createGateway({
        supergraphSdl: readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8'),
        sources: forEachSubgraph(host),
      }),
      accessTokens: createAccessTokenVerifier({ keys, issuer: 'har-academy', audience: tokenAudience, clock }),
      revocations,
      clock,
      log,
      deadlineMs: 10_000,
      host: '127.0.0.1',
      port: 0,
      isProduction: true,
      trustedProxies: [],
      allowedOrigins: [],
      health: { isReady: () => true, report: () => Promise.resolve({}) },
      routes: [],
    });
    stack.defer(() => router.close());
    return `${router.url}/graphql`;
  };

  beforeAll(async () => {
    academy = stack.use(await startTestAcademy({ mongoUri: inject('mongoUri'), clock }));
    graphUrls = [academy.graphUrl, await startRemoteRouter()];
  });
  afterAll(() => stack.close());

  const signUp = async (url: string): Promise<Tokens> => {
    const email = `kit-${Math.random().toString(36).slice(2)}@kit.example`;
    const input = { email, password: 'une phrase bien assez longue', firstName: 'Léa', lastName: 'Petit' };
    const { registerUser } = await dataOf(url, z.object({ registerUser: z.object({ tokens }) }), {
      query: 'mutation ($input: RegisterUserInput!) { registerUser(input: $input) { tokens { accessToken refreshToken } } }',
      variables: { input },
    });
    return registerUser.tokens;
  };
  const renew = async (url: string, refreshToken: string): Promise<Tokens> => {
    const { refreshTokens } = await dataOf(url, z.object({ refreshTokens: z.object({ tokens }) }), {
      query: 'mutation ($input: RefreshTokensInput!) { refreshTokens(input: $input) { tokens { accessToken refreshToken } } }',
      variables: { input: { refreshToken } },
    });
    return refreshTokens.tokens;
  };
  const statusOf = async (url: string, accessToken: string): Promise<number> =>
    (await ask(url, { query: '{ me { id } }', accessToken })).status;

  test('of the requests of six clients none fails while a key takes over and the old one is withdrawn', { tags: ['B9'] }, async () => {
    const { keyRotation, refreshKeys } = academy.subgraphs.auth.wiring;
    let isOver = false;
    const asked: number[] = [];
    const failures: string[] = [];
    const kids = new Set<string>();
    /** As a frontend does it: renews in time, asks and asks. */
    const client = async (url: string, index: number): Promise<void> => {
      asked[index] = 0;
      let held = await signUp(url);
      let renewedAtMs = clock.now().getTime();
      while (!isOver) {
        if (clock.now().getTime() - renewedAtMs > 6 * minute) {
          renewedAtMs = clock.now().getTime();
          held = await renew(url, held.refreshToken);
        }
        kids.add(kidOf(held.accessToken));
        const answer = await ask(url, { query: '{ me { id firstName } }', accessToken: held.accessToken });
        asked[index] = (asked[index] ?? 0) + 1;
        if (answer.status !== 200 || answer.errors || !answer.data?.['me']) failures.push(JSON.stringify(answer));
      }
    };
    const clients = [...graphUrls, ...graphUrls, ...graphUrls].map(client);
    const rounds = async (): Promise<void> => {
      // Of each of them: one that sleeps through the rounds would keep its token for longer than it is good.
      const before = clients.map((_, index) => asked[index] ?? 0);
      await expect.poll(() => Math.min(...before.map((count, index) => (asked[index] ?? 0) - count))).toBeGreaterThan(5);
    };
    await rounds();
    const [first] = await keyRotation.list();
    if (!first) throw new Error('auth has made a key');

    const rotated = await keyRotation.rotate();
    if (!rotated.ok) throw new Error(rotated.errors[0].code);
    await refreshKeys();
    await rounds();
    offsetMs += 2 * minute;
    await rounds();
    for (let passed = 0; passed < 16; passed += 4) {
      offsetMs += 4 * minute;
      await rounds();
    }
    expect(await keyRotation.withdraw({ kid: first.kid, isLeaked: false })).toMatchObject({ ok: true });
    await refreshKeys();
    offsetMs += minute;
    await rounds();
    isOver = true;
    await Promise.all(clients);

    expect(failures).toEqual([]);
    expect(Math.min(...asked)).toBeGreaterThan(40);
    expect([...kids]).toEqual([first.kid, rotated.value.kid]);
  });

  test('tokens of a leaked key are refused by every router within a minute, and renewing them is enough', { tags: ['B9'] }, async () => {
    const { keyRotation, refreshKeys } = academy.subgraphs.auth.wiring;
    const held = await Promise.all(graphUrls.map(signUp));
    const statuses = (each: readonly Tokens[]) => Promise.all(graphUrls.map((url, index) => statusOf(url, each[index]?.accessToken ?? '')));
    expect(await statuses(held)).toEqual([200, 200]);

    await keyRotation.withdraw({ kid: kidOf(held[0]?.accessToken ?? ''), isLeaked: true });
    await refreshKeys();
    offsetMs += 25_000;

    expect(await statuses(held)).toEqual([401, 401]);
    const renewed = await Promise.all(graphUrls.map((url, index) => renew(url, held[index]?.refreshToken ?? '')));
    expect(await statuses(renewed)).toEqual([200, 200]);
  });
});

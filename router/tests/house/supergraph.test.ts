import { readFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { subgraphNames } from '#events/envelope.ts';
import { systemClock } from '#shared/clock.ts';
import { loadTypeDefs } from '#shared/graphql/sdl.ts';
import { createLogger } from '#shared/log.ts';
import { freePort } from '../../../local/freePort.ts';
import { createGateway } from '../../src/gateway.ts';
import { createHttpSource } from '../../src/httpSource.ts';
import { startRouter } from '../../src/server.ts';
import { createStack } from '../processes/serviceProcess.ts';
import { ask } from '../story/graphClient.ts';
import { forEachSubgraph } from '../../../subgraphs/manifest.ts';

const supergraphSdl = readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8');
const clock = systemClock();
const log = createLogger({ service: 'router', level: 'silent' });

describe('the supergraph', () => {
  const stack = createStack();
  let url = '';
  beforeAll(async () => {
    // A port that was free a moment ago: nobody listens there.
    const nowhere = `http://127.0.0.1:${String(await freePort())}`;
    const source = (subgraph: (typeof subgraphNames)[number]) =>
      createHttpSource({ subgraph, url: nowhere, serviceSecret: 'qZ7w1Vt9Yk3Rb5Nf8Hs2Jd6Lg4Mc0XpAuEoTi', clock, log });
    const router = await startRouter({
      gateway: createGateway({
        supergraphSdl,
        sources: forEachSubgraph(source),
      }),
      accessTokens: { verify: () => Promise.reject(new Error('no token is sent here')) },
      revocations: { isRevoked: () => false, isStale: () => false },
      clock,
      log,
      deadlineMs: 2_000,
      host: '127.0.0.1',
      port: 0,
      isProduction: false,
      trustedProxies: [],
      allowedOrigins: [],
      routes: [],
      health: { isReady: () => true, report: () => Promise.resolve({}) },
    });
    stack.defer(() => router.close());
    url = `${router.url}/graphql`;
  });
  afterAll(() => stack.close());

  test('composes from the files of the modules', { tags: ['F11'] }, () => {
    const composition = composeServices(
      subgraphNames.map((name) => ({
        name,
        url: `http://${name}.invalid`,
        typeDefs: loadTypeDefs(new URL(`../../../subgraphs/${name}/src/modules/`, import.meta.url)),
      })),
    );
    expect(composition.errors).toBe(undefined);
  });

  test('is loaded by the real gateway, which answers with every subgraph down', { tags: ['F11'] }, async () => {
    const answer = await ask(url, { query: '{ __typename courses(first: 1) { nodes { id } } me { id } }' });

    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({ __typename: 'Query', courses: null, me: null });
    expect(answer.errors?.map(({ extensions }) => extensions['code'])).toEqual(['SERVICE_UNAVAILABLE', 'SERVICE_UNAVAILABLE']);
  });

  test('introspection needs no subgraph either', { tags: ['F11'] }, async () => {
    const answer = await ask(url, { query: '{ __schema { queryType { name } mutationType { name } } }' });
    expect(answer.data).toEqual({ __schema: { queryType: { name: 'Query' }, mutationType: { name: 'Mutation' } } });
  });
});

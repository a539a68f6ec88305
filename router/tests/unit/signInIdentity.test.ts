import { composeServices } from '@apollo/composition';
import { expect, onTestFinished, test } from 'vitest';
import { manualClock } from '#shared/clock.ts';
import type { SubgraphContext } from '#shared/graphql/context.ts';
import { startHttpHost } from '#shared/hosting/httpHost.ts';
import { createInProcessHost } from '#shared/hosting/inProcessHost.ts';
import type { Subgraph } from '#shared/hosting/subgraph.ts';
import { createLogger } from '#shared/log.ts';
import { announceSignIn } from '#shared/responseMetadata.ts';
import { createAccessTokenVerifier } from '#shared/trust/accessToken.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { schemaFrom, typeDefsFrom } from '../../../subgraphs/shared/tests/graphql/schemaFrom.ts';
import { serviceSecret } from '../../../subgraphs/shared/tests/hosting/testSubgraph.ts';
import { audience, issuer, keyPair, kid, start } from '../../../subgraphs/shared/tests/trust/tokenWorkshop.ts';
import { createGateway } from '../../src/gateway.ts';
import type { SubgraphSource } from '../../src/gateway.ts';
import { createHttpSource } from '../../src/httpSource.ts';
import { startRouter } from '../../src/server.ts';
import { alwaysReady, json, send } from './smallGraph.ts';
import { forEachSubgraph } from '../../../subgraphs/manifest.ts';

const userFields = 'type User @key(fields: "id") @public { id: ID!';
const authSdl = `
  extend type Query { me: User @public }
  extend type Mutation { login(as: ID!): User @public logout: String @public }
  ${userFields} name: String }
`;
const courseSdl = `
  extend type Query { asked: String @public }
  extend type Mutation { claim: String @public }
  ${userFields} asker: String }
`;
const composition = composeServices([
  { name: 'auth', url: 'http://auth.invalid/graphql', typeDefs: typeDefsFrom(authSdl) },
  { name: 'course', url: 'http://course.invalid/graphql', typeDefs: typeDefsFrom(courseSdl) },
]);
if (composition.errors) throw new AggregateError(composition.errors, 'the graph does not compose');
const supergraphSdl: string = composition.supergraphSdl;

const silent = createLogger({ service: 'test', level: 'silent' });
const personOf = (userId: string): SignedIn => ({
  kind: 'user',
  userId,
  sessionId: `ses_${userId}`,
  roles: ['LEARNER'],
  issuedAt: start,
  authenticatedAt: start,
});
const askerOf = ({ viewer, locale }: SubgraphContext): string => `${viewer.kind === 'user' ? viewer.userId : 'nobody'} ${locale}`;
const around = (name: 'auth' | 'course', sdl: string, resolvers: object): Subgraph => ({
  name,
  schema: schemaFrom({ sdl, resolvers }),
  context: (base) => base,
  routes: [],
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  isReady: () => true,
  replay: () => Promise.resolve(0),
});

/** Signs in everybody but `nobody`, in English. */
const auth = around('auth', authSdl, {
  Query: { me: (_: unknown, __: unknown, { viewer }: SubgraphContext) => (viewer.kind === 'user' ? { id: viewer.userId } : null) },
  Mutation: {
    login: (_: unknown, { as }: { as: string }, { response }: SubgraphContext) => {
      if (as === 'nobody') return null;
      announceSignIn(response, { viewer: personOf(as), locale: 'en' });
      return { id: as };
    },
    logout: () => 'logout',
  },
  User: { __resolveReference: ({ id }: { id: string }) => ({ id }), name: ({ id }: { id: string }) => `Name of ${id}` },
});
const asker = (_: unknown, __: unknown, context: SubgraphContext): string => askerOf(context);
/** Claims what only auth may say. */
const course = around('course', courseSdl, {
  Query: { asked: asker },
  Mutation: {
    claim: (_: unknown, __: unknown, context: SubgraphContext) => {
      announceSignIn(context.response, { viewer: personOf('usr_admin'), locale: 'en' });
      return askerOf(context);
    },
  },
  User: { __resolveReference: ({ id }: { id: string }) => ({ id }), asker },
});

const hosts = ['in process', 'over HTTP'] as const;
const routerOver = async (way: (typeof hosts)[number]) => {
  const clock = manualClock(start);
  const sourceOf = async (subgraph: Subgraph): Promise<SubgraphSource> => {
    if (way === 'in process') return createInProcessHost({ subgraph, log: silent });
    const host = await startHttpHost({ subgraph, serviceSecret, clock, log: silent, revocations: null, host: '127.0.0.1', port: 0 });
    const source = createHttpSource({ subgraph: subgraph.name, url: host.url, serviceSecret, clock, log: silent });
    onTestFinished(async () => {
      await source.close();
      await host.close();
    });
    return source;
  };
  const absent: SubgraphSource = { execute: () => Promise.reject(new Error('no such subgraph in this test')) };
  const router = await startRouter({
    gateway: createGateway({
      supergraphSdl,
      sources: { ...forEachSubgraph(() => absent), auth: await sourceOf(auth), course: await sourceOf(course) },
    }),
    accessTokens: createAccessTokenVerifier({
      keys: { publicKey: (wanted) => (wanted === kid ? keyPair.publicKey : null) },
      issuer,
      audience,
      clock,
    }),
    revocations: { isRevoked: () => false, isStale: () => false },
    ...{ clock, log: silent, deadlineMs: 10_000, host: '127.0.0.1', port: 0, isProduction: true },
    ...{ trustedProxies: [], allowedOrigins: [], routes: [], health: alwaysReady },
  });
  onTestFinished(() => router.close());
  return async (query: string, headers: readonly string[] = []) => {
    const { json: answer } = await send({ url: `${router.url}/graphql`, headers: [...json, ...headers], body: JSON.stringify({ query }) });
    return answer;
  };
};

test.each(hosts)('fields of another subgraph under a sign-in are answered as the person, in the account’s language (%s)', async (way) => {
  const ask = await routerOver(way);

  expect(await ask('mutation { login(as: "usr_1") { name asker } }')).toEqual({
    data: { login: { name: 'Name of usr_1', asker: 'usr_1 en' } },
  });
  expect(await ask('mutation { login(as: "usr_1") { asker } }', ['x-har-locale', 'fr'])).toEqual({
    data: { login: { asker: 'usr_1 fr' } },
  });
});

test.each(hosts)('the identity is that of the later fetches of this request alone (%s)', async (way) => {
  const ask = await routerOver(way);

  expect(await ask('mutation { before: claim login(as: "usr_1") { asker } after: claim }')).toEqual({
    data: { before: 'nobody fr', login: { asker: 'usr_1 en' }, after: 'usr_1 en' },
  });
  const [, asked] = await Promise.all([ask('mutation { login(as: "usr_1") { asker } }'), ask('{ asked me { id } }')]);
  expect(asked).toEqual({ data: { asked: 'nobody fr', me: null } });
});

test.each(hosts)('another subgraph that claims a sign-in is not believed (%s)', async (way) => {
  const ask = await routerOver(way);

  expect(await ask('mutation { first: claim second: claim login(as: "nobody") { asker } third: claim }')).toEqual({
    data: { first: 'nobody fr', second: 'nobody fr', login: null, third: 'nobody fr' },
  });
});

test.each(hosts)('a refused sign-in changes nothing, and a stale token beside a good one neither (%s)', async (way) => {
  const ask = await routerOver(way);
  const stale = ['authorization', 'Bearer stale.token.here'];

  expect(await ask('mutation { login(as: "nobody") { asker } after: claim }')).toEqual({ data: { login: null, after: 'nobody fr' } });
  expect(await ask('mutation { login(as: "usr_1") { asker } }', stale)).toEqual({ data: { login: { asker: 'usr_1 en' } } });
  expect(await ask('mutation { login(as: "usr_1") { asker } claim }', stale)).toMatchObject({
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
});

test.each(hosts)('two sign-ins of one account in a document are one, those of two accounts are anonymous (%s)', async (way) => {
  const ask = await routerOver(way);

  expect(await ask('mutation { a: login(as: "usr_1") { asker } b: login(as: "usr_1") { asker } }')).toEqual({
    data: { a: { asker: 'usr_1 en' }, b: { asker: 'usr_1 en' } },
  });
  expect(await ask('mutation { a: login(as: "usr_1") { asker } b: login(as: "usr_2") { asker } c: login(as: "usr_3") { asker } }')).toEqual(
    {
      data: { a: { asker: 'nobody fr' }, b: { asker: 'nobody fr' }, c: { asker: 'nobody fr' } },
    },
  );
});

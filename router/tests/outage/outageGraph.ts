import { composeServices } from '@apollo/composition';
import { GraphQLError } from 'graphql';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { manualClock } from '#shared/clock.ts';
import { createInProcessHost } from '#shared/hosting/inProcessHost.ts';
import type { Subgraph } from '#shared/hosting/subgraph.ts';
import { createLogger } from '#shared/log.ts';
import { createAccessTokenVerifier } from '#shared/trust/accessToken.ts';
import { schemaFrom, typeDefsFrom } from '../../../subgraphs/shared/tests/graphql/schemaFrom.ts';
import { audience, issuer, keyPair, start } from '../../../subgraphs/shared/tests/trust/tokenWorkshop.ts';
import { createGateway } from '../../src/gateway.ts';
import type { SubgraphSource } from '../../src/gateway.ts';
import { startRouter } from '../../src/server.ts';
import { alwaysReady, json, send } from '../unit/smallGraph.ts';
import { forEachSubgraph } from '../../../subgraphs/manifest.ts';

const sdl = {
  course: `
    extend type Query {
      course(id: ID!): Course @public
      courses(first: Int = 3): [Course!]! @public
      things: [Thing!] @public
      nested: [[Course!]!] @public
    }
    extend type Mutation { publish(id: ID!): Course @public }
    union Thing = Course | Plan
    type Course @key(fields: "id") @public { id: ID! title: String! teacher: Person modules: [Module!]! }
    type Module @public { name: String! course: Course! }
    type Plan @key(fields: "id", resolvable: false) @public { id: ID! }
    type Person @key(fields: "id", resolvable: false) @public { id: ID! }
  `,
  payment: `
    extend type Query { wallet: String @public plans: [Plan!] @public plan: Plan! @public }
    extend type Mutation { pay: String @public }
    type Course @key(fields: "id") @public {
      id: ID! price(currency: String = "EUR"): Int entitlement: Entitlement a: Int b: Int c: Int d: Int e: Int f: Int g: Int
    }
    type Entitlement @public { since: String! }
    type Plan @key(fields: "id") @public { id: ID! name: String price: Int }
  `,
  auth: `
    extend type Query { me: Person @public }
    type Person @key(fields: "id") @public { id: ID! name: String! }
  `,
};
const composition = composeServices(
  Object.entries(sdl).map(([name, text]) => ({ name, url: `http://${name}.invalid/graphql`, typeDefs: typeDefsFrom(text) })),
);
if (composition.errors) throw new AggregateError(composition.errors, 'the graph of the outage does not compose');
const { supergraphSdl } = composition;

const courseOf = (id: string): object => ({
  __typename: 'Course',
  id,
  title: `Course ${id}`,
  teacher: id === '2' ? null : { id: `p${id}` },
  modules: ['1', '2'].map((name) => ({ name, course: { id } })),
});
const byId = (fields: object) => ({ __resolveReference: ({ id }: { id: string }) => ({ id, ...fields }) });
const resolvers = {
  course: {
    Query: {
      course: (_: unknown, { id }: { id: string }) => courseOf(id),
      courses: (_: unknown, { first }: { first: number }) => Array.from({ length: first }, (_each, index) => courseOf(String(index + 1))),
      // A plan first: the position of a course in the list is not its position among the courses.
      things: () => [{ __typename: 'Plan', id: 'x' }, courseOf('1'), { __typename: 'Plan', id: 'y' }, courseOf('3')],
      nested: () => [[courseOf('1')], [], [courseOf('2'), courseOf('3')]],
    },
    Mutation: { publish: (_: unknown, { id }: { id: string }) => courseOf(id) },
    Thing: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    Course: { __resolveReference: ({ id }: { id: string }) => courseOf(id) },
  },
  payment: {
    Query: { wallet: () => 'wallet', plans: () => [{ id: 'x' }], plan: () => ({ id: 'x' }) },
    Mutation: { pay: () => 'paid' },
    Course: byId({ price: 1, entitlement: { since: 'now' }, a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 }),
    Plan: byId({ name: 'Plan', price: 2 }),
  },
  auth: { Query: { me: () => ({ id: 'p1', name: 'Ana' }) }, Person: byId({ name: 'Ana' }) },
};

type Name = keyof typeof sdl;
const silent = createLogger({ service: 'test', level: 'silent' });
const hostOf = (name: Name): SubgraphSource => {
  const subgraph: Subgraph = {
    name,
    schema: schemaFrom({ sdl: sdl[name], resolvers: resolvers[name] }),
    context: (base) => base,
    routes: [],
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    isReady: () => true,
    replay: () => Promise.resolve(0),
  };
  return createInProcessHost({ subgraph, log: silent });
};

/** How a subgraph that is away comes to the router's notice. */
export const faults = {
  away: (code: string): SubgraphSource => ({ execute: () => Promise.reject(new GraphQLError('inside', { extensions: { code } })) }),
  /** It answers, without data, and with an error that is of no field. */
  refusing: (code: string): SubgraphSource => ({
    execute: () =>
      Promise.resolve({
        result: { data: null, errors: [new GraphQLError('inside', { extensions: { code } })] },
        metadata: { cookies: [], retryAfterSeconds: null },
      }),
  }),
  /** Its database is away: each entity or root field has a separate error. */
  withoutDatabase: (code: string): SubgraphSource => ({
    execute: ({ query, variables }) => {
      const rows: unknown = variables['representations'];
      const fault = (path: (string | number)[]) => new GraphQLError('inside', { path, extensions: { code } });
      const isOfEntities = Array.isArray(rows);
      const name = /{\s*(\w+)/.exec(query)?.[1] ?? '';
      return Promise.resolve({
        result: {
          data: isOfEntities ? { _entities: rows.map(() => null) } : { [name]: null },
          errors: isOfEntities ? rows.map((_, index) => fault(['_entities', index])) : [fault([name])],
        },
        metadata: { cookies: [], retryAfterSeconds: null },
      });
    },
  }),
};

const errorSchema = z.object({
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z.looseObject({ code: z.string(), request_id: z.string(), affectedFields: z.array(z.string()).optional() }),
});
const answerSchema = z.object({ data: z.record(z.string(), z.unknown()).nullish(), errors: z.array(errorSchema).optional() });

/** A router over three subgraphs, of which those that are named answer as told. */
export const outageRouter = async (changed: Partial<Record<Name, SubgraphSource>>) => {
  const absent: SubgraphSource = { execute: () => Promise.reject(new Error('no such subgraph in this test')) };
  const sourceOf = (name: Name): SubgraphSource => changed[name] ?? hostOf(name);
  const router = await startRouter({
    gateway: createGateway({
      supergraphSdl,
      sources: { ...forEachSubgraph(() => absent), auth: sourceOf('auth'), course: sourceOf('course'), payment: sourceOf('payment') },
    }),
    accessTokens: createAccessTokenVerifier({ keys: { publicKey: () => keyPair.publicKey }, issuer, audience, clock: manualClock(start) }),
    revocations: { isRevoked: () => false, isStale: () => false },
    clock: manualClock(start),
    log: silent,
    deadlineMs: 10_000,
    host: '127.0.0.1',
    port: 0,
    isProduction: true,
    trustedProxies: [],
    allowedOrigins: [],
    routes: [],
    health: alwaysReady,
  });
  onTestFinished(() => router.close());
  return async (query: string, variables: Record<string, unknown> = {}) => {
    const { json: body, text } = await send({ url: `${router.url}/graphql`, headers: json, body: JSON.stringify({ query, variables }) });
    const { data, errors = [] } = answerSchema.parse(body);
    return { data, errors, text, paths: errors.map(({ path }) => path?.join('.') ?? null) };
  };
};

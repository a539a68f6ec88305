import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { composeServices } from '@apollo/composition';
import { onTestFinished } from 'vitest';
import { manualClock } from '#shared/clock.ts';
import type { ManualClock } from '#shared/clock.ts';
import type { SubgraphContext } from '#shared/graphql/context.ts';
import { createInProcessHost } from '#shared/hosting/inProcessHost.ts';
import type { SubgraphOperation } from '#shared/hosting/inProcessHost.ts';
import type { Subgraph } from '#shared/hosting/subgraph.ts';
import { createLogger } from '#shared/log.ts';
import { createAccessTokenVerifier } from '#shared/trust/accessToken.ts';
import type { PublicKeys } from '#shared/trust/accessToken.ts';
import type { Caller, SignedIn } from '#shared/viewer.ts';
import { schemaFrom, typeDefsFrom } from '../../../subgraphs/shared/tests/graphql/schemaFrom.ts';
import { recordingLog } from '../../../subgraphs/shared/tests/hosting/testSubgraph.ts';
import type { LogLine } from '../../../subgraphs/shared/tests/hosting/testSubgraph.ts';
import { audience, issuer, keyPair, kid, start } from '../../../subgraphs/shared/tests/trust/tokenWorkshop.ts';
import { createGateway } from '../../src/gateway.ts';
import type { SubgraphSource, SubgraphSources } from '../../src/gateway.ts';
import { startRouter } from '../../src/server.ts';
import type { RouterOptions } from '../../src/server.ts';
import { forEachSubgraph } from '../../../subgraphs/manifest.ts';

const courseSdl = `
  extend type Query {
    course(id: ID!): Course @public
    caller: String @public
    mine: String @auth
    at(when: DateTime): DateTime @public
  }
  extend type Mutation {
    publish(id: ID!): Course @public
    refreshTokens: String @public
    logout: String @public
    login: String @public
    registerUser: String @public
    verifyEmail: String @public
    requestPasswordReset: String @public
    resetPassword: String @public
    change: String @public
  }
  type Course @key(fields: "id") @public { id: ID! title: String }
`;
const paymentSdl = `
  extend type Query { wallet: String @public plans: String @public }
  extend type Mutation { pay: String @public }
  type Course @key(fields: "id") @public { id: ID! price: Int }
`;

const composition = composeServices([
  { name: 'course', url: 'http://course.invalid/graphql', typeDefs: typeDefsFrom(courseSdl) },
  { name: 'payment', url: 'http://payment.invalid/graphql', typeDefs: typeDefsFrom(paymentSdl) },
]);
if (composition.errors) throw new AggregateError(composition.errors, 'the small graph does not compose');
export const supergraphSdl: string = composition.supergraphSdl;

/** What the caller is as a resolver sees it. */
const told = ({ viewer, locale, requestId, client, refreshCookie }: SubgraphContext): string =>
  JSON.stringify({ viewer, locale, requestId, client, refreshCookie });
const cookie = (name: string) => ({ name, value: `value-of-${name}`, path: '/graphql', maxAgeSeconds: 60 });

/** Two subgraphs that share an entity; `changes` are the mutations that were really carried out. */
export const smallSubgraphs = () => {
  const changes: string[] = [];
  const carriedOut = (name: string) => () => {
    changes.push(name);
    return name;
  };
  const around = (name: 'course' | 'payment', sdl: string, resolvers: object): Subgraph => ({
    name,
    schema: schemaFrom({ sdl, resolvers }),
    context: (base) => base,
    routes: [],
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    isReady: () => true,
    replay: () => Promise.resolve(0),
  });
  const course = around('course', courseSdl, {
    Query: {
      course: (_: unknown, { id }: { id: string }) => ({ id, title: `Course ${id}` }),
      caller: (_: unknown, __: unknown, context: SubgraphContext) => told(context),
      mine: () => 'mine',
      at: (_: unknown, { when }: { when?: Date }) => when ?? null,
    },
    Mutation: {
      publish: (_: unknown, { id }: { id: string }) => ({ id, title: carriedOut('publish')() }),
      refreshTokens: (_: unknown, __: unknown, { response }: SubgraphContext) => {
        response.cookies.push(cookie('har_refresh'), cookie('har_hint'));
        return carriedOut('refreshTokens')();
      },
      logout: carriedOut('logout'),
      login: carriedOut('login'),
      registerUser: carriedOut('registerUser'),
      verifyEmail: carriedOut('verifyEmail'),
      requestPasswordReset: carriedOut('requestPasswordReset'),
      resetPassword: carriedOut('resetPassword'),
      change: carriedOut('change'),
    },
    Course: { __resolveReference: ({ id }: { id: string }) => ({ id, title: `Course ${id}` }) },
  });
  const payment = around('payment', paymentSdl, {
    Query: { wallet: () => 'wallet', plans: () => 'plans' },
    Mutation: {
      pay: (_: unknown, __: unknown, { response }: SubgraphContext) => {
        response.cookies.push(cookie('pay'));
        response.retryAfterSeconds = 3;
        return carriedOut('pay')();
      },
    },
    Course: { __resolveReference: ({ id }: { id: string }) => ({ id, price: 1999 }) },
  });
  return { course, payment, changes };
};

const silent = createLogger({ service: 'test', level: 'silent' });
const absent: SubgraphSource = { execute: () => Promise.reject(new Error('no such subgraph in this test')) };

/** A source that keeps what it was handed. */
export const recordingSource = (source: SubgraphSource) => {
  const received: { operation: SubgraphOperation; caller: Caller }[] = [];
  return {
    received,
    execute: (operation: SubgraphOperation, caller: Caller) => {
      received.push({ operation, caller });
      return source.execute(operation, caller);
    },
  };
};

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string; json: unknown };
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Headers as they go on the wire: name, value, name, value, in any spelling and as often as wanted. */
export const send = ({
  url,
  method = 'POST',
  headers = [],
  body = '',
}: {
  url: string;
  method?: string;
  headers?: readonly string[];
  body?: string;
}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { host } = new URL(url);
    const sent = request(
      url,
      {
        method,
        agent: false,
        headers: ['host', host, 'content-length', String(Buffer.byteLength(body)), 'connection', 'close', ...headers],
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, json: parsed(text) });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

export const alwaysReady = { isReady: () => true, report: () => Promise.resolve({}) };

export const json = ['content-type', 'application/json'] as const;

type TestRouter = {
  url: string;
  clock: ManualClock;
  lines: LogLine[];
  changes: string[];
  course: ReturnType<typeof recordingSource>;
  payment: ReturnType<typeof recordingSource>;
  ask: (query: string, options?: { headers?: readonly string[]; variables?: Record<string, unknown> }) => Promise<Answer>;
};

/** A whole router over the small graph; whatever is not given is real and runs in this process. */
export const testRouter = async ({
  sources = {},
  keys = { publicKey: (wanted) => (wanted === kid ? keyPair.publicKey : null) },
  revocations = { isRevoked: () => false, isStale: () => false },
  ...options
}: {
  sources?: Partial<SubgraphSources>;
  keys?: PublicKeys;
  revocations?: { isRevoked(viewer: SignedIn): boolean; isStale(): boolean };
} & Partial<
  Pick<RouterOptions, 'isProduction' | 'trustedProxies' | 'allowedOrigins' | 'deadlineMs' | 'health' | 'routes'>
> = {}): Promise<TestRouter> => {
  const clock = manualClock(start);
  const { log, lines } = recordingLog('router');
  const small = smallSubgraphs();
  const course = recordingSource(sources.course ?? createInProcessHost({ subgraph: small.course, log: silent }));
  const payment = recordingSource(sources.payment ?? createInProcessHost({ subgraph: small.payment, log: silent }));
  const router = await startRouter({
    gateway: createGateway({ supergraphSdl, sources: { ...forEachSubgraph(() => absent), course, payment } }),
    accessTokens: createAccessTokenVerifier({ keys, issuer, audience, clock }),
    revocations,
    clock,
    log,
    deadlineMs: 10_000,
    host: '127.0.0.1',
    port: 0,
    isProduction: true,
    trustedProxies: [],
    allowedOrigins: [],
    routes: [],
    health: alwaysReady,
    ...options,
  });
  onTestFinished(() => router.close());
  const url = `${router.url}/graphql`;
  return {
    url,
    clock,
    lines,
    changes: small.changes,
    course,
    payment,
    ask: (query, { headers = [], variables = {} } = {}) =>
      send({ url, headers: [...json, ...headers], body: JSON.stringify({ query, variables }) }),
  };
};

import { GraphQLError } from 'graphql';
import { badUserInput, rateLimited } from '../../faults.ts';
import { deadlineIn } from '../../concurrency/deadline.ts';
import type { SubgraphContext } from '../../graphql/context.ts';
import type { Subgraph } from '../../hosting/subgraph.ts';
import { createLogger } from '../../log.ts';
import type { Logger } from '../../log.ts';
import { DatabaseUnavailableError } from '../../mongo/connection.ts';
import { anonymous } from '../../viewer.ts';
import type { Caller, Role, SignedIn } from '../../viewer.ts';
import { schemaFrom } from '../graphql/schemaFrom.ts';

export const serviceSecret = 'Zt4vQ9kLm2Xw7RbN1cYs8HdJ5gFp3AeU';
export const now = new Date('2026-03-01T12:00:00.000Z');

export const signedIn = (...roles: Role[]): SignedIn => ({
  kind: 'user',
  userId: 'usr_1',
  sessionId: 'ses_1',
  roles,
  issuedAt: new Date('2026-03-01T11:59:00.000Z'),
  authenticatedAt: new Date('2026-03-01T11:00:00.000Z'),
});
export const callerOf = (changes: Partial<Caller> = {}): Caller => ({
  viewer: anonymous,
  locale: 'fr',
  requestId: 'req_1',
  deadline: deadlineIn(280_000),
  client: { ip: '192.0.2.1', userAgent: 'test' },
  refreshCookie: null,
  ...changes,
});

export type LogLine = Readonly<Record<string, unknown>>;
export const recordingLog = (service: string): { log: Logger; lines: LogLine[] } => {
  const lines: LogLine[] = [];
  const log = createLogger({
    service,
    destination: {
      write: (line) => {
        const parsed: unknown = JSON.parse(line);
        if (typeof parsed !== 'object' || parsed === null) throw new Error('a log line is not an object');
        lines.push({ ...parsed });
      },
    },
  });
  return { log, lines };
};

const innerText = 'connect ECONNREFUSED 10.1.2.3:27017 mongodb://har:s3cr3t@db.internal/har';
const fails = (error: unknown) => (): never => {
  throw error;
};

/** A subgraph with one of everything that a host has to carry: data, entities, refusals, faults, cookies, plain routes. */
export const testSubgraph = (): Subgraph & { executed: string[] } => {
  const executed: string[] = [];
  const schema = schemaFrom({
    sdl: `
      extend type Query {
        course(id: ID!): Course @public
        caller: String @public
        mine: String @auth
        administration: String @auth(requires: ["ADMIN"])
        crash: String @public
        down: String @public
        busy: String @public
        wrong: String @public
        coded: String @public
        at(when: DateTime): DateTime @public
        must: String! @public
      }
      extend type Mutation { signIn(name: String!): String @public many: String @public }
      type Course @key(fields: "id") @public { id: ID! title: String notes: String @auth }
    `,
    resolvers: {
      Query: {
        course: (_: unknown, { id }: { id: string }) => ({ id, title: `Course ${id}`, notes: 'notes' }),
        caller: (_: unknown, __: unknown, { viewer, locale, requestId, client, refreshCookie }: SubgraphContext) =>
          JSON.stringify({ viewer, locale, requestId, client, refreshCookie }),
        mine: () => 'mine',
        administration: () => 'administration',
        crash: fails(new Error(innerText)),
        down: fails(new DatabaseUnavailableError(innerText)),
        busy: (_: unknown, __: unknown, { response }: SubgraphContext) => {
          response.retryAfterSeconds = 7;
          throw rateLimited(7);
        },
        wrong: () => {
          throw badUserInput({ message: { fr: 'Trop long.', en: 'Too long.' }, field: 'title' });
        },
        coded: fails(new GraphQLError(innerText, { extensions: { code: 'MONGO_DOWN', host: 'db.internal' } })),
        at: (_: unknown, { when }: { when?: Date }) => when ?? null,
        must: () => null,
      },
      Mutation: {
        signIn: (_: unknown, { name }: { name: string }, { response }: SubgraphContext) => {
          response.cookies.push({ name: 'har_refresh', value: `token-of-${name}`, path: '/graphql', maxAgeSeconds: 60 });
          return name;
        },
        many: (_: unknown, __: unknown, { response }: SubgraphContext) => {
          for (const name of ['one', 'two', 'three']) response.cookies.push({ name, value: name, path: '/', maxAgeSeconds: 0 });
          return 'many';
        },
      },
      Course: { __resolveReference: ({ id }: { id: string }) => ({ id, title: `Course ${id}`, notes: 'notes' }) },
    },
  });
  return {
    name: 'course',
    schema,
    executed,
    context: (base) => {
      executed.push(base.requestId);
      return base;
    },
    routes: [
      {
        method: 'POST',
        path: '/webhooks/test',
        access: 'public',
        maximumBytes: 1_000,
        handle: ({ rawBody, query }) => Promise.resolve({ status: 202, body: { heard: rawBody.toString(), query: query.get('of') } }),
      },
      {
        method: 'GET',
        path: '/internal/list',
        access: 'service',
        maximumBytes: 0,
        handle: () => Promise.resolve({ status: 200, body: { list: ['internal'] } }),
      },
      { method: 'GET', path: '/broken', access: 'public', maximumBytes: 0, handle: () => Promise.reject(new Error(innerText)) },
    ],
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    isReady: () => true,
    replay: () => Promise.resolve(0),
  };
};

/** Nothing of the inside may be found in what a caller is told. */
export const innerDetails = /ECONN|10\.1\.2\.3|27017|mongodb|s3cr3t|db\.internal|MONGO_DOWN|\.ts\b|node_modules|\bat \//;

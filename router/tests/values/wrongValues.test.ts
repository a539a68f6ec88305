import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { deadlineIn } from '#shared/concurrency/deadline.ts';
import { systemClock } from '#shared/clock.ts';
import { startHttpHost } from '#shared/hosting/httpHost.ts';
import { createInProcessHost, formattedErrors } from '#shared/hosting/inProcessHost.ts';
import { createLogger } from '#shared/log.ts';
import type { Caller } from '#shared/viewer.ts';
import { callerOf, serviceSecret } from '../../../subgraphs/shared/tests/hosting/testSubgraph.ts';
import { createHttpSource } from '../../src/httpSource.ts';
import type { SubgraphSource } from '../../src/gateway.ts';
import { openEveryDatabase } from '../privacy/everyDatabase.ts';
import { startTestAcademy } from '../kit/academy.ts';
import type { TestAcademy } from '../kit/academy.ts';
import { createStack } from '../processes/serviceProcess.ts';
import { canary, nonNullDefaults } from './nonNullDefaults.ts';
import type { NonNullDefault } from './nonNullDefaults.ts';

const api = buildSchema(readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8'));
const places = nonNullDefaults(api);
const subgraphNames = ['auth', 'course', 'payment', 'community'] as const;
const clock = systemClock();

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(
    z.object({
      message: z.string(),
      path: z.array(z.union([z.string(), z.number()])).optional(),
      locations: z.array(z.object({ line: z.number(), column: z.number() })).optional(),
      extensions: z.object({ code: z.string(), field: z.string().optional(), request_id: z.string().optional() }),
    }),
  ),
});

const person = `email: "before@values.example", password: "${canary}", firstName: "Zoe", lastName: "Petit"`;
const before = `before: registerUser(input: { ${person} }) { __typename }`;
const documentOf = ({ kind, selection, variableType }: NonNullDefault, first: string): string =>
  `${kind} ($v: ${variableType}) { ${kind === 'mutation' ? first : ''} target: ${selection} }`;

describe('values that do not fit', () => {
  const stack = createStack();
  const lines: string[] = [];
  const logOf = (service: string) => createLogger({ service, level: 'debug', destination: { write: (line) => void lines.push(line) } });
  let academy: TestAcademy;
  let accounts: () => Promise<number>;
  let direct: (name: (typeof subgraphNames)[number], way: 'in process' | 'over HTTP') => SubgraphSource;

  beforeAll(async () => {
    const mongoUri = inject('mongoUri');
    academy = await startTestAcademy({ mongoUri, logOf });
    stack.defer(() => academy.stop());
    const { databasePrefix } = academy;
    const databases = await openEveryDatabase({ mongoUri, databasePrefix });
    stack.defer(() => databases.close());
    accounts = () => databases.collectionAt('auth.accounts').countDocuments();
    const sources = new Map<string, SubgraphSource>();
    for (const name of subgraphNames) {
      const log = logOf(name);
      const subgraph = academy.subgraphs[name];
      const host = await startHttpHost({ subgraph, serviceSecret, clock, log, revocations: null, host: '127.0.0.1', port: 0 });
      const overHttp = createHttpSource({ subgraph: name, url: host.url, serviceSecret, clock, log });
      stack.defer(async () => {
        await overHttp.close();
        await host.close();
      });
      sources.set(`${name} in process`, createInProcessHost({ subgraph, log }));
      sources.set(`${name} over HTTP`, overHttp);
    }
    direct = (name, way) => {
      const source = sources.get(`${name} ${way}`);
      if (!source) throw new Error(`no source for ${name}`);
      return source;
    };
  });
  afterAll(() => stack.close());

  const send = async (
    query: string,
    { variables = {}, locale = 'fr' }: { variables?: Record<string, unknown>; locale?: 'fr' | 'en' } = {},
  ) => {
    const response = await fetch(academy.graphUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-har-locale': locale },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { data, errors } = answerSchema.parse(JSON.parse(text));
    return { status: response.status, text, data, errors };
  };
  const executed = async (source: SubgraphSource, query: string, variables: Record<string, unknown>) => {
    const caller: Caller = callerOf({ locale: 'en', deadline: deadlineIn(60_000) });
    const { result } = await source.execute({ query, variables, operationName: null }, caller);
    const errors = formattedErrors({ result, log: logOf('router'), locale: 'en' });
    return answerSchema.parse({ data: result.data, errors });
  };
  const refused = async (act: () => Promise<unknown>): Promise<void> => {
    const [accountsBefore, linesBefore] = [await accounts(), lines.length];
    await act();
    expect(await accounts()).toBe(accountsBefore);
    expect(lines.slice(linesBefore).filter((line) => line.includes(canary))).toEqual([]);
  };

  test('the graph has input fields with a default that take no null', () => {
    expect(places.length).toBeGreaterThanOrEqual(11);
  });

  test.each(places)('the router refuses null for $name before an earlier mutation runs', async (place) => {
    await refused(async () => {
      for (const [locale, message] of [
        ['fr', 'La variable « $v » ne peut pas être nul.'],
        ['en', 'Variable "$v" must not be null.'],
      ] as const) {
        const { status, text, data, errors } = await send(documentOf(place, before), { variables: { v: null }, locale });
        expect(text).not.toContain(canary);
        expect({ status, data, errors }).toMatchObject({
          status: 400,
          data: undefined,
          errors: [{ message, path: ['target'], extensions: { code: 'BAD_USER_INPUT', field: place.field } }],
        });
      }
    });
  });

  const directPlaces = subgraphNames.flatMap((name) => (['in process', 'over HTTP'] as const).map((way) => ({ name, way })));
  test.each(directPlaces)('$name refuses null for each of its required values, asked directly $way', async ({ name, way }) => {
    const own = nonNullDefaults(academy.subgraphs[name].schema);
    expect(own.length).toBeGreaterThanOrEqual(1);
    for (const place of own)
      await refused(async () => {
        const answer = await executed(direct(name, way), documentOf(place, name === 'auth' ? before : ''), { v: null });
        expect({ place: place.name, ...answer }).toMatchObject({
          place: place.name,
          errors: [
            { message: 'Variable "$v" must not be null.', path: ['target'], extensions: { code: 'BAD_USER_INPUT', field: place.field } },
          ],
        });
        expect(answer.data ?? null).toBe(null);
        expect(JSON.stringify(answer)).not.toContain(canary);
      });
  });

  test.each([
    ['a directive', 'query ($v: Boolean = true) { a: __typename @include(if: $v) }', ['a'], 'if'],
    ['an argument behind the default of its variable', 'query ($v: ID = "crs_1") { a: course(id: $v) { id } }', ['a'], 'id'],
    [
      'a nested input in a list',
      'query ($v: SortDirection) { me { a: taughtCourses(sort: [{ field: TITLE, direction: $v }]) { totalCount } } }',
      ['me', 'a'],
      'sort[0].direction',
    ],
    [
      'a field in a fragment',
      'query ($v: SortDirection) { me { ...F } } fragment F on User { ... { a: taughtCourses(sort: { field: TITLE, direction: $v }) { totalCount } } }',
      ['me', 'a'],
      'sort.direction',
    ],
  ])('null for %s is refused with its place', async (_, query, path, field) => {
    expect(await send(query, { variables: { v: null } })).toMatchObject({
      status: 400,
      errors: [{ path, extensions: { code: 'BAD_USER_INPUT', field } }],
    });
  });

  test('a variable that defaults to null is refused where null has no place', async () => {
    const query = `mutation ($v: RefreshTokenDelivery = null) { ${before} target: login(input: { email: "a", password: "b", refreshTokenDelivery: $v }) { __typename } }`;
    await refused(async () => {
      expect(await send(query)).toMatchObject({ status: 400, errors: [{ path: ['target'], extensions: { code: 'BAD_USER_INPUT' } }] });
    });
  });

  const soon = 'soon-Sesame-7F3A-ouvre-toi';
  const created = 'transactions(filter: ';
  test.each([
    ['as a literal', `{ a: ${created}{ createdAt: { gte: "${soon}" } }) { totalCount } }`, {}],
    ['as a variable', `query ($v: DateTime) { a: ${created}{ createdAt: { gte: $v } }) { totalCount } }`, { v: soon }],
    ['inside a variable', `query ($v: TransactionFilterInput) { a: ${created}$v) { totalCount } }`, { v: { createdAt: { gte: soon } } }],
    [
      'in a default value',
      `query ($v: TransactionFilterInput = { createdAt: { gte: "${soon}" } }) { a: ${created}$v) { totalCount } }`,
      {},
    ],
    ['as a number', `query ($v: DateTime) { a: ${created}{ createdAt: { gte: $v } }) { totalCount } }`, { v: 7 }],
  ])('an instant that is none is refused with its place when it stands %s', async (_, query, variables) => {
    await refused(async () => {
      const answer = await send(query, { variables, locale: 'en' });
      expect(answer.text).not.toContain(canary);
      expect(answer).toMatchObject({
        status: 400,
        data: undefined,
        errors: [
          {
            message: expect.stringMatching(/must be an instant that exists, in RFC 3339, such as 2026-01-31T12:00:00Z\.$/),
            path: ['a'],
            extensions: { code: 'BAD_USER_INPUT', field: 'filter.createdAt.gte' },
          },
        ],
      });
    });
  });

  test.each([
    [
      'an enum in a list',
      'query ($v: [TransactionStatus!]) { a: transactions(filter: { statuses: $v }) { totalCount } }',
      ['PENDING', canary],
      'filter.statuses[1]',
    ],
    [
      'null in a list',
      'query ($v: [TransactionStatus!]) { a: transactions(filter: { statuses: $v }) { totalCount } }',
      ['PENDING', null],
      'filter.statuses[1]',
    ],
    [
      'an object in a list of ids',
      'query ($v: TransactionFilterInput) { a: transactions(filter: $v) { totalCount } }',
      { courseIds: [{ [canary]: 1 }] },
      'filter.courseIds[0]',
    ],
    ['a fraction', 'query ($v: Int) { a: transactions(first: $v) { totalCount } }', 1.5, 'first'],
    [
      'an unknown field',
      'query ($v: TransactionFilterInput) { a: transactions(filter: $v) { totalCount } }',
      { [canary]: canary },
      'filter',
    ],
    [
      'a password that is not text',
      'mutation ($v: LoginInput!) { a: login(input: $v) { __typename } }',
      { email: 'a@b.example', password: [canary] },
      'input.password',
    ],
    ['a text for an object', 'mutation ($v: LoginInput!) { a: login(input: $v) { __typename } }', canary, 'input'],
    ['nothing', 'mutation ($v: LoginInput!) { a: login(input: $v) { __typename } }', undefined, 'input'],
  ])('a variable with %s is refused without its value', async (_, query, v, field) => {
    await refused(async () => {
      const answer = await send(query, { variables: { v } });
      expect(answer.text).not.toContain(canary);
      expect(answer).toMatchObject({
        status: 400,
        data: undefined,
        errors: [{ path: ['a'], extensions: { code: 'BAD_USER_INPUT', field } }],
      });
    });
  });

  test('of a list with many wrong values the first five are reported', async () => {
    const v = { statuses: Array.from({ length: 20_000 }, () => canary) };
    const { text, errors } = await send('query ($v: TransactionFilterInput) { transactions(filter: $v) { totalCount } }', {
      variables: { v },
    });
    expect(errors.map(({ extensions }) => extensions.field)).toEqual([0, 1, 2, 3, 4].map((index) => `filter.statuses[${String(index)}]`));
    expect(text).not.toContain(canary);
  });

  const word = canary.replaceAll('-', '_');
  const login = (input: string) => `mutation { a: login(input: ${input}) { __typename } }`;
  test.each([
    ['a name for text', login(`{ email: "a", password: ${word} }`), 'BAD_USER_INPUT', 'input.password'],
    ['a list for text', login(`{ email: "a", password: ["${canary}"] }`), 'BAD_USER_INPUT', 'input.password'],
    ['an object for text', login(`{ email: "a", password: { a: "${canary}" } }`), 'BAD_USER_INPUT', 'input.password'],
    ['text for an object', login(`"${canary}"`), 'BAD_USER_INPUT', 'input'],
    [
      'text for an enum',
      login(`{ email: "a", password: "b", refreshTokenDelivery: "${canary}" }`),
      'BAD_USER_INPUT',
      'input.refreshTokenDelivery',
    ],
    [
      'an unknown enum value',
      login(`{ email: "a", password: "b", refreshTokenDelivery: ${word} }`),
      'BAD_USER_INPUT',
      'input.refreshTokenDelivery',
    ],
    ['an unknown input field', login(`{ email: "a", password: "b", ${word}: "${canary}" }`), 'BAD_USER_INPUT', 'input'],
    ['a field that is missing', login(`{ password: "${canary}" }`), 'BAD_USER_INPUT', 'input.email'],
    ['null for text', login(`{ email: null, password: "${canary}" }`), 'BAD_USER_INPUT', 'input.email'],
    ['text for a number', `{ me { a: notifications(first: "${canary}") { totalCount } } }`, 'BAD_USER_INPUT', 'first'],
    ['text for a truth value', `{ a: __typename @skip(if: "${canary}") }`, 'BAD_USER_INPUT', 'if'],
    [
      'an unknown argument',
      `mutation { a: login(${word}: "${canary}", input: { email: "a", password: "b" }) { __typename } }`,
      'GRAPHQL_VALIDATION_FAILED',
      undefined,
    ],
    ['an argument given twice', `{ a: course(${word}: 1, ${word}: 2, id: "x") { id } }`, 'GRAPHQL_VALIDATION_FAILED', undefined],
    ['an input field given twice', login(`{ email: "a", password: "b", ${word}: 1, ${word}: 2 }`), undefined, undefined],
    ['a default value', `query ($v: Int = "${canary}") { me { a: notifications(first: $v) { totalCount } } }`, 'BAD_USER_INPUT', 'first'],
    ['a syntax error at the text', login(`{ email: "a" "${canary}" }`), 'GRAPHQL_PARSE_FAILED', undefined],
    ['a syntax error at the name', `mutation { login ${word} ] }`, 'GRAPHQL_PARSE_FAILED', undefined],
    ['a text that does not end', login(`{ email: "a", password: "${canary}`), 'GRAPHQL_PARSE_FAILED', undefined],
  ])('a document with %s is refused without repeating it', async (_, query, code, field) => {
    await refused(async () => {
      for (const locale of ['fr', 'en'] as const) {
        const { status, text, errors } = await send(query, { locale });
        expect(status).toBe(400);
        expect(text).not.toMatch(new RegExp(`${canary}|${word}`));
        expect(errors.every(({ locations }) => locations !== undefined && locations.length > 0)).toBe(true);
        if (code !== undefined) expect(errors).toMatchObject([{ extensions: { code } }, ...errors.slice(1)]);
        if (field !== undefined) expect(errors[0]?.extensions.field).toBe(field);
        if (locale === 'fr')
          for (const { message } of errors) expect(message).toMatch(/^(?:L’argument|La variable|Un argument|Erreur de syntaxe) /);
      }
    });
  });

  test.each(['in process', 'over HTTP'] as const)('a subgraph asked %s repeats no literal either', async (way) => {
    for (const query of [
      login(`{ email: "a", password: ${word} }`),
      login(`{ email: "a", password: "b", refreshTokenDelivery: "${canary}" }`),
    ])
      await refused(async () => {
        const answer = await executed(direct('auth', way), query, {});
        expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
        expect(JSON.stringify(answer)).not.toMatch(new RegExp(`${canary}|${word}`));
      });
  });
});

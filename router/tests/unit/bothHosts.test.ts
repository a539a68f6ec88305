import { expect, onTestFinished, test } from 'vitest';
import { manualClock } from '#shared/clock.ts';
import { startHttpHost } from '#shared/hosting/httpHost.ts';
import { createInProcessHost, formattedErrors } from '#shared/hosting/inProcessHost.ts';
import type { Caller } from '#shared/viewer.ts';
import {
  callerOf,
  innerDetails,
  now,
  recordingLog,
  serviceSecret,
  signedIn,
  testSubgraph,
} from '../../../subgraphs/shared/tests/hosting/testSubgraph.ts';
import { createHttpSource } from '../../src/httpSource.ts';

type Operation = { query: string; variables?: Record<string, unknown>; operationName?: string };

const bothHosts = async () => {
  const clock = manualClock(now);
  const { log, lines } = recordingLog('course');
  const host = await startHttpHost({ subgraph: testSubgraph(), serviceSecret, clock, log, revocations: null, host: '127.0.0.1', port: 0 });
  const overHttp = createHttpSource({ subgraph: 'course', url: host.url, serviceSecret, clock, log });
  onTestFinished(async () => {
    await overHttp.close();
    await host.close();
  });
  const inProcess = createInProcessHost({ subgraph: testSubgraph(), log });
  const run = async (source: typeof inProcess, { query, variables = {}, operationName }: Operation, caller: Caller) => {
    const { result, metadata } = await source.execute({ query, variables, operationName: operationName ?? null }, caller);
    // As the router passes them on. The place of an error in the sub-query is not compared.
    const errors = formattedErrors({ result, log, locale: caller.locale })?.map(({ message, path, extensions }) => ({
      message,
      path,
      extensions,
    }));
    return { data: JSON.parse(JSON.stringify(result.data ?? null)) as unknown, errors, metadata };
  };
  return { lines, run, inProcess, overHttp };
};

const operations: [string, Operation][] = [
  ['plain data', { query: '{ course(id: "1") { id title } }' }],
  ['a variable', { query: 'query ($id: ID!) { course(id: $id) { title } }', variables: { id: '7' } }],
  ['an instant as a variable', { query: 'query ($when: DateTime) { at(when: $when) }', variables: { when: '2026-01-31T00:30:00+02:00' } }],
  ['an instant in the document', { query: '{ at(when: "2026-01-31T00:30:00+02:00") }' }],
  ['an alias and a fragment', { query: '{ a: course(id: "1") { ...F } b: course(id: "2") { ...F } } fragment F on Course { title }' }],
  ['one operation of two', { query: 'query A { course(id: "1") { id } } query B { course(id: "2") { id } }', operationName: 'B' }],
  [
    'entities',
    {
      query: 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Course { id title notes } } }',
      variables: {
        r: [
          { __typename: 'Course', id: '1' },
          { __typename: 'Course', id: '2' },
        ],
      },
    },
  ],
  ['the caller', { query: '{ caller }' }],
  ['a field for signed-in viewers', { query: '{ mine course(id: "1") { title notes } }' }],
  ['a field for a role', { query: '{ administration }' }],
  ['a fault', { query: '{ crash course(id: "1") { id } }' }],
  ['a database that is down', { query: '{ down }' }],
  ['a limit with a wait', { query: '{ busy }' }],
  ['a refused argument', { query: '{ wrong }' }],
  ['an error with a code of nobody', { query: '{ coded }' }],
  ['a null where there must be none', { query: '{ must }' }],
  ['a cookie', { query: 'mutation { signIn(name: "ana") }' }],
  ['several cookies', { query: 'mutation { many signIn(name: "ana") }' }],
];
const callers: [string, Caller][] = [
  ['an anonymous viewer', callerOf()],
  ['a learner who reads English', callerOf({ viewer: signedIn('LEARNER'), locale: 'en', refreshCookie: 'r' })],
  ['an admin', callerOf({ viewer: signedIn('ADMIN') })],
];

test.each(operations)('both hosts answer %s with the same data, errors and metadata for each caller', async (_, operation) => {
  const { run, inProcess, overHttp } = await bothHosts();
  for (const [who, caller] of callers) {
    const inside = await run(inProcess, operation, caller);
    const outside = await run(overHttp, operation, caller);
    expect({ who, ...outside }).toEqual({ who, ...inside });
    expect(inside.data === null && inside.errors === undefined).toBe(false);
    expect(JSON.stringify(inside)).not.toMatch(innerDetails);
  }
});

test.each([
  ['a wrong value in the document', { query: '{ at(when: "2026-02-30T00:00:00Z") }' }],
  ['a wrong value in a variable', { query: 'query ($when: DateTime) { at(when: $when) }', variables: { when: 'soon' } }],
])('both hosts refuse %s as the client’s mistake, with its place', async (_, operation) => {
  const { run, inProcess, overHttp } = await bothHosts();
  for (const source of [inProcess, overHttp, inProcess]) {
    const { data, errors } = await run(source, operation, callerOf());
    expect({ data, codes: errors?.map(({ extensions }) => extensions) }).toEqual({
      data: null,
      codes: [{ code: 'BAD_USER_INPUT', field: 'when' }],
    });
  }
});

test('the host in process keeps documents and not what was in them: variables of another request are its own', async () => {
  const { run, inProcess } = await bothHosts();
  const query = 'query ($id: ID!) { course(id: $id) { title } caller }';
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      run(inProcess, { query, variables: { id: String(index) } }, callerOf({ requestId: `req_${String(index)}` })),
    ),
  );
  for (const [index, { data }] of answers.entries()) {
    expect(data).toEqual({
      course: { title: `Course ${String(index)}` },
      caller: expect.stringContaining(`"requestId":"req_${String(index)}"`),
    });
  }
});

test('the host in process outlives a flood of documents that are never asked for again', async () => {
  const { run, inProcess } = await bothHosts();
  for (let index = 0; index < 1_100; index += 1) {
    const { data } = await run(inProcess, { query: `{ course(id: "${String(index)}") { id } }` }, callerOf());
    expect(data).toEqual({ course: { id: String(index) } });
  }
  expect((await run(inProcess, { query: '{ course(id: "0") { id } }' }, callerOf())).data).toEqual({ course: { id: '0' } });
});

test('both hosts log each denied field once for any number of rows, and the router logs none', { tags: ['H14'] }, async () => {
  const { run, inProcess, overHttp, lines } = await bothHosts();
  const rows = ['1', '2', '3'].map((id) => ({ __typename: 'Course', id }));
  const denied: readonly [Operation, readonly string[]][] = [
    [{ query: '{ mine again: mine administration }' }, ['mine', 'administration']],
    [
      { query: 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Course { title notes } } }', variables: { r: rows } },
      ['notes'],
    ],
    [{ query: '{ course(id: "1") { title } }' }, []],
  ];
  for (const [operation, fields] of denied)
    for (const source of [inProcess, overHttp]) {
      lines.length = 0;
      await run(source, operation, callerOf());
      const events = lines.filter((line) => line['security_event'] !== undefined);
      const refusal = {
        service: 'course',
        level: 'warn',
        request_id: 'req_1',
        security_event: 'access_denied',
        reason: 'unauthenticated',
        client_network: '192.0.2.0/24',
      };
      expect(events.map(({ time: _time, message: _message, ...rest }) => rest)).toEqual(fields.map((field) => ({ ...refusal, field })));
    }
});

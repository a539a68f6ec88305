import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, expectTypeOf, test } from 'vitest';
import { createClient, GraphQLRequestError } from '../request.ts';
import type { Operation } from '../request.ts';

type Course = { course: { title: string } | null };
type CourseVariables = { id: string };

/** As generated: an object that knows its types and becomes its text. */
const asText = (text: string): object & { toString(): string } => ({ toString: () => text });
const courseText: Operation<Course, CourseVariables> = asText('query Course($id: ID!) { course(id: $id) { title } }');
const courseDocument: TypedDocumentNode<Course, CourseVariables> = parse('query Course($id: ID!) { course(id: $id) { title } }');
const me: Operation<{ me: null }, Record<string, never>> = asText('{ me { id } }');

let answer = { status: 200, body: '' };
let received: { headers: IncomingHttpHeaders; body: unknown } | null = null;
const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    received = { headers: request.headers, body: JSON.parse(Buffer.concat(pieces).toString()) };
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${address.port}/graphql`;
});
afterAll(() => void server.close());
beforeEach(() => {
  answer = { status: 200, body: JSON.stringify({ data: { course: { title: 'Excel' } } }) };
  received = null;
});

test.each([
  ['text', courseText],
  ['document', courseDocument],
])('an operation as %s is sent with its variables, and its data come back', async (_, operation) => {
  const data = await createClient({ url }).request(operation, { id: 'crs_1' });

  expectTypeOf(data).toEqualTypeOf<Course>();
  expect(data).toEqual({ course: { title: 'Excel' } });
  expect(received?.body).toMatchObject({
    query: expect.stringMatching(/^query Course\(\$id: ID!\) \{\s+course/),
    variables: { id: 'crs_1' },
  });
});

test('the token is asked for at each request, and the locale goes along', async () => {
  let token: string | null = null;
  const client = createClient({ url, accessToken: () => token, locale: 'en' });

  await client.request(courseText, { id: 'crs_1' });
  expect(received?.headers).not.toHaveProperty('authorization');
  token = 'abc';
  await client.request(courseText, { id: 'crs_1' });
  expect(received?.headers).toMatchObject({ authorization: 'Bearer abc', 'x-har-locale': 'en' });
});

test('an operation without variables needs none, one with variables does not compile without', async () => {
  answer.body = JSON.stringify({ data: { me: null } });
  const client = createClient({ url });

  expect(await client.request(me)).toEqual({ me: null });
  expect(received?.body).toEqual({ query: '{ me { id } }', variables: {} });
  expectTypeOf<Parameters<typeof client.request<Course, CourseVariables>>['length']>().toEqualTypeOf<2 | 3>();
});

const failure = async (promise: Promise<unknown>): Promise<GraphQLRequestError> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GraphQLRequestError)) throw new Error('expected a GraphQLRequestError', { cause: error });
  return error;
};

test('errors are thrown with the status, their codes and what came in spite of them', async () => {
  const errors = [{ message: 'Sign in to continue.', path: ['course'], extensions: { code: 'UNAUTHENTICATED' } }];
  answer = { status: 401, body: JSON.stringify({ data: { course: null }, errors }) };

  const error = await failure(createClient({ url }).request(courseText, { id: 'crs_1' }));

  expect(error).toMatchObject({ status: 401, errors, code: 'UNAUTHENTICATED', message: 'Sign in to continue.', data: { course: null } });
});

test.each([
  ['a page of a proxy', 502, '<html>'],
  ['nothing', 204, ''],
  ['JSON that is not an answer', 200, '{"ok":true}'],
  ['an answer without data', 200, '{"data":null}'],
  ['errors that are none', 500, '{"errors":"no"}'],
])('%s is an error with its status, never data', async (_, status, body) => {
  answer = { status, body };

  expect(await failure(createClient({ url }).request(courseText, { id: 'crs_1' }))).toMatchObject({ status, errors: [], code: null });
});

test('a request that is given up ends as fetch says', async () => {
  const given = AbortSignal.abort();

  await expect(createClient({ url }).request(courseText, { id: 'crs_1' }, { signal: given })).rejects.toMatchObject({ name: 'AbortError' });
});

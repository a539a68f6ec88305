import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startObjectStore } from '../startObjectStore.ts';
import { presigned, signedHeaders } from './signer.ts';
import type { ObjectStore } from '../startObjectStore.ts';

const log = () => {};
const credentials = { accessKeyId: 'local', secretAccessKey: 'a-secret-of-this-test' };
const atMs = Date.UTC(2030, 0, 1);
let directory = '';
let store: ObjectStore;

const start = () =>
  startObjectStore({
    port: 0,
    dataDir: join(directory, 'objects'),
    bucket: 'har',
    objectMaxBytes: 1_000,
    now: () => atMs,
    log,
    ...credentials,
  });
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'har-objects-'));
  store = await start();
});
afterEach(async () => {
  await store.stop();
  await rm(directory, { recursive: true, force: true });
});

type Call = { method?: string; path: string; headers?: Record<string, string>; body?: string };
const call = ({ method = 'GET', path, headers = {}, body }: Call) => {
  const url = new URL(path, store.endpoint);
  const signed = signedHeaders({ method, url, headers, atMs, ...credentials, ...(body === undefined ? {} : { body }) });
  return fetch(url, { method, headers: signed, ...(body === undefined ? {} : { body }) });
};
const put = (key: string, body: string, headers: Record<string, string> = {}) =>
  call({ method: 'PUT', path: `/har/${key}`, body, headers });
const codeIn = async (response: Response) => `${response.status} ${/<Code>(\w+)<\/Code>/.exec(await response.text())?.[1]}`;

test('an object has its bytes, type and ETag, after a restart too', async () => {
  const written = await put('exports/usr_1/donn%C3%A9es%20%281%29.json', '{"é":1}', {
    'content-type': 'application/json',
    'x-amz-meta-owner': 'usr_1',
  });
  expect([written.status, written.headers.get('etag')]).toEqual([200, '"5a278f779cec8fae6d58e7de58a4dd03"']);
  await store.stop();
  store = await start();

  const answer = await call({ path: '/har/exports/usr_1/donn%C3%A9es%20%281%29.json' });
  const head = await call({ method: 'HEAD', path: '/har/exports/usr_1/donn%C3%A9es%20%281%29.json' });

  expect(await answer.text()).toBe('{"é":1}');
  for (const { status, headers } of [answer, head]) {
    expect([status, headers.get('content-type'), headers.get('content-length'), headers.get('x-amz-meta-owner')]).toEqual([
      200,
      'application/json',
      '8',
      'usr_1',
    ]);
  }
});

test('answers ranges from the start, open, from the end and beyond the end', async () => {
  await put('r', '0123456789');
  const range = async (value: string) => {
    const answer = await call({ path: '/har/r', headers: { range: value } });
    return [answer.status, answer.headers.get('content-range'), answer.status === 416 ? await codeIn(answer) : await answer.text()];
  };

  expect(await range('bytes=0-3')).toEqual([206, 'bytes 0-3/10', '0123']);
  expect(await range('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789']);
  expect(await range('bytes=-2')).toEqual([206, 'bytes 8-9/10', '89']);
  expect(await range('bytes=8-100')).toEqual([206, 'bytes 8-9/10', '89']);
  expect(await range('bytes=10-')).toEqual([416, 'bytes */10', '416 InvalidRange']);
  expect(await range('bytes=5-2')).toEqual([200, null, '0123456789']);
});

test('overwritten and deleted objects leave no old body', async () => {
  await put('k', 'one');
  await put('k', 'two');
  expect(await (await call({ path: '/har/k' })).text()).toBe('two');
  expect(await readdir(join(directory, 'objects'))).toHaveLength(2);

  expect((await call({ method: 'DELETE', path: '/har/k' })).status).toBe(204);
  expect((await call({ method: 'DELETE', path: '/har/k' })).status).toBe(204);

  expect(await codeIn(await call({ path: '/har/k' }))).toBe('404 NoSuchKey');
  expect(await readdir(join(directory, 'objects'))).toEqual([]);
});

test('rejects reads and writes without a signature, with a wrong secret or with another body', async () => {
  await put('k', 'secret');
  const url = new URL('/har/k', store.endpoint);
  const forged = signedHeaders({ method: 'GET', url, atMs, ...credentials, secretAccessKey: 'wrong' });
  const signedForOther = signedHeaders({ method: 'PUT', url, body: 'signed', atMs, ...credentials });

  expect(await codeIn(await fetch(url))).toBe('403 AccessDenied');
  expect(await codeIn(await fetch(url, { headers: forged }))).toBe('403 SignatureDoesNotMatch');
  expect(await codeIn(await fetch(url, { method: 'PUT', headers: signedForOther, body: 'others' }))).toBe('400 XAmzContentSHA256Mismatch');
  expect(await (await call({ path: '/har/k' })).text()).toBe('secret');
  expect(await readdir(join(directory, 'objects'))).toHaveLength(2);
});

test('a presigned URL uploads and downloads its object only, until it expires', async () => {
  const url = new URL('/har/u/é.txt', store.endpoint);
  const sign = (method: string, signedAtMs: number) => presigned({ method, url, expiresSeconds: 60, atMs: signedAtMs, ...credentials });

  expect((await fetch(sign('PUT', atMs), { method: 'PUT', body: 'hello', headers: { 'content-type': 'text/plain' } })).status).toBe(200);
  expect(await (await fetch(sign('GET', atMs - 59_000))).text()).toBe('hello');
  expect(await codeIn(await fetch(sign('GET', atMs - 60_000)))).toBe('403 AccessDenied');
  const moved = sign('GET', atMs);
  moved.pathname = '/har/other';
  expect(await codeIn(await fetch(moved))).toBe('403 SignatureDoesNotMatch');
});

/** fetch would normalize the path. */
const rawCall = (method: string, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const url = new URL(store.endpoint);
    const headers = signedHeaders({ method, url, body: 'x', atMs, ...credentials });
    httpRequest({ host: '127.0.0.1', port: store.port, method, path, headers: { ...headers, 'content-length': 1 } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end('x');
  });

test.each([
  '/har/../../escaped',
  '/har/%2e%2e/%2e%2e/escaped',
  '/har/..%2f..%2fescaped',
  '/har/a/..%5c..%5cescaped',
  '/../escaped',
  '/har/a%00b',
  '/har/%ff',
  '/har/./a',
])('a path that climbs or cannot be read is refused: %s', async (path) => {
  await writeFile(join(directory, 'escaped'), 'outside');

  expect(await rawCall('PUT', path)).toBe(400);
  expect(await rawCall('GET', path)).toBe(400);
  expect(await readdir(directory)).toEqual(['escaped', 'objects']);
  expect(await readdir(join(directory, 'objects'))).toEqual([]);
});

test('rejects an object that is too large, another bucket and an unknown operation by their codes', async () => {
  expect(await codeIn(await put('large', 'x'.repeat(1_001)))).toBe('400 EntityTooLarge');
  expect((await put('fits', 'x'.repeat(1_000))).status).toBe(200);
  expect(await codeIn(await put('k'.repeat(1_025), 'x'))).toBe('400 KeyTooLongError');
  expect(await codeIn(await call({ path: '/other/k' }))).toBe('404 NoSuchBucket');
  expect(await codeIn(await call({ path: '/har/fits?acl=' }))).toBe('501 NotImplemented');
});

test('a list is sorted, filtered, grouped at the delimiter and paged', async () => {
  for (const key of ['b/2', 'a', 'b/1', 'b/c/3', 'z%26']) await put(key, 'x');
  const list = async (search: string) => {
    const xml = await (await call({ path: `/har?list-type=2${search}` })).text();
    return {
      keys: [...xml.matchAll(/<(?:Key|CommonPrefixes><Prefix)>(.*?)</g)].map(([, key]) => key),
      next: /<NextContinuationToken>(.*?)</.exec(xml)?.[1],
    };
  };

  expect(await list('')).toEqual({ keys: ['a', 'b/1', 'b/2', 'b/c/3', 'z&amp;'], next: undefined });
  expect(await list('&prefix=b%2F&delimiter=%2F')).toEqual({ keys: ['b/1', 'b/2', 'b/c/'], next: undefined });
  const first = await list('&max-keys=2&delimiter=%2F');
  expect(first.keys).toEqual(['a', 'b/']);
  expect(await list(`&max-keys=2&delimiter=%2F&continuation-token=${first.next}`)).toEqual({ keys: ['z&amp;'], next: undefined });
});

test('the next start deletes the leftovers of a killed upload', async () => {
  await put('k', 'kept');
  await store.stop();
  await writeFile(join(directory, 'objects', 'half.body'), 'ha');
  await writeFile(join(directory, 'objects', 'half.partial'), '{"ke');

  store = await start();

  expect(await readdir(join(directory, 'objects'))).toHaveLength(2);
  expect(await (await call({ path: '/har/k' })).text()).toBe('kept');
});

test('rejects a presigned URL with an invalid response header and continues to serve', async () => {
  await put('a', 'body');
  const url = new URL('/har/a', store.endpoint);
  for (const value of ['€', 'a\r\nset-cookie:b', '\u0000']) {
    url.searchParams.set('response-content-disposition', value);
    const signed = presigned({ method: 'GET', url, expiresSeconds: 60, atMs, ...credentials });
    expect(await codeIn(await fetch(signed))).toBe('400 InvalidArgument');
  }
  expect(await (await call({ path: '/har/a' })).text()).toBe('body');
});

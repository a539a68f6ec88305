import { Redis } from 'ioredis';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { obtainRedisServer } from '../obtainRedisServer.ts';
import { startRedis } from '../startRedis.ts';

const cacheDir = join(import.meta.dirname, '..', '..', '..', '.cache');
const log = () => {};
let binary = '';
let dataDir = '';
let cleanUps: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  ({ path: binary } = await obtainRedisServer({ cacheDir, log }));
}, 600_000);
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'har-redis-'));
  cleanUps = [() => rm(dataDir, { recursive: true, force: true })];
});
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
});

const start = async (options: { port?: number; maxmemory?: string } = {}) => {
  const redis = await startRedis({ binary, dataDir, log, ...options });
  cleanUps.push(redis.stop);
  return redis;
};
const connectTo = (url: string) => {
  const client = new Redis(url, { retryStrategy: () => null });
  client.on('error', () => {});
  cleanUps.push(async () => client.disconnect());
  return client;
};

test('starts empty on the same port after a kill', async () => {
  const first = await start();
  await connectTo(first.url).set('k', 'v');

  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  const second = await start({ port: first.port });

  expect(second.url).toBe(first.url);
  expect(await connectTo(second.url).get('k')).toBeNull();
});

test('reports a port in use and does not affect the Redis that uses it', async () => {
  const first = await start();

  await expect(start({ port: first.port })).rejects.toMatchObject({
    code: 'REDIS_START_FAILED',
    message: `redis-server cannot listen on 127.0.0.1:${first.port}: another program uses this port.`,
  });
  expect(await connectTo(first.url).ping()).toBe('PONG');
});

test('rejects writes and answers reads above its memory limit', async () => {
  const client = connectTo((await start({ maxmemory: '4mb' })).url);
  await client.set('k', 'v');

  await expect(client.set('large', 'x'.repeat(8_000_000)).then(() => client.set('next', 'v'))).rejects.toThrow('OOM command not allowed');
  expect(await client.get('k')).toBe('v');
});

test('answers on the loopback address only', async () => {
  const { url, port } = await start();

  expect(await connectTo(url).config('GET', 'bind')).toEqual(['bind', '127.0.0.1']);
  expect(url).toBe(`redis://127.0.0.1:${port}`);
});

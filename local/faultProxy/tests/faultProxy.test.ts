import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startFaultProxy } from '../faultProxy.ts';

const portOf = (server: ReturnType<typeof createServer>): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
};

/** An echo server behind a proxy. */
const echoBehindProxy = async () => {
  const served: Socket[] = [];
  const server = createServer((socket) => {
    served.push(socket);
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = await startFaultProxy({ target: { host: '127.0.0.1', port: portOf(server) } });
  onTestFinished(async () => {
    await proxy.stop();
    for (const socket of served) socket.destroy();
    server.close();
  });
  const open = async () => {
    const socket = connect(proxy.port, '127.0.0.1');
    const got = { text: '', error: '', isClosed: false };
    socket.on('data', (piece: Buffer) => (got.text += piece.toString()));
    socket.on('error', (error) => (got.error = 'code' in error ? String(error.code) : error.message));
    socket.on('close', () => (got.isClosed = true));
    onTestFinished(() => void socket.destroy());
    // A reset may arrive before the connect event.
    await until(() => !socket.connecting);
    return { socket, got, closed: () => until(() => got.isClosed) };
  };
  return { proxy, open, served, server };
};
const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 500 && !holds(); tries += 1) await sleep(10);
  expect(holds()).toBe(true);
};

test('without a fault bytes pass both ways, a large answer whole', async () => {
  const { open } = await echoBehindProxy();
  const { socket, got, closed } = await open();
  const text = 'abcdefgh'.repeat(100_000);
  socket.end(text);
  await closed();
  expect(got.text === text).toBe(true);
});

test('refuse resets open and new connections until the fault is removed', async () => {
  const { proxy, open } = await echoBehindProxy();
  const before = await open();
  before.socket.write('hello');
  await until(() => before.got.text === 'hello');
  proxy.set({ kind: 'refuse' });
  await before.closed();
  expect(before.got.error).toBe('ECONNRESET');
  const during = await open();
  await during.closed();
  expect(during.got).toEqual({ text: '', error: 'ECONNRESET', isClosed: true });
  proxy.set(null);
  const after = await open();
  after.socket.write('again');
  await until(() => after.got.text === 'again');
  expect(proxy.connectionCount()).toBe(1);
});

test('mute delivers requests and drops every answer', async () => {
  const { proxy, open, served } = await echoBehindProxy();
  const { socket, got } = await open();
  socket.write('1');
  await until(() => got.text === '1');
  proxy.set({ kind: 'mute' });
  const arrived = once(served[0] ?? socket, 'data');
  socket.write('2');
  expect(String((await arrived)[0])).toBe('2');
  await sleep(100);
  expect(got).toEqual({ text: '1', error: '', isClosed: false });
  proxy.set(null);
  socket.write('3');
  await until(() => got.text === '13');
});

test('a black hole accepts connections, never answers and never closes', async () => {
  const { proxy, open } = await echoBehindProxy();
  const before = await open();
  before.socket.write('1');
  await until(() => before.got.text === '1');
  proxy.set({ kind: 'blackhole' });
  const during = await open();
  during.socket.write('x');
  before.socket.write('2');
  await sleep(300);
  expect(during.got).toEqual({ text: '', error: '', isClosed: false });
  expect(before.got).toEqual({ text: '1', error: '', isClosed: false });
});

test('a black hole for new connections does not affect open ones', async () => {
  const { proxy, open } = await echoBehindProxy();
  const before = await open();
  before.socket.write('1');
  await until(() => before.got.text === '1');
  proxy.set({ kind: 'blackhole', onlyNew: true });
  const during = await open();
  during.socket.write('x');
  before.socket.write('2');
  await until(() => before.got.text === '12');
  await sleep(200);
  expect(during.got).toEqual({ text: '', error: '', isClosed: false });
});

test('a delay slows both directions down and loses nothing', async () => {
  const { proxy, open } = await echoBehindProxy();
  proxy.set({ kind: 'delay', delayMs: 600 });
  const { socket, got } = await open();
  const startedAt = performance.now();
  socket.write('late');
  await until(() => got.text === 'late');
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(1_150);
});

test('resetAfterBytes resets the connection after exactly this many bytes of the answer', async () => {
  const { proxy, open } = await echoBehindProxy();
  for (const resetAfterBytes of [0, 1, 5]) {
    proxy.set({ kind: 'reset', resetAfterBytes });
    const { socket, got, closed } = await open();
    socket.write('0123456789');
    await closed();
    expect(got.error).toBe('ECONNRESET');
    expect('0123456789'.slice(0, resetAfterBytes).startsWith(got.text)).toBe(true);
  }
});

test('bytesPerSecond slows answers down, and bytes in transit flow again once the fault is removed', async () => {
  const { proxy, open } = await echoBehindProxy();
  proxy.set({ kind: 'trickle', bytesPerSecond: 10 });
  const { socket, got } = await open();
  socket.write('x'.repeat(1_000));
  await sleep(1_200);
  expect(got.text.length).toBeGreaterThanOrEqual(1);
  expect(got.text.length).toBeLessThanOrEqual(40);
  proxy.set(null);
  await until(() => got.text.length === 1_000);
});

test('a target that is down resets connections without a wait', async () => {
  const { proxy, open, server, served } = await echoBehindProxy();
  server.close();
  for (const socket of served) socket.destroy();
  const { closed, got } = await open();
  await closed();
  expect(got.isClosed).toBe(true);
  expect(proxy.connectionCount()).toBe(0);
});

test('stop ends every connection at once, with a fault too, and releases the port', async () => {
  const { proxy, open } = await echoBehindProxy();
  proxy.set({ kind: 'delay', delayMs: 60_000 });
  const { socket, closed } = await open();
  socket.write('x');
  await sleep(100);
  await proxy.stop();
  await closed();
  const late = connect(proxy.port, '127.0.0.1');
  const [error]: unknown[] = await once(late, 'error');
  expect(error).toMatchObject({ code: 'ECONNREFUSED' });
});

test.each([
  { kind: 'delay', delayMs: -1 },
  { kind: 'delay', delayMs: 60_001 },
  { kind: 'delay', delayMs: NaN },
  { kind: 'reset', resetAfterBytes: -1 },
  { kind: 'trickle', bytesPerSecond: 0 },
] as const)('rejects the fault %o', async (fault) => {
  const { proxy } = await echoBehindProxy();
  expect(() => proxy.set(fault)).toThrow(RangeError);
});

import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { endIdleConnectionsWhileClosing } from '../../hosting/closing.ts';

const slowServer = async () => {
  const app = Fastify({ forceCloseConnections: 'idle' });
  endIdleConnectionsWhileClosing(app);
  const [asked, release] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  app.get('/', async () => {
    asked.resolve(undefined);
    await release.promise;
    return 'done';
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { app, url, asked: asked.promise, release: () => release.resolve(undefined) };
};

test(
  'a connection that was being answered when the server closed ends with its answer, however long its client would keep it',
  { tags: ['G13'] },
  async () => {
    const { app, url, asked, release } = await slowServer();
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const answered = new Promise<number>((resolve, reject) => {
      request(url, { agent }, (answer) => answer.resume().on('end', () => resolve(answer.statusCode ?? 0)))
        .on('error', reject)
        .end();
    });
    await asked;
    const closed = app.close().then(() => 'closed');
    await sleep(100);
    release();
    expect(await answered).toBe(200);
    expect(await Promise.race([closed, sleep(5_000, 'still open')])).toBe('closed');
  },
);

test('a server that never listened closes', async () => {
  const app = Fastify();
  endIdleConnectionsWhileClosing(app);
  await app.ready();
  await app.close();
  expect(app.server.listening).toBe(false);
});

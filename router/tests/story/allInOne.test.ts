import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../../local/freePort.ts';
import { createStack, startProcess } from '../processes/serviceProcess.ts';
import { ask } from './graphClient.ts';
import { happyEnd, playStory } from './story.ts';

describe('npm start, the whole product in one process', () => {
  const stack = createStack();
  let dataDir = '';
  let port = 0;
  const env = () => ({ NODE_ENV: 'test', PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
  const start = async (args: string[] = []) => {
    const academy = stack.use(startProcess({ script: 'local/start.ts', args, env: env() }));
    await academy.says(/^ready in/m, 120_000);
    return academy;
  };
  const url = (path: string): string => `http://127.0.0.1:${String(port)}${path}`;
  const courseCount = async (): Promise<unknown> =>
    (await ask(url('/graphql'), { query: '{ courses(first: 1) { totalCount } }' })).data?.['courses'];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'har-all-in-one-'));
    stack.defer(() => rm(dataDir, { recursive: true, force: true }));
    port = await freePort();
  });
  afterAll(() => stack.close());

  test('the story: published, bought, learned to the end, asked about; and a restart keeps it', async () => {
    const first = await start();
    expect(await courseCount()).toEqual({ totalCount: 9 });
    const outcome = await playStory({ graphUrls: [url('/graphql')], mailboxUrl: url('/local/mailbox') });

    expect(outcome).toMatchObject(happyEnd);
    expect([...new Set(outcome.answer.citedCourseIds)]).toEqual([outcome.courseId]);

    const second = startProcess({ script: 'local/start.ts', env: env() });
    expect(await second.exited).toMatchObject({ code: 1 });
    expect(second.output()).toContain('already uses the data in');

    expect(await first.stop()).toMatchObject({ code: 0 });
    const again = await start();
    expect(await courseCount()).toEqual({ totalCount: 10 });
    await again.stop();
  }, 180_000);

  test('--reset starts anew, and the commands beside it need no variables while it runs', async () => {
    const academy = await start(['--reset']);
    expect(await courseCount()).toEqual({ totalCount: 9 });
    const run = async (script: string, ...args: string[]) => {
      const command = startProcess({ script, args, env: { DATA_DIR: dataDir, LOG_LEVEL: 'silent' } });
      const { code } = await command.exited;
      return { code, said: command.output() };
    };
    expect(await run('bin/admin.ts', 'list')).toMatchObject({ code: 0, said: expect.stringContaining('admin@har.example') });
    expect(await run('bin/keys.ts', 'list')).toMatchObject({ code: 0, said: expect.stringContaining('SIGNING') });
    expect(await run('bin/ops.ts', 'events')).toMatchObject({ code: 0, said: expect.stringContaining('community') });
    await academy.stop();
    expect(await run('bin/admin.ts', 'list')).toMatchObject({ code: 1, said: expect.stringContaining('MONGODB_URI') });
  });
});

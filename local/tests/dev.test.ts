import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { processVariables } from '#shared/environment.ts';
import { copyProject } from '../../router/tests/kit/projectCopy.ts';
import { ask } from '../../router/tests/story/graphClient.ts';
import { freePort } from '../freePort.ts';

let project: ReturnType<typeof copyProject>;
beforeAll(() => {
  project = copyProject();
});
afterAll(() => {
  project.remove();
});

test('npm run dev restarts when a source changes, waits while a source does not load, and keeps the data', async () => {
  const port = await freePort();
  const child = spawn(process.execPath, ['local/dev.ts'], {
    cwd: project.folder,
    env: { ...processVariables(), NODE_ENV: 'test', PORT: String(port), DATA_DIR: join(project.folder, '.data'), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const times = (pattern: RegExp): number => [...output.matchAll(pattern)].length;
  const total = async () => (await ask(`http://127.0.0.1:${String(port)}/graphql`, { query: '{ courses(first: 1) { totalCount } }' })).data;
  try {
    await expect.poll(() => times(/^ready in/gm)).toBe(1);
    expect(await total()).toEqual({ courses: { totalCount: 9 } });

    const source = join(project.folder, 'subgraphs/course/src/messages.ts');
    const before = readFileSync(source, 'utf8');
    appendFileSync(source, '\nconst = ;\n');
    await expect.poll(() => output).toContain('SyntaxError');
    expect(child.exitCode).toBe(null);

    writeFileSync(source, before);
    await expect.poll(() => times(/^ready in/gm)).toBe(2);
    expect(await total()).toEqual({ courses: { totalCount: 9 } });

    writeFileSync(join(project.folder, 'subgraphs/course/tests/new.test.ts'), '');
    appendFileSync(join(project.folder, 'subgraphs/course/src/modules/course/course.graphql'), '\n');
    await expect.poll(() => times(/^ready in/gm)).toBe(3);
    expect(output).not.toContain('new.test.ts has changed');
  } finally {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  }
});

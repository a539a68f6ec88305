import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { processVariables } from '#shared/environment.ts';
import { freePort } from '../../../local/freePort.ts';

const execute = promisify(execFile);
export const root = fileURLToPath(new URL('../../../', import.meta.url));
const answerSchema = z.object({ data: z.object({ courses: z.object({ totalCount: z.number() }) }) });

/** The committed state of this project in a new folder, with the mongod of this one, so that its download is not measured. */
export const cloneProject = async (): Promise<{ folder: string; remove: () => Promise<void> }> => {
  const parent = await mkdtemp(join(tmpdir(), 'har-clone-'));
  const folder = join(parent, 'har-academy');
  await execute('git', ['clone', '--quiet', root, folder]);
  const mongod = join(root, '.cache', 'mongod');
  if (existsSync(mongod)) {
    await mkdir(join(folder, '.cache'));
    await copyFile(mongod, join(folder, '.cache', 'mongod'), constants.COPYFILE_FICLONE);
  }
  return { folder, remove: () => rm(parent, { recursive: true, force: true }) };
};

// Variables of the outer npm do not belong to the inner npm start.
const outer = /^(npm_|NODE_ENV$|VITEST|TEST$|INIT_CWD$)/;
const inherited = (): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(processVariables())
      .filter(([name]) => !outer.test(name))
      .map(([name, value]) => [name, name === 'PATH' ? value?.replaceAll(/[^:]*node_modules[^:]*:/g, '') : value]),
  );

const isGroupAlive = (pid: number): boolean => {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
};

export type FreshStart = {
  readySeconds: number;
  firstAnswerSeconds: number;
  courseCount: number;
  output: () => string;
  stop: () => Promise<void>;
};

/** `npm start` as somebody types it; answers when the graph has answered its first query. */
export const npmStart = async ({ folder, npm = ['npm'] }: { folder: string; npm?: readonly string[] }): Promise<FreshStart> => {
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  const port = await freePort();
  const [program = 'npm', ...before] = npm;
  const child = spawn(program, [...before, 'start'], {
    cwd: folder,
    env: { ...inherited(), PORT: String(port), LOG_LEVEL: 'warn', npm_config_prefer_offline: 'true' },
    // A separate process group: npm, its shell and the product end together.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const exited = once(child, 'exit');
  const ready = new Promise<number>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const [, found] = /^ready in ([\d.]+) s/.exec(line) ?? [];
        if (found !== undefined) resolve(Number(found));
      });
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const { pid } = child;
    process.kill(-pid, 'SIGTERM');
    await exited;
    // npm ends before the product does.
    while (isGroupAlive(pid)) await sleep(50);
  };
  const readySeconds = await Promise.race([ready, exited.then(() => null)]);
  if (readySeconds === null) throw new Error(`npm start ended before it was ready:\n${lines.join('\n')}`);
  const response = await fetch(`http://127.0.0.1:${String(port)}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ courses(first: 1) { totalCount } }' }),
  });
  const { data } = answerSchema.parse(await response.json());
  return { readySeconds, firstAnswerSeconds: seconds(), courseCount: data.courses.totalCount, output: () => lines.join('\n'), stop };
};

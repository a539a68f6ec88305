import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { processVariables } from '#shared/environment.ts';
import { freePort } from '../../../local/freePort.ts';
import { demoPassword } from '../../../subgraphs/auth/seed.ts';
import { cloneProject, root } from '../freshClone/freshClone.ts';
import { dataOf, eventually } from '../story/graphClient.ts';
import { ownFiles } from './files.ts';

const execute = promisify(execFile);
const name = 'bookmark';
const mostOtherFiles = 3;
const buildInfo = '.cache/types.tsbuildinfo';

/** What a person writes into the files that every subgraph stands in. */
const edits: Readonly<Record<string, (text: string) => string>> = {
  'subgraphs/manifest.ts': (text) =>
    text.replace(
      /^ {2}community: /m,
      `  ${name}: { port: 4006, plainTypes: [], exportContent: { fr: 'vos favoris', en: 'your bookmarks' } },\n$&`,
    ),
  'docker-compose.yml': (text) =>
    text
      .replace(/^( {4}community: \{ condition: service_started \}\n)/m, '$1    bookmark: { condition: service_started }\n')
      .replace(/^( {2}COMMUNITY_URL: .*\n)/m, '$1  BOOKMARK_URL: http://bookmark:4006\n')
      .replace(
        /^( {6}MONGO_COMMUNITY_PASSWORD: .*\n)/m,
        '$1      MONGO_BOOKMARK_PASSWORD: ${MONGO_BOOKMARK_PASSWORD:?make one with openssl rand -hex 32}\n',
      )
      .replace(
        /^ {2}community:\n {4}<<: \*subgraph\n[^]*?\n\n/m,
        (service) => `${service}${service.replaceAll('community', name).replaceAll('COMMUNITY', 'BOOKMARK').replace('4005', '4006')}`,
      ),
  '.env.example': (text) =>
    text
      .replace(/^(COMMUNITY_URL=.*\n)/m, '$1BOOKMARK_URL=http://127.0.0.1:4006\n')
      .replace(/^(MONGO_COMMUNITY_PASSWORD=.*\n)/m, '$1MONGO_BOOKMARK_PASSWORD=\n')
      .replace('MONGO_COMMUNITY_PASSWORD.', 'MONGO_COMMUNITY_PASSWORD, MONGO_BOOKMARK_PASSWORD.'),
};

let clone = { folder: '', remove: () => Promise.resolve() };
const inClone = (path: string): string => join(clone.folder, path);
const node = async (...args: string[]): Promise<string> => {
  const { stdout, stderr } = await execute(process.execPath, args, { cwd: clone.folder, maxBuffer: 16_000_000 }).catch((error: unknown) => {
    throw new Error(
      `${args.join(' ')} failed:\n${String(Reflect.get(Object(error), 'stdout'))}${String(Reflect.get(Object(error), 'stderr'))}`,
    );
  });
  return stdout + stderr;
};

beforeAll(async () => {
  clone = await cloneProject();
  await symlink(join(root, 'node_modules'), inClone('node_modules'));
  // What the compiler knows of the unchanged files spares it most of its work.
  if (existsSync(join(root, buildInfo))) await copyFile(join(root, buildInfo), inClone(buildInfo));
  const notifications = await readFile(inClone('subgraphs/community/src/modules/notification/notification.graphql'), 'utf8');
  const errorCodes = /"[^"]*"\nenum UserErrorCode \{[^}]*\}/.exec(notifications)?.[0] ?? '';
  for (const [path, text] of Object.entries(ownFiles)) {
    const file = inClone(`subgraphs/${name}/${path}`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text.replace('ERROR_CODES', errorCodes));
  }
  for (const [path, edit] of Object.entries(edits)) {
    const text = await readFile(inClone(path), 'utf8');
    const edited = edit(text);
    if (edited === text) throw new Error(`${path} has changed: the edit of this test finds nothing`);
    await writeFile(inClone(path), edited);
  }
  await node('node_modules/@graphql-codegen/cli/cjs/bin.js', '--config', 'codegen.ts', '--subgraph', name);
  await node('tools/compose.ts');
});
afterAll(() => clone.remove());

const isGenerated = (path: string): boolean => /\.generated\.ts$|^schema\/|^client\/generated\//.test(path);

test('a sixth subgraph touches its own files and at most three others', async () => {
  const { stdout } = await execute('git', ['status', '--porcelain', '--untracked-files=all'], { cwd: clone.folder });
  const touched = stdout
    .split('\n')
    .map((line) => line.slice(3))
    .filter((path) => path !== '' && path !== 'node_modules' && !isGenerated(path));
  const own = touched.filter((path) => path.startsWith(`subgraphs/${name}/`));
  const others = touched.filter((path) => !own.includes(path));
  console.log(`a sixth subgraph: ${own.length} own files, ${others.length} others: ${others.join(', ')}`);
  expect(others.sort()).toEqual(Object.keys(edits).sort());
  expect(others.length).toBeLessThanOrEqual(mostOtherFiles);
});

test('the compiler and the checks of the deployment accept it', async () => {
  await node('node_modules/typescript/bin/tsc', '--noEmit');
  const output = await node(
    'node_modules/vitest/vitest.mjs',
    'run',
    'router/tests/deploy/compose.test.ts',
    'router/tests/deploy/environmentExample.test.ts',
  );
  expect(output).not.toContain('FAIL');
});

test('it starts with the others, answers through the router and takes part in exports', async () => {
  const port = await freePort();
  const child = spawn(process.execPath, ['local/start.ts'], {
    cwd: clone.folder,
    env: { ...processVariables(), NODE_ENV: 'development', PORT: String(port), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  try {
    const ready = (async () => {
      for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('ready in')) return true;
      return false;
    })();
    expect(await Promise.race([ready, exited.then(() => false)])).toBe(true);
    const url = `http://127.0.0.1:${port}/graphql`;
    const login = await dataOf(url, z.object({ login: z.object({ tokens: z.object({ accessToken: z.string() }) }) }), {
      query: `mutation { login(input: { email: "learner@har.example", password: "${demoPassword}" }) { tokens { accessToken } } }`,
    });
    const { accessToken } = login.login.tokens;
    const added = await dataOf(url, z.unknown(), {
      query: 'mutation { addBookmark(courseId: "crs_1") { user { id bookmarkedCourseIds } } }',
      accessToken,
    });
    expect(added).toMatchObject({ addBookmark: { user: { bookmarkedCourseIds: ['crs_1'] } } });

    const asked = await dataOf(url, z.object({ requestDataExport: z.object({ dataExport: z.object({ id: z.string() }) }) }), {
      query: `mutation { requestDataExport(input: { password: "${demoPassword}" }) { dataExport { id } } }`,
      accessToken,
    });
    const state = () =>
      dataOf(url, z.object({ dataExport: z.object({ state: z.string() }) }), {
        query: 'query ($id: ID!) { dataExport(id: $id) { state } }',
        variables: { id: asked.requestDataExport.dataExport.id },
        accessToken,
      });
    const last = await eventually(state, ({ dataExport }) => dataExport.state === 'SUCCEEDED', 120_000);
    expect(last.dataExport.state).toBe('SUCCEEDED');
  } finally {
    child.kill('SIGTERM');
    await exited;
  }
});

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { processVariables } from '#shared/environment.ts';
import { subgraphNames } from '../../subgraphs/manifest.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
// Also under npm test: npm's own settings stay, but for what would choose another npm or another kind of installation.
const own = ['NODE_ENV', 'npm_execpath', 'npm_node_execpath', 'npm_config_omit', 'npm_config_include', 'npm_config_ignore_scripts'];
const inherited = Object.fromEntries(Object.entries(processVariables()).filter(([name]) => !own.includes(name)));
const env = { ...inherited, npm_config_prefer_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' };
const { dependencies, scripts } = z
  .object({ dependencies: z.looseObject({ node: z.string() }), scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

let folder = '';
let template = '';
let project = '';

/** A package that leaves a trace when its install script runs. */
const packTraced = (name: string): string => {
  const source = join(folder, name);
  mkdirSync(source);
  const install = `node -e "require('fs').writeFileSync(process.env.INIT_CWD + '/${name}-ran', '')"`;
  writeFileSync(join(source, 'package.json'), JSON.stringify({ name, version: '1.0.0', scripts: { install } }));
  execFileSync('npm', ['pack', '--silent', '--pack-destination', template], { cwd: source, env });
  return `file:${name}-1.0.0.tgz`;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'har-prepare-'));
  template = join(folder, 'template');
  mkdirSync(join(template, 'bin'), { recursive: true });
  cpSync(join(root, 'bin', 'prepare.mjs'), join(template, 'bin', 'prepare.mjs'));
  const description = {
    name: 'prepared',
    private: true,
    dependencies: { node: dependencies.node, needed: packTraced('needed') },
    devDependencies: { tool: packTraced('tool') },
    allowScripts: { node: true, needed: false, tool: false },
  };
  writeFileSync(join(template, 'package.json'), JSON.stringify(description));
  execFileSync('npm', ['install', '--package-lock-only', '--loglevel=error'], { cwd: template, env });
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  project = await mkdtemp(join(folder, 'project-'));
  cpSync(template, project, { recursive: true });
});

const start = (args: readonly string[] = [], more: Record<string, string> = {}) =>
  spawn(process.execPath, ['bin/prepare.mjs', ...args], { cwd: project, env: { ...env, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
const prepare = async (args: readonly string[] = [], more: Record<string, string> = {}) => {
  const child = start(args, more);
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, said: output + errors };
};
const has = (name: string): boolean => existsSync(join(project, 'node_modules', name, 'package.json'));
const node = (): string => join(project, 'node_modules', 'node', 'bin', 'node');
const identity = () => ['needed/package.json', 'node/bin/node'].map((path) => statSync(join(project, 'node_modules', path)).ino);

test('the product gets what it runs on, with its Node, and no other package runs an install script', async () => {
  expect(await prepare()).toMatchObject({ code: 0 });

  expect({ needed: has('needed'), tool: has('tool') }).toEqual({ needed: true, tool: false });
  expect(execFileSync(node(), ['--version'], { encoding: 'utf8' }).trim()).toBe(`v${dependencies.node}`);
  expect(existsSync(join(project, 'needed-ran'))).toBe(false);
});

test('a test after a start adds the tools and leaves the rest in its place; a start after that takes nothing away', async () => {
  const lock = readFileSync(join(project, 'package-lock.json'), 'utf8');
  await prepare();
  const before = identity();

  expect(await prepare(['--dev'], { NODE_ENV: 'production', npm_config_omit: 'dev' })).toMatchObject({ code: 0 });
  expect({ needed: has('needed'), tool: has('tool'), identity: identity() }).toEqual({ needed: true, tool: true, identity: before });
  expect(await prepare()).toEqual({ code: 0, said: '' });
  expect(has('tool')).toBe(true);
  expect(['needed-ran', 'tool-ran'].filter((name) => existsSync(join(project, name)))).toEqual([]);
  expect(readFileSync(join(project, 'package-lock.json'), 'utf8')).toBe(lock);
});

test('a start after the lockfile has changed keeps the tools of an earlier test', async () => {
  await prepare(['--dev']);
  writeFileSync(join(project, 'package-lock.json'), `${readFileSync(join(project, 'package-lock.json'), 'utf8')}\n`);

  expect(await prepare()).toMatchObject({ code: 0 });
  expect({ needed: has('needed'), tool: has('tool') }).toEqual({ needed: true, tool: true });
});

test('starts and tests at the same time wait for one another, and each gets what it needs', async () => {
  const runs = await Promise.all([prepare(), prepare(['--dev']), prepare(), prepare(['--dev'])]);

  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  expect({ needed: has('needed'), tool: has('tool') }).toEqual({ needed: true, tool: true });
});

test('an installation that was killed is done again', async () => {
  const child = start();
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'close');

  expect(await prepare()).toMatchObject({ code: 0 });
  expect(execFileSync(node(), ['--version'], { encoding: 'utf8' }).trim()).toBe(`v${dependencies.node}`);
});

test('a Node that is not the pinned one is refused and not left behind', async () => {
  const script = join(project, 'bin', 'prepare.mjs');
  const pins = readFileSync(script, 'utf8');
  writeFileSync(script, pins.replaceAll(/'sha512-[^']+'/g, "'sha512-AAAA'"));

  const { code, said } = await prepare();

  expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('is not the one that is pinned') });
  expect(existsSync(node())).toBe(false);
  expect(pins).toContain(`version: '${dependencies.node}'`);
});

const runCommands = ['start', 'dev', 'serve', 'seed', 'admin', 'ops', 'keys', 'rows'];
test('every npm script is preceded by the installation of what it needs', () => {
  const names = Object.keys(scripts).filter((name) => !(name.startsWith('pre') && name.slice('pre'.length) in scripts));

  expect(Object.fromEntries(names.map((name) => [name, scripts[`pre${name}`]]))).toEqual(
    Object.fromEntries(names.map((name) => [name, `node bin/prepare.mjs${runCommands.includes(name) ? '' : ' --dev'}`])),
  );
});

const importOf = /^(?:import|export) (?!type )[^;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;
const fileOf = (specifier: string, from: string): string | null => {
  if (specifier.startsWith('#')) return join(root, 'subgraphs', specifier.slice(1));
  return specifier.startsWith('.') ? join(dirname(from), specifier) : null;
};
/** The packages that a program loads, itself or through its own files. */
const packagesOf = (entries: readonly string[]): string[] => {
  const seen = new Set(entries);
  const packages = new Set<string>();
  for (const file of seen) {
    for (const [, named, bare, dynamic] of readFileSync(file, 'utf8').matchAll(importOf)) {
      const specifier = named ?? bare ?? dynamic ?? '';
      const own = fileOf(specifier, file);
      if (own !== null) seen.add(own);
      else if (!isBuiltin(specifier))
        packages.add(
          specifier
            .split('/')
            .slice(0, specifier.startsWith('@') ? 2 : 1)
            .join('/'),
        );
    }
  }
  return [...packages].sort();
};
test('every package that the product loads is among the dependencies of production', () => {
  const entries = runCommands.map((name) => join(root, /^node (\S+)/.exec(scripts[name] ?? '')?.[1] ?? ''));
  // Loaded by name: no import of the source says so.
  const services = subgraphNames.map((name) => `subgraphs/${name}/service.ts`);
  const processes = ['local/stripe/main.ts', 'local/mongod/downloadFile.ts', ...services].map((path) => join(root, path));

  const loaded = packagesOf([...entries, ...processes]);
  expect(loaded.length).toBeGreaterThan(20);
  expect(loaded.filter((name) => !(name in dependencies))).toEqual([]);
});

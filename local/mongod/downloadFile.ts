// A separate process: only a process can be stopped at any moment of a download.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const [url, target, sha256] = process.argv.slice(2);
if (url === undefined || target === undefined || sha256 === undefined) throw new Error('usage: downloadFile.ts <url> <target> <sha256>');

const download = async (): Promise<string | null> => {
  const { ok, status, body } = await fetch(url);
  if (!ok || body === null) return `HTTP ${String(status)}`;
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(Readable.from(body), hashing, createWriteStream(target));
  const found = hash.digest('hex');
  return found === sha256 ? null : `the file has the SHA-256 ${found} instead of ${sha256}`;
};

const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}` : String(error);
const fault = await download().catch(reasonOf);
if (fault !== null) {
  await rm(target, { force: true });
  process.stderr.write(fault);
  process.exitCode = 1;
}

import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type Log = (line: string) => void;

export type Outcome = { ok: true; stdout: string } | { ok: false; reason: string };

export type RunChild = {
  command: string;
  args: readonly string[];
  timeoutMs: number;
  /** Called each second, to report the progress of a download. */
  onSecond?: (elapsedSeconds: number) => void | Promise<void>;
  /** Ends the child early, from within `onSecond`. */
  signal?: AbortSignal;
};

const REASON_MAX_CHARACTERS = 300;
const OUTPUT_MAX_CHARACTERS = 64 * 1024;

/** Runs a program to its end. Never throws: a program that is missing, fails or hangs is an outcome with a reason. */
export const runChild = async ({ command, args, timeoutMs, onSecond, signal }: RunChild): Promise<Outcome> => {
  const startedAt = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  // Does not wait for a stopped program: a child process of it may hold the pipes open.
  const stopped = Promise.withResolvers<Outcome>();
  const stop = (reason: string) => {
    child.kill('SIGKILL');
    child.stdout.destroy();
    child.stderr.destroy();
    stopped.resolve({ ok: false, reason });
  };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout = (stdout + chunk).slice(-OUTPUT_MAX_CHARACTERS)));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr = (stderr + chunk).slice(-OUTPUT_MAX_CHARACTERS)));
  const onAbort = () => stop(String(signal?.reason));
  signal?.addEventListener('abort', onAbort);
  const deadline = setTimeout(() => stop(`no end after ${Math.round(timeoutMs / 1000)} s`), timeoutMs);
  const ticker = onSecond && setInterval(() => void onSecond(Math.round((performance.now() - startedAt) / 1000)), 1000);

  try {
    const ended = new Promise<Outcome>((resolve) => {
      child.once('error', (error) => resolve({ ok: false, reason: error.message }));
      child.once('close', (exitCode, exitSignal) => {
        const lastWords = (stderr.trim() || stdout.trim()).slice(-REASON_MAX_CHARACTERS).replaceAll(/\s+/g, ' ');
        resolve(exitCode === 0 ? { ok: true, stdout } : { ok: false, reason: lastWords || `ended with ${exitCode ?? exitSignal}` });
      });
    });
    return await Promise.race([ended, stopped.promise]);
  } finally {
    clearTimeout(deadline);
    clearInterval(ticker);
    signal?.removeEventListener('abort', onAbort);
  }
};

export type RunDownload = {
  command: string;
  args: readonly string[];
  directory: string;
  title: string;
  idleMs: number;
  timeoutMs: number;
  log: Log;
};

/** Runs a program that downloads into `directory`. Reports its progress each second, and ends it after `idleMs` without new bytes. */
export const runDownload = ({ command, args, directory, title, idleMs, timeoutMs, log }: RunDownload): Promise<Outcome> => {
  const idle = new AbortController();
  let knownBytes = 0;
  let grewAt = performance.now();
  const onSecond = async (elapsedSeconds: number) => {
    const bytes = await bytesIn(directory);
    if (bytes !== knownBytes) grewAt = performance.now();
    knownBytes = bytes;
    log(`${title}: ${(bytes / 1_000_000).toFixed(1)} MB after ${elapsedSeconds} s`);
    if (performance.now() - grewAt > idleMs) idle.abort(`nothing arrived for ${Math.round(idleMs / 1000)} s`);
  };
  return runChild({ command, args, timeoutMs, onSecond, signal: idle.signal });
};

const bytesIn = async (directory: string): Promise<number> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries.map(async (entry) => {
    if (!entry.isFile()) return 0;
    // A temporary file may disappear between the listing and this line.
    const found = await stat(join(entry.parentPath, entry.name)).catch(() => null);
    return found?.size ?? 0;
  });
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
};

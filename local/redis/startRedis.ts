import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, isFree } from '../freePort.ts';
import { makeFolder } from '../makeFolder.ts';
import { watch } from '../mongod/watchdog.ts';
import type { Log } from '../mongod/childProcess.ts';

export class RedisStartError extends Error {
  readonly code = 'REDIS_START_FAILED';

  constructor(message: string) {
    super(message);
    this.name = 'RedisStartError';
  }
}

export type StartRedis = {
  binary: string;
  /** Any free port when omitted. After a kill the same port can be used again. */
  port?: number;
  /** The folder of the log file. No other file is written. */
  dataDir: string;
  /** In Redis' own notation, `16mb`. Redis rejects writes above it. */
  maxmemory?: string;
  log: Log;
};

export type RunningRedis = {
  url: string;
  port: number;
  pid: number;
  /** Resolves when the process has ended, for any reason. */
  exited: Promise<void>;
  stop: () => Promise<void>;
};

const READY_MAX_MS = 15_000;
const STOP_GRACE_MS = 5_000;

/**
 * A private redis-server on 127.0.0.1 that stores nothing on disk and ends with this process, even if it is killed.
 * @throws RedisStartError
 */
export const startRedis = async ({ binary, port: fixedPort, dataDir, maxmemory, log }: StartRedis): Promise<RunningRedis> => {
  const directory = resolve(dataDir);
  await makeFolder(directory).catch((error: unknown) => {
    throw new RedisStartError(`The folder ${directory} is not writable (${error instanceof Error ? error.message : String(error)}).`);
  });
  // Without this check another Redis on the port would answer the PING below.
  if (fixedPort !== undefined && !(await isFree(fixedPort)))
    throw new RedisStartError(`redis-server cannot listen on 127.0.0.1:${fixedPort}: another program uses this port.`);
  const port = fixedPort ?? (await freePort());
  const logFile = join(directory, `redis-${port}.log`);
  const memory = maxmemory === undefined ? [] : ['--maxmemory', maxmemory, '--maxmemory-policy', 'noeviction'];
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    directory,
    '--logfile',
    logFile,
    ...memory,
  ];
  const child = spawn(binary, args, { detached: true, stdio: 'ignore' });
  const ended = new Promise<string>((settle) => {
    child.once('error', (error) => settle(error.message));
    child.once('exit', (exitCode, signal) => settle(`ended with ${exitCode ?? signal}`));
  });
  const pid = child.pid;
  if (pid === undefined) throw new RedisStartError(`redis-server does not start: ${await ended}`);
  // Redis rewrites its command line to this.
  const watchdog = watch({ pid, commandLineHolds: `127.0.0.1:${port}` });
  const exited = ended.then(() => watchdog.dismiss());

  const stop = async () => {
    child.kill('SIGTERM');
    const inTime = await Promise.race([ended, sleep(STOP_GRACE_MS, null, { ref: false })]);
    if (inTime === null) child.kill('SIGKILL');
    await exited;
  };

  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const deadline = performance.now() + READY_MAX_MS;
  while (!(await answersPing(port))) {
    const isLate = performance.now() > deadline;
    if (isLate) await stop();
    if (!isRunning()) {
      const reason = isLate ? `it does not answer after ${READY_MAX_MS} ms` : await ended;
      const lastWords = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n').at(-1) ?? '';
      throw new RedisStartError(`redis-server does not start on 127.0.0.1:${port}: ${reason}. ${lastWords}`);
    }
    await sleep(15);
  }
  log(`redis-server listens on 127.0.0.1:${port}`);
  return { url: `redis://127.0.0.1:${port}`, port, pid, exited, stop };
};

/** A listening Redis may still be loading. PONG means that it serves commands. */
const answersPing = (port: number): Promise<boolean> =>
  new Promise((settle) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1_000 }, () => socket.write('PING\r\n'));
    const answer = (isReady: boolean) => {
      socket.destroy();
      settle(isReady);
    };
    socket.once('data', (chunk) => answer(chunk.toString('latin1').startsWith('+PONG')));
    socket.once('error', () => answer(false)).once('timeout', () => answer(false));
  });

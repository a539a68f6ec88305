import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { DataDirInUseError, lockDataDir } from '../dataDirLock.ts';
import { commandLineOf, endProcess } from '../processTable.ts';
import { freePort, isFree, isListening } from '../freePort.ts';
import { watch } from './watchdog.ts';
import type { Log } from './childProcess.ts';

export class MongodStartError extends Error {
  readonly code = 'MONGOD_START_FAILED';

  constructor(message: string) {
    super(message);
    this.name = 'MongodStartError';
  }
}

export type StartMongod = {
  binary: string;
  /** mongod's dbPath. Created when it is missing. */
  dataDir: string;
  /** The port of the last start, or any free port, when omitted. */
  port?: number;
  replicaSet?: string;
  log: Log;
  /** The process whose end stops this mongod. The calling process when omitted. */
  parentPid?: number;
  /** For temporary data: no write waits for the disk, and the folder is deleted with the process. */
  throwaway?: boolean;
};

export type RunningMongod = {
  uri: string;
  port: number;
  pid: number;
  /** Resolves when mongod has ended, for any reason. The folder can then be used for another start. */
  exited: Promise<void>;
  stop: () => Promise<void>;
};

const READY_MAX_MS = 90_000;
const STOP_GRACE_MS = 15_000;
const LOG_MAX_BYTES = 20_000_000;
const PORT_FILE = 'har-port.json';
const LOG_FILE = 'mongod.log';
const exitCodes = { addressInUse: 48, dataOfAnotherVersion: 62 };
const ATTEMPTS = 3;

/**
 * A private mongod on 127.0.0.1, a replica set of one. Starts in about a second on existing data.
 * It ends with this process, even if it is killed. Ends the mongod that a killed parent left on the folder first.
 * @throws DataDirInUseError, DataDirUnusableError, MongodStartError
 */
export const startMongod = async (wanted: StartMongod): Promise<RunningMongod> => {
  const { binary, port: fixedPort, replicaSet = 'har', log, parentPid, throwaway = false } = wanted;
  const dataDir = resolve(wanted.dataDir);
  // A clean shutdown takes a second, which temporary data do not need.
  const graceMs = throwaway ? 0 : STOP_GRACE_MS;
  const unlock = await lockDataDir(dataDir);
  try {
    await endLeftover({ dataDir, log });
    if (fixedPort !== undefined && !(await isFree(fixedPort))) throw portTaken(fixedPort);
    await limitLog(join(dataDir, LOG_FILE));
    for (let attempt = 1; ; attempt += 1) {
      const port = fixedPort ?? (await freePort(attempt === 1 ? await rememberedPort(dataDir) : undefined));
      const logStart = await sizeOf(join(dataDir, LOG_FILE));
      const child = spawn(binary, mongodArguments({ dataDir, port, replicaSet, throwaway }), {
        // A separate process group: Ctrl-C in the terminal reaches the parent only, so that pending writes can finish.
        detached: true,
        stdio: 'ignore',
      });
      const exited = endOf(child);
      const pid = child.pid;
      if (pid === undefined) throw new MongodStartError(`mongod does not start: ${(await exited).reason}`);
      const watchdog = watch({ pid, commandLineHolds: dataDir, parentPid, removeAfterwards: throwaway ? dataDir : undefined });

      const ready = waitUntilReady({ child, port, pid, replicaSet, journaled: !throwaway, exited });
      const outcome = await Promise.race([ready, exited]).catch(async (error: unknown) => {
        await end({ child, exited, graceMs });
        watchdog.dismiss();
        throw new MongodStartError(`mongod started but is not usable: ${error instanceof Error ? error.message : String(error)}`);
      });
      if (outcome !== 'ready') {
        watchdog.dismiss();
        if (outcome.exitCode === exitCodes.addressInUse && fixedPort === undefined && attempt < ATTEMPTS) continue;
        throw await startError({ dataDir, port, logStart, ...outcome });
      }

      await writeFile(join(dataDir, PORT_FILE), JSON.stringify({ port }));
      const released = exited.then(async () => {
        watchdog.dismiss();
        await unlock();
      });
      return {
        uri: `mongodb://127.0.0.1:${port}/?replicaSet=${replicaSet}`,
        port,
        pid,
        exited: released,
        stop: async () => {
          await end({ child, exited, graceMs });
          await released;
        },
      };
    }
  } catch (error) {
    await unlock();
    throw error;
  }
};

type Ended = { exitCode: number | null; reason: string };

const endOf = (child: ChildProcess): Promise<Ended> =>
  new Promise((settle) => {
    child.once('error', (error) => settle({ exitCode: null, reason: error.message }));
    child.once('exit', (exitCode, signal) => settle({ exitCode, reason: `ended with ${exitCode ?? signal}` }));
  });

const end = async ({ child, exited, graceMs }: { child: ChildProcess; exited: Promise<Ended>; graceMs: number }): Promise<void> => {
  if (graceMs > 0) child.kill('SIGTERM');
  const ended = await Promise.race([exited, sleep(graceMs, null, { ref: false })]);
  if (ended === null) child.kill('SIGKILL');
  await exited;
};

const mongodArguments = ({
  dataDir,
  port,
  replicaSet,
  throwaway,
}: {
  dataDir: string;
  port: number;
  replicaSet: string;
  throwaway: boolean;
}) => [
  ...['--dbpath', dataDir, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket', '--replSet', replicaSet],
  ...['--storageEngine', 'wiredTiger', '--wiredTigerCacheSizeGB', '0.5', '--logpath', join(dataDir, LOG_FILE), '--logappend', '--quiet'],
  ...['--slowms', '1000', '--setParameter', 'diagnosticDataCollectionEnabled=false'],
  // A primary that stops waits this long for a successor, which a set of one does not have.
  ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
  // The locks of a transaction whose process was killed are released after ten seconds instead of sixty.
  ...['--setParameter', 'transactionLifetimeLimitSeconds=10'],
  // Tests set the clock: the expiry by the machine's clock would delete rows of their day before they are read.
  ...(throwaway ? ['--setParameter', 'ttlMonitorEnabled=false'] : []),
  ...(throwaway ? ['--oplogSize', '256', '--wiredTigerEngineConfigString', 'transaction_sync=(enabled=true,method=none)'] : []),
  // Each test drops its databases. Their files stay open while a snapshot may need them, up to the limit of open files.
  ...(throwaway ? ['--setParameter', 'minSnapshotHistoryWindowInSeconds=5', '--syncdelay', '5'] : []),
];

type WaitUntilReady = { child: ChildProcess; port: number; pid: number; replicaSet: string; journaled: boolean; exited: Promise<Ended> };

const waitUntilReady = async ({ child, port, pid, replicaSet, journaled, exited }: WaitUntilReady): Promise<Ended | 'ready'> => {
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  // The driver loads more slowly than mongod starts, so both run at the same time.
  const { bringUpReplicaSet } = await import('./replicaSet.ts');
  // Crash recovery runs before the port opens and can take minutes.
  const deadline = performance.now() + READY_MAX_MS;
  while (isRunning() && !(await isListening(port))) {
    if (performance.now() > deadline) throw new Error(`it did not listen within ${READY_MAX_MS} ms`);
    await sleep(15);
  }
  // Another mongod may have taken the port first. This one is about to end because of it.
  const isOurs = isRunning() && (await bringUpReplicaSet({ port, pid, replicaSet, journaled, timeoutMs: READY_MAX_MS }));
  return isOurs ? 'ready' : exited;
};

/** The caller holds the folder's lock, so a mongod that still runs on it has lost its parent. Its command line must name the folder. */
const endLeftover = async ({ dataDir, log }: { dataDir: string; log: Log }): Promise<void> => {
  const pid = Number((await readFile(join(dataDir, 'mongod.lock'), 'utf8').catch(() => '')).trim());
  if (!Number.isInteger(pid) || pid <= 1) return;
  const isStillIt = async () => (await commandLineOf(pid))?.includes(`--dbpath ${dataDir} `) ?? false;
  if (!(await isStillIt())) return;
  log(`a mongod left over by an earlier run (process ${pid}) is being stopped`);
  if (!(await endProcess({ pid, isStillIt, graceMs: STOP_GRACE_MS }))) throw new DataDirInUseError({ dataDir, pid });
};

const portTaken = (port: number) => new MongodStartError(`mongod cannot listen on 127.0.0.1:${port}: another program uses this port.`);

const startError = async ({
  dataDir,
  port,
  logStart,
  exitCode,
  reason,
}: Ended & { dataDir: string; port: number; logStart: number }): Promise<Error> => {
  const written = (await readFile(join(dataDir, LOG_FILE)).catch(() => Buffer.alloc(0))).subarray(logStart).toString('utf8');
  if (written.includes('DBPathInUse')) return new DataDirInUseError({ dataDir, pid: null });
  if (exitCode === exitCodes.addressInUse) return portTaken(port);
  if (exitCode === exitCodes.dataOfAnotherVersion)
    return new MongodStartError(
      `The data in ${dataDir} belong to a version of mongod that this one cannot read. Use that version, or another DATA_DIR.`,
    );
  const errors = written.split('\n').filter((line) => /"s":"[EF]"/.test(line));
  return new MongodStartError(`mongod does not start on ${dataDir}: ${reason}. ${errors.at(0) ?? `See ${join(dataDir, LOG_FILE)}.`}`);
};

const rememberedPort = async (dataDir: string): Promise<number | undefined> => {
  const file = await readFile(join(dataDir, PORT_FILE), 'utf8').catch(() => '{}');
  try {
    return z.object({ port: z.number().int() }).parse(JSON.parse(file)).port;
  } catch {
    return undefined;
  }
};

const sizeOf = async (file: string): Promise<number> => (await stat(file).catch(() => null))?.size ?? 0;

const limitLog = async (file: string): Promise<void> => {
  if ((await sizeOf(file)) > LOG_MAX_BYTES) await rename(file, `${file}.1`);
};

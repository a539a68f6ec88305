import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, it is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const ps = async (column: string, pid: number): Promise<string | null> => {
  const answer = await execute('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)]).catch(() => null);
  return answer?.stdout.trim() || null;
};

/** The command line as one string, null when there is no such process (a zombie has none either). */
export const commandLineOf = async (pid: number): Promise<string | null> => {
  if (process.platform !== 'linux') return ps('command', pid);
  const raw = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return raw.replaceAll('\0', ' ').trim() || null;
};

const STAT_FIELD_OF_START = 19;

/** An opaque mark of when a process began: with the pid it names one process, although pids come round again (pid 1 of every container). */
export const startMarkOf = async (pid: number): Promise<string | null> => {
  if (process.platform !== 'linux') return ps('lstart', pid);
  const raw = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is a name in parentheses that may hold spaces; what follows its end is regular.
  return raw.slice(raw.lastIndexOf(')') + 2).split(' ')[STAT_FIELD_OF_START] ?? null;
};

export type EndProcess = { pid: number; isStillIt: () => Promise<boolean>; graceMs: number };

/** SIGTERM, then SIGKILL after `graceMs`; each signal only while `isStillIt` says so. True when it is gone. */
export const endProcess = async ({ pid, isStillIt, graceMs }: EndProcess): Promise<boolean> => {
  for (const [signal, waitMs] of [
    ['SIGTERM', graceMs],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!(await isStillIt())) return true;
    if (isAlive(pid)) process.kill(pid, signal);
    const deadline = performance.now() + waitMs;
    while (performance.now() < deadline) {
      if (!(await isStillIt())) return true;
      await sleep(25);
    }
  }
  return !(await isStillIt());
};

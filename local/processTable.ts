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
    // EPERM: the process exists and belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const ps = async (column: string, pid: number): Promise<string | null> => {
  const answer = await execute('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)]).catch(() => null);
  return answer?.stdout.trim() || null;
};

/** The command line as one string; null when the process does not exist (a zombie has none either). */
export const commandLineOf = async (pid: number): Promise<string | null> => {
  if (process.platform !== 'linux') return ps('command', pid);
  const raw = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return raw.replaceAll('\0', ' ').trim() || null;
};

const STAT_FIELD_OF_START = 19;

/** An opaque mark of a process's start. With the pid it identifies one process, although pids are reused (pid 1 of every container). */
export const startMarkOf = async (pid: number): Promise<string | null> => {
  if (process.platform !== 'linux') return ps('lstart', pid);
  const raw = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is a name in parentheses that may contain spaces. The fields after it are regular.
  return raw.slice(raw.lastIndexOf(')') + 2).split(' ')[STAT_FIELD_OF_START] ?? null;
};

export type EndProcess = { pid: number; isStillIt: () => Promise<boolean>; graceMs: number };

/** Sends SIGTERM, then SIGKILL after `graceMs`, each only while `isStillIt` confirms the process. True when it has ended. */
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

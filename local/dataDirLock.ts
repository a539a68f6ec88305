import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { makeFolder } from './makeFolder.ts';
import { startMarkOf } from './processTable.ts';

export class DataDirInUseError extends Error {
  readonly code = 'DATA_DIR_IN_USE';

  constructor({ dataDir, pid }: { dataDir: string; pid: number | null }) {
    const holder = pid === null ? 'Another process' : `The process ${pid}`;
    super(`${holder} already uses the data in ${dataDir}. Stop it first, or set DATA_DIR to another folder.`);
    this.name = 'DataDirInUseError';
  }
}

export class DataDirUnusableError extends Error {
  readonly code = 'DATA_DIR_UNUSABLE';

  constructor({ dataDir, cause }: { dataDir: string; cause: unknown }) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`The data folder ${dataDir} is not writable (${reason}). Make it writable, or set DATA_DIR to another folder.`, { cause });
    this.name = 'DataDirUnusableError';
  }
}

const ownerSchema = z.object({ pid: z.number().int(), startMark: z.string().nullable() });
type Owner = z.infer<typeof ownerSchema>;

const FILE = 'har-owner.json';
const ATTEMPTS = 5;

/**
 * One owner for each data folder. The owner's end releases it in every case; a reused pid does not hold it.
 * @returns a function that releases the folder
 * @throws DataDirInUseError, DataDirUnusableError
 */
export const lockDataDir = async (dataDir: string): Promise<() => Promise<void>> => {
  const file = join(dataDir, FILE);
  const mine = join(dataDir, `${FILE}.${randomUUID()}`);
  const owner: Owner = { pid: process.pid, startMark: await startMarkOf(process.pid) };
  try {
    await makeFolder(dataDir);
    await writeFile(mine, JSON.stringify(owner));
  } catch (cause) {
    throw new DataDirUnusableError({ dataDir, cause });
  }
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      // A link appears with its content, and only if none exists: no reader sees half a lock.
      if (await hasSucceeded(link(mine, file))) return () => rm(file, { force: true });
      const holder = await readOwner(file);
      if (holder !== null && (await isAlive(holder))) throw new DataDirInUseError({ dataDir, pid: holder.pid });
      await removeStaleLock({ file, holder, aside: `${mine}.stale` });
      await sleep(20 * attempt);
    }
    throw new DataDirInUseError({ dataDir, pid: null });
  } finally {
    await rm(mine, { force: true });
  }
};

/** Two processes may find the same dead owner: the rename of the second may catch the new lock of the first, which is then restored. */
const removeStaleLock = async ({ file, holder, aside }: { file: string; holder: Owner | null; aside: string }): Promise<void> => {
  if (!(await hasSucceeded(rename(file, aside)))) return;
  const caught = await readOwner(aside);
  if (caught !== null && (caught.pid !== holder?.pid || caught.startMark !== holder.startMark)) await hasSucceeded(link(aside, file));
  await rm(aside, { force: true });
};

const isAlive = async ({ pid, startMark }: Owner): Promise<boolean> => {
  const current = await startMarkOf(pid);
  return current !== null && current === startMark;
};

const readOwner = async (file: string): Promise<Owner | null> => {
  try {
    return ownerSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
};

const hasSucceeded = (step: Promise<void>): Promise<boolean> =>
  step.then(
    () => true,
    () => false,
  );

import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A row in its current state, or its deletion. */
export type Change = { table: string; row: { id: string } } | { table: string; removed: string };

const storedChange = z.union([
  z.object({ table: z.string(), row: z.looseObject({ id: z.string() }) }),
  z.object({ table: z.string(), removed: z.string() }),
]);
const storedCommit = z.array(storedChange);

export type Journal = {
  /** One commit is one line: after a kill it is complete or absent. Returns once the system has it: an answered request survives a kill. */
  append(changes: readonly Change[]): void;
  /** Replaces the history by its result. */
  compact(changes: Iterable<Change>): void;
  close(): void;
};

const writeCompletely = (file: number, line: string): void => {
  const bytes = Buffer.from(line);
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
};

/** Opens the journal of a data folder and passes every stored change, oldest first, to `replay`. */
export const openJournal = ({
  dataDir,
  replay,
}: {
  dataDir: string;
  replay: (change: Change) => void;
}): { journal: Journal; commitCount: number } => {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'journal.ndjson');
  let commitCount = 0;
  if (existsSync(path)) {
    const bytes = readFileSync(path);
    // A last line without its end was cut off by a kill: its commit was never acknowledged.
    const end = bytes.lastIndexOf('\n') + 1;
    if (end < bytes.length) truncateSync(path, end);
    for (const line of bytes.subarray(0, end).toString('utf8').split('\n')) {
      if (line === '') continue;
      commitCount += 1;
      for (const change of storedCommit.parse(JSON.parse(line))) replay(change);
    }
  }
  let file = openSync(path, 'a');
  return {
    commitCount,
    journal: {
      append(changes) {
        if (changes.length === 0) return;
        const { size } = fstatSync(file);
        try {
          writeCompletely(file, `${JSON.stringify(changes)}\n`);
        } catch (error) {
          // A full disk may store half a line: the next commit must not continue it.
          ftruncateSync(file, size);
          throw error;
        }
      },
      compact(changes) {
        const temporary = `${path}.new`;
        const next = openSync(temporary, 'w');
        for (const change of changes) writeCompletely(next, `${JSON.stringify([change])}\n`);
        fsyncSync(next);
        closeSync(next);
        renameSync(temporary, path);
        closeSync(file);
        file = openSync(path, 'a');
      },
      close: () => closeSync(file),
    },
  };
};

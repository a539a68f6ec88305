import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from '../journal.ts';
import type { Change } from '../journal.ts';
import { newDataDir } from './kit.ts';

const replayed = (dataDir: string): { changes: Change[]; commitCount: number } => {
  const changes: Change[] = [];
  const { journal, commitCount } = openJournal({ dataDir, replay: (change) => changes.push(change) });
  journal.close();
  return { changes, commitCount };
};

test('a journal replays its commits in order, also after a compaction', () => {
  const dataDir = newDataDir();
  const first: Change = { table: 'charge', row: { id: 'ch_1' } };
  const second: Change = { table: 'delivery', removed: 'evt_1' };
  const third: Change = { table: 'charge', row: { id: 'ch_2' } };
  const { journal } = openJournal({ dataDir, replay: () => undefined });
  journal.append([first, second]);
  journal.append([]);
  expect(replayed(dataDir)).toEqual({ changes: [first, second], commitCount: 1 });

  journal.compact([first]);
  journal.append([third]);
  journal.close();

  expect(replayed(dataDir)).toEqual({ changes: [first, third], commitCount: 2 });
});

test('a complete but invalid line prevents the start and leaves the file unchanged', () => {
  const dataDir = newDataDir();
  const path = join(dataDir, 'journal.ndjson');
  appendFileSync(path, '[{"table":"charge"}]\n');

  expect(() => replayed(dataDir)).toThrow();
  expect(readFileSync(path, 'utf8')).toBe('[{"table":"charge"}]\n');
});

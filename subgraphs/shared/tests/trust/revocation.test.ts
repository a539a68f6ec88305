import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { manualClock } from '../../clock.ts';
import { createLogger } from '../../log.ts';
import { createRevocationList } from '../../trust/revocation.ts';
import { nextNotBefore, parseRevocationPage } from '../../trust/revocationEntry.ts';
import type { RevocationEntry, RevocationSource } from '../../trust/revocationEntry.ts';
import type { SignedIn } from '../../viewer.ts';

const lineSchema = z.object({ level: z.string(), message: z.string() });
const start = new Date('2026-03-01T12:00:00.000Z');
const at = (ms: number): Date => new Date(start.getTime() + ms);
const viewer = ({ userId = 'usr_1', sessionId = 'ses_1', issuedAtMs = 0 } = {}): SignedIn => ({
  kind: 'user',
  userId,
  sessionId,
  roles: ['LEARNER'],
  issuedAt: at(issuedAtMs),
  authenticatedAt: start,
});
const ofSession = (id: string, sessionId: string, recordedAtMs = 0): RevocationEntry => ({
  id,
  subject: { kind: 'session', sessionId },
  notBefore: at(recordedAtMs),
  recordedAt: at(recordedAtMs),
  expiresAt: at(recordedAtMs + 900_000),
});
const ofUser = (id: string, notBeforeMs: number): RevocationEntry => ({
  id,
  subject: { kind: 'user', userId: 'usr_1' },
  notBefore: at(notBeforeMs),
  recordedAt: at(notBeforeMs),
  expiresAt: at(notBeforeMs + 900_000),
});

const setUp = ({ maxAgeSeconds = null, attemptTimeoutMs = 2_000 }: { maxAgeSeconds?: number | null; attemptTimeoutMs?: number } = {}) => {
  const clock = manualClock(start);
  /** A log whose cursor is the recording time of its last entry, as an honest table's would be. */
  const table: RevocationEntry[] = [];
  const auth: { isDown: boolean; isHung: boolean; cursors: (string | null)[] } = { isDown: false, isHung: false, cursors: [] };
  const source: RevocationSource = {
    async since(cursor) {
      auth.cursors.push(cursor);
      if (auth.isHung) await new Promise<never>(() => undefined);
      await Promise.resolve();
      if (auth.isDown) throw new Error('connection refused');
      const entries = table.filter(({ recordedAt }) => cursor === null || recordedAt.toISOString() > cursor);
      return {
        entries,
        cursor:
          table
            .map(({ recordedAt }) => recordedAt.toISOString())
            .sort()
            .at(-1) ?? '',
      };
    },
  };
  const lines: z.infer<typeof lineSchema>[] = [];
  const log = createLogger({
    service: 'test',
    destination: { write: (line: string) => void lines.push(lineSchema.parse(JSON.parse(line))) },
  });
  const list = createRevocationList({ source, clock, maxAgeSeconds, attemptTimeoutMs, log });
  return { clock, table, auth, list, lines };
};

describe('who is revoked', () => {
  test('a session of the log, and no other of the same person', { tags: ['A21'] }, async () => {
    const { table, list } = setUp();
    table.push(ofSession('rev_1', 'ses_1'));

    await list.refresh();

    expect(list.isRevoked(viewer())).toBe(true);
    expect(list.isRevoked(viewer({ sessionId: 'ses_2' }))).toBe(false);
  });

  test('every session of a person by tokens dated before the not-before, to the millisecond', { tags: ['A22'] }, async () => {
    const { table, list } = setUp();
    table.push(ofUser('rev_1', 11_000));

    await list.refresh();

    expect(list.isRevoked(viewer({ issuedAtMs: 10_000 }))).toBe(true);
    expect(list.isRevoked(viewer({ issuedAtMs: 10_999, sessionId: 'ses_9' }))).toBe(true);
    expect(list.isRevoked(viewer({ issuedAtMs: 11_000 }))).toBe(false);
    expect(list.isRevoked(viewer({ issuedAtMs: 10_000, userId: 'usr_2' }))).toBe(false);
  });

  test('the latest not-before counts, in whatever order they come', { tags: ['A22'] }, async () => {
    const { table, list } = setUp();
    table.push(ofUser('rev_2', 20_000), ofUser('rev_1', 10_000));

    await list.refresh();

    expect(list.isRevoked(viewer({ issuedAtMs: 19_000 }))).toBe(true);
    expect(list.isRevoked(viewer({ issuedAtMs: 20_000 }))).toBe(false);
  });

  test(
    'tokens of the second of the revocation fall, the next one stands, and a second revocation takes that too',
    { tags: ['A22'] },
    () => {
      const first = nextNotBefore({ now: at(10_500), previous: null });
      const second = nextNotBefore({ now: at(10_900), previous: first });

      expect(first).toEqual(at(11_000));
      expect(second).toEqual(at(12_000));
      expect(nextNotBefore({ now: at(60_000), previous: second })).toEqual(at(61_000));
      expect(nextNotBefore({ now: at(10_000), previous: at(10_001) })).toEqual(at(12_000));
    },
  );

  test('an entry is dropped when it expires, also while the log is out of reach', async () => {
    const { clock, table, auth, list } = setUp();
    table.push(ofSession('rev_1', 'ses_1'), ofUser('rev_2', 1_000));
    await list.refresh();
    auth.isDown = true;

    clock.set(at(899_999));
    await list.refresh();
    expect(list.isRevoked(viewer({ userId: 'usr_2' }))).toBe(true);
    clock.set(at(900_000));
    await list.refresh();
    expect(list.isRevoked(viewer({ userId: 'usr_2' }))).toBe(false);
    expect(list.isRevoked(viewer({ sessionId: 'ses_2' }))).toBe(true);
    clock.set(at(901_000));
    await list.refresh();
    expect(list.isRevoked(viewer({ sessionId: 'ses_2' }))).toBe(false);
  });
});

describe('keeping up', () => {
  test('an entry that becomes visible late, behind the cursor, is still seen', async () => {
    const { clock, table, list } = setUp();
    for (let second = 0; second < 60; second += 2) {
      table.push(ofSession(`rev_${String(second)}`, `ses_other_${String(second)}`, second * 1_000));
      await list.refresh();
      clock.advance(2_000);
    }
    table.push(ofSession('rev_late', 'ses_1', 50_001));

    await list.refresh();

    expect(list.isRevoked(viewer())).toBe(true);
  });

  test('the log is asked from where it stood ten seconds ago', async () => {
    const { clock, table, auth, list } = setUp();
    for (let second = 0; second <= 14; second += 2) {
      table.push(ofSession(`rev_${String(second)}`, `ses_${String(second)}`, second * 1_000));
      await list.refresh();
      clock.advance(2_000);
    }

    expect(auth.cursors).toEqual([null, null, null, null, null, at(0).toISOString(), at(2_000).toISOString(), at(4_000).toISOString()]);
  });

  test('a failing log leaves the last known list in force and is told once for each change', async () => {
    const { clock, table, auth, list, lines } = setUp();
    table.push(ofSession('rev_1', 'ses_1'));
    await list.refresh();
    auth.isDown = true;
    for (let poll = 0; poll < 20; poll += 1) {
      clock.advance(2_000);
      await list.refresh();
    }

    expect(list.isRevoked(viewer())).toBe(true);
    expect(list.ageSeconds()).toBe(40);
    expect(lines).toEqual([{ level: 'warn', message: 'The revocation log is out of reach. The last known list stays in force.' }]);
    auth.isDown = false;
    await list.refresh();
    await list.refresh();
    expect(list.ageSeconds()).toBe(0);
    expect(lines.slice(1)).toEqual([{ level: 'info', message: 'The revocation log is in reach again.' }]);
  });

  test('the list is stale past its greatest age and not at it, and never without one', async () => {
    const { clock, list } = setUp({ maxAgeSeconds: 60 });
    const unlimited = setUp();
    await list.refresh();
    await unlimited.list.refresh();
    clock.advance(60_000);
    expect(list.isStale()).toBe(false);
    clock.advance(1);
    unlimited.clock.advance(86_400_000);
    expect([list.isStale(), unlimited.list.isStale()]).toEqual([true, false]);
  });

  test('a list that was never read vouches for nobody, whatever its greatest age: a process started beside a dead log has no last known one', async () => {
    for (const maxAgeSeconds of [60, null]) {
      const { auth, list } = setUp({ maxAgeSeconds });
      auth.isDown = true;
      await list.start();
      expect([list.ageSeconds(), list.isStale()]).toEqual([Infinity, true]);
      auth.isDown = false;
      await list.refresh();
      expect(list.isStale()).toBe(false);
      list.stop();
    }
  });

  test('a look asked for while one is under way begins after it, and a hundred cost one', async () => {
    const { table, auth, list } = setUp();
    const underWay = list.refresh();
    await Promise.resolve();
    await Promise.resolve();
    table.push(ofSession('rev_1', 'ses_1'));

    for (let index = 0; index < 100; index += 1) list.hasten();
    await list.refresh();
    await underWay;

    expect(list.isRevoked(viewer())).toBe(true);
    expect(auth.cursors).toHaveLength(2);
  });
});

test('each look asked for while one is under way is made, also the second time', async () => {
  const { auth, list } = setUp();
  for (const looks of [2, 4]) {
    const underWay = list.refresh();
    await list.refresh();
    await underWay;
    expect(auth.cursors).toHaveLength(looks);
  }
});

test('a notice costs a look at once', async () => {
  const { table, auth, list } = setUp();
  table.push(ofSession('rev_1', 'ses_1'));
  list.hasten();
  await expect.poll(() => list.isRevoked(viewer())).toBe(true);
  expect(auth.cursors).toHaveLength(1);
});

test('polling alone keeps no process alive', () => {
  const url = JSON.stringify(new URL('../../trust/revocation.ts', import.meta.url).href);
  const program = `
    const { createRevocationList } = await import(${url});
    const source = { since: async () => ({ entries: [], cursor: 'c1' }) };
    await createRevocationList({ source, clock: { now: () => new Date() }, maxAgeSeconds: null, log: console }).start();
    console.log('started');`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  expect([status, stdout]).toEqual([0, 'started\n']);
});

describe('polling', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('looks at the start and each two seconds, until it is stopped', { tags: ['A21'] }, async () => {
    const { table, auth, list } = setUp();
    await list.start();
    expect(auth.cursors).toHaveLength(1);
    table.push(ofSession('rev_1', 'ses_1'));

    await vi.advanceTimersByTimeAsync(2_000);
    expect(list.isRevoked(viewer())).toBe(true);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(auth.cursors).toHaveLength(4);
    list.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(auth.cursors).toHaveLength(4);
  });

  test('a list that is started twice looks as often as one that is started once', async () => {
    const { auth, list } = setUp();
    await list.start();
    await list.start();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(auth.cursors).toHaveLength(4);
    list.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(auth.cursors).toHaveLength(4);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('while a look is under way no other one begins', async () => {
    const { auth, list } = setUp({ attemptTimeoutMs: 5_000 });
    auth.isHung = true;
    const started = list.start();
    await vi.advanceTimersByTimeAsync(4_999);
    expect(auth.cursors).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_001);
    await started;
    expect(auth.cursors).toHaveLength(2);
    list.stop();
  });

  test('a look that hangs is given up, and the next one is made', { tags: ['A21'] }, async () => {
    const { table, auth, list, lines } = setUp();
    auth.isHung = true;
    const started = list.start();
    await vi.advanceTimersByTimeAsync(2_000);
    await started;
    expect(lines).toHaveLength(1);
    auth.isHung = false;
    table.push(ofSession('rev_1', 'ses_1'));

    await vi.advanceTimersByTimeAsync(2_000);

    expect(list.isRevoked(viewer())).toBe(true);
    list.stop();
  });
});

test('a page off the wire is the page that was put on it, and half a page is none', () => {
  const page = { entries: [ofSession('rev_1', 'ses_1'), ofUser('rev_2', 1_000)], cursor: 'c1' };
  const wire: unknown = JSON.parse(JSON.stringify(page));

  expect(parseRevocationPage(wire)).toEqual(page);
  expect(() => parseRevocationPage({ entries: [] })).toThrow();
  expect(() => parseRevocationPage({ entries: [{ ...page.entries[0], expiresAt: 'soon' }], cursor: 'c1' })).toThrow();
});

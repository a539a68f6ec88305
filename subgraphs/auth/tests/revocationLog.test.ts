import { expect, test } from 'vitest';
import { manualClock } from '#shared/clock.ts';
import { indexesOf } from '#shared/mongo/collection.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { silent, testDatabase } from '../../shared/tests/mongo/testDatabase.ts';
import { createRevocationLog, revocationCollection, revocationRoute } from '../src/modules/sessions/revocation.collection.ts';

const start = new Date('2026-03-02T09:00:00.000Z');
const later = (ms: number) => new Date(start.getTime() + ms);
/** Sixteen minutes, the life of the last token of a process whose clock is fast. */
const lifetimeMs = 960_000;

const setUp = async () => {
  const { connection } = await testDatabase({ indexes: indexesOf([revocationCollection]) });
  const clock = manualClock(start);
  const log = createRevocationLog({ revocations: revocationCollection.open(connection), clock, accessTokenLifetimeSeconds: 900 });
  let notifications = 0;
  log.onRecorded(() => (notifications += 1));
  const recordSessions = (...sessionIds: string[]) => inTransaction(connection, (session) => log.recordSessions({ sessionIds, session }));
  const recordUser = (userId: string, notBefore: Date) =>
    inTransaction(connection, (session) => log.recordUser({ userId, notBefore, session }));
  const fetchPage = async (query: string) =>
    revocationRoute({ source: log.source }).handle({
      headers: {},
      rawBody: Buffer.alloc(0),
      query: new URLSearchParams(query),
      log: silent,
    });
  const isIndexed = async (name: string) => (await connection.collection('revocations').indexes()).some((index) => index.name === name);
  return { connection, clock, log, recordSessions, recordUser, fetchPage, isIndexed, notificationCount: () => notifications };
};

test('entries are ordered by their writing and kept until their last token has expired', async () => {
  const { connection, log, clock, recordSessions, recordUser, notificationCount } = await setUp();
  expect(await log.source.since(null)).toEqual({ entries: [], cursor: '0' });
  await recordSessions('ses_1', 'ses_2');
  await recordUser('usr_1', later(1_000));
  await inTransaction(connection, (session) => log.recordSession({ sessionId: 'ses_3', session }));
  expect(notificationCount()).toBe(3);

  const ofSession = (sessionId: string) => ({
    id: sessionId,
    subject: { kind: 'session', sessionId },
    notBefore: start,
    recordedAt: start,
    expiresAt: later(lifetimeMs),
  });
  const { entries, cursor } = await log.source.since(null);
  expect(entries).toEqual([
    ofSession('ses_1'),
    ofSession('ses_2'),
    {
      id: `usr_1@${String(later(1_000).getTime())}`,
      subject: { kind: 'user', userId: 'usr_1' },
      notBefore: later(1_000),
      recordedAt: start,
      expiresAt: later(1_000 + lifetimeMs),
    },
    ofSession('ses_3'),
  ]);
  expect(await log.source.since(cursor)).toEqual({ entries: [], cursor });
  expect((await log.source.since('0')).entries).toHaveLength(4);

  await recordUser('usr_2', later(-60_000));
  const next = await log.source.since(cursor);
  expect(next.entries).toMatchObject([{ subject: { userId: 'usr_2' }, notBefore: later(-60_000), expiresAt: later(lifetimeMs) }]);
  expect(next.cursor).not.toBe(cursor);
  clock.advance(lifetimeMs);
  expect((await log.source.since(null)).entries.map(({ id }) => id)).toEqual([`usr_1@${String(later(1_000).getTime())}`]);
});

test('an uncommitted entry is not readable', async () => {
  const { connection, log } = await setUp();
  await inTransaction(connection, async (session, { abort }) => {
    await log.recordSession({ sessionId: 'ses_1', session });
    return abort(null);
  });
  expect((await log.source.since(null)).entries).toEqual([]);
});

test('the route returns a page after a cursor, and refuses invalid cursors', async () => {
  const { log, recordSessions, fetchPage, isIndexed } = await setUp();
  await recordSessions('ses_1');
  const page = await log.source.since(null);
  expect(await fetchPage('')).toEqual({ status: 200, body: page });
  expect(await fetchPage('after=0')).toEqual({ status: 200, body: page });
  expect(await fetchPage(`after=${page.cursor}`)).toEqual({ status: 200, body: { entries: [], cursor: page.cursor } });
  for (const after of ['', '-1', '1e3', 'abc', '1 ', '9'.repeat(21)])
    expect([after, await fetchPage(`after=${encodeURIComponent(after)}`)]).toEqual([
      after,
      { status: 400, body: { error: 'BAD_REQUEST' } },
    ]);
  expect([await isIndexed('sequence'), await isIndexed('expiry')]).toEqual([true, true]);
});

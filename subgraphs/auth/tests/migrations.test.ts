import { randomBytes } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { connectMongo } from '#shared/mongo/connection.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { silentLog, startAuth } from './kit.ts';

type Stored = { _id: string; [field: string]: unknown };

const now = new Date();
const account = (id: string, { roles = ['LEARNER'], status = 'ACTIVE' }: { roles?: string[]; status?: string } = {}): Stored => ({
  _id: id,
  email: `${id}@moreau.example`,
  emailVerifiedAt: null,
  passwordHash: 'x',
  firstName: 'Camille',
  lastName: 'Moreau',
  roles,
  status,
  locale: 'fr',
  tokensNotBefore: null,
  lastLoginAt: null,
  createdAt: now,
  updatedAt: now,
  revision: 1,
});
const oldWords = {
  ...account('usr_o'),
  firstName: 'Łukasz',
  lastName: 'ﬁeld',
  firstNameWords: ['łukasz'],
  lastNameWords: ['ﬁeld'],
};
const profile = (id: string): Stored => ({ _id: id, slug: id, displayName: 'Camille Moreau', createdAt: now, updatedAt: now });

/** A database of an earlier release. */
const createDatabase = async (collections: Record<string, Stored[]>): Promise<string> => {
  const database = `auth_${randomBytes(6).toString('hex')}`;
  const mongo = connectMongo({ uri: inject('mongoUri'), database, log: silentLog });
  await mongo.untilReady();
  for (const [name, rows] of Object.entries(collections)) await mongo.connection.collection<Stored>(name).insertMany(rows);
  await mongo.close();
  return database;
};

test('accounts of an earlier release get the missing fields, and instructors their verification', async () => {
  const database = await createDatabase({
    users: [account('usr_l'), account('usr_t', { roles: ['LEARNER', 'INSTRUCTOR'] }), { ...oldWords, formerExpertise: null }],
    profiles: [profile('usr_l'), profile('usr_t')],
  });

  const auth = await startAuth({ database });

  expect(
    (await auth.rowsOf('users')).map((row) => [row['pendingEmail'], row['timeZone'], row['interests'], row['instructorVerification']]),
  ).toEqual([
    [null, null, [], null],
    [null, null, [], null],
    [null, null, [], 'UNVERIFIED'],
  ]);
  expect((await auth.rowsOf('users')).map((row) => [row['firstNameWords'], row['lastNameWords'], row['formerExpertise']])).toEqual([
    [['camille'], ['moreau'], null],
    [['lukasz'], ['field'], null],
    [['camille'], ['moreau'], null],
  ]);
  const { data, codes } = await auth.ask(
    'anonymous',
    '{ publicProfile(id: "usr_t") { bio avatarUrl links { url } instructor { isVerified expertiseTags } } }',
  );
  expect([codes, at(data, 'publicProfile')]).toEqual([
    [],
    { bio: null, avatarUrl: null, links: [], instructor: { isVerified: false, expertiseTags: [] } },
  ]);
  expect(
    at((await auth.ask('anonymous', '{ publicProfile(id: "usr_l") { instructor { isVerified } } }')).data, 'publicProfile.instructor'),
  ).toBeNull();
});

const outboxRow = (eventId: string, userId: string, state: 'open' | 'done'): Stored => ({
  _id: eventId,
  publisher: 'auth',
  envelope: {
    id: eventId,
    type: 'auth.user.registered',
    version: 1,
    publisher: 'auth',
    aggregate: { type: 'User', id: userId, sequence: 1 },
    occurredAt: now.toISOString(),
    recordedAt: now.toISOString(),
    actor: { kind: 'user', userId },
    organizationId: null,
    traceparent: null,
    requestId: null,
    payload: { userId, displayName: 'Camille Moreau', roles: ['LEARNER'], locale: 'fr', registeredAt: now.toISOString() },
  },
  recordedAt: now,
  state,
  deliveries: ['course', 'community'].map((consumer) => ({
    ...{ consumer, state: consumer === 'course' ? 'done' : state, attempts: 0, deferrals: 0 },
    ...{ nextAttemptAt: new Date(0), leaseToken: null, lastErrorCode: null },
  })),
  doneAt: null,
});

test('a waiting event of an earlier release is delivered with its id and the current name, except for erased accounts', async () => {
  const [open, done, orphan] = ['a', 'b', 'c'].map((letter) => `evt_${letter.repeat(26)}`);
  const database = await createDatabase({
    users: [account('usr_l'), account('usr_t')],
    profiles: [profile('usr_l'), profile('usr_t')],
    outbox: [outboxRow(open ?? '', 'usr_l', 'open'), outboxRow(done ?? '', 'usr_t', 'done'), outboxRow(orphan ?? '', 'usr_gone', 'open')],
  });

  const auth = await startAuth({ database });

  await expect.poll(() => auth.sent).toHaveLength(1);
  expect(auth.sent).toMatchObject([
    {
      id: open,
      type: 'auth.user.changed',
      version: 1,
      aggregate: { id: 'usr_l', sequence: 1 },
      payload: { userId: 'usr_l', displayName: 'Camille Moreau', firstName: 'Camille', status: 'ACTIVE', timeZone: null, interests: [] },
    },
  ]);
  await expect
    .poll(async () => (await auth.rowsOf('outbox')).map((row) => [row['_id'], at(row, 'envelope.type'), row['state']]))
    .toEqual([
      [open, 'auth.user.changed', 'done'],
      [done, 'auth.user.changed', 'done'],
    ]);
});

test('a suspension of an earlier release is published to every subgraph with a higher revision', async () => {
  const database = await createDatabase({
    users: [account('usr_s', { status: 'SUSPENDED' }), account('usr_l')],
    profiles: [profile('usr_s'), profile('usr_l')],
  });

  const auth = await startAuth({ database });

  await expect.poll(() => auth.sent).toHaveLength(1);
  expect(auth.sent).toMatchObject([
    { type: 'auth.user.changed', aggregate: { id: 'usr_s', sequence: 2 }, payload: { status: 'SUSPENDED' } },
  ]);
  await expect
    .poll(async () => at((await auth.rowsOf('outbox'))[0], 'deliveries'))
    .toMatchObject(['course', 'payment', 'ai', 'community'].map((consumer) => ({ consumer, state: 'done' })));
});

import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#events/envelope.ts';
import { createOutbox } from '#shared/events/outbox.ts';
import { outboxIndexes } from '#shared/events/outbox.collection.ts';
import { createRelay } from '#shared/events/relay.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { testNow } from '#shared/tests/kit/callers.ts';
import { silent, testDatabase } from '#shared/tests/mongo/testDatabase.ts';
import { at, completed, enrolled, published, registered, settled, startCommunity } from './kit.ts';
import type { Community } from './kit.ts';

const keptReadMs = 180 * 24 * 60 * 60 * 1000;

const rowsOf = ({ connection }: Community) =>
  connection
    .collection('notifications')
    .find({}, { projection: { _id: 0, ownerId: 1, eventKey: 1, kind: 1 } })
    .sort({ eventKey: 1 })
    .toArray();
const keysOf = async (community: Community) => (await rowsOf(community)).map((row): unknown => row['eventKey']);

describe('what happens elsewhere', () => {
  test('becomes a notification of whom it concerns, with parameters and no wording', async () => {
    const community = await startCommunity();
    await community.deliver(registered());
    await community.deliver(enrolled());
    await community.deliver(completed());
    await community.deliver(settled());
    await community.deliver(settled({ transactionId: 'txn_2', status: 'FAILED', failureCode: 'expired_card' }));

    expect(await rowsOf(community)).toMatchObject([
      { ownerId: 'usr_learner', kind: 'ENROLLMENT', eventKey: 'enr_1:COURSE_COMPLETED' },
      { ownerId: 'usr_learner', kind: 'ENROLLMENT', eventKey: 'enr_1:COURSE_STARTED' },
      { ownerId: 'usr_learner', kind: 'PAYMENT', eventKey: 'txn_1:PAYMENT_COMPLETED' },
      { ownerId: 'usr_learner', kind: 'PAYMENT', eventKey: 'txn_2:PAYMENT_FAILED' },
      { ownerId: 'usr_learner', kind: 'ACCOUNT', eventKey: 'usr_learner:ACCOUNT_OPENED' },
    ]);
    expect(await community.connection.collection('notifications').findOne({ eventKey: 'txn_2:PAYMENT_FAILED' })).toMatchObject({
      _id: expect.stringMatching(/^ntf_[0-9a-z]{26}$/),
      ownerId: 'usr_learner',
      kind: 'PAYMENT',
      eventKey: 'txn_2:PAYMENT_FAILED',
      occasion: {
        what: 'PAYMENT_FAILED',
        transactionId: 'txn_2',
        courseId: null,
        description: 'Formule Pro',
        total: { amountMinor: 4_900, currency: 'EUR' },
        failureCode: 'expired_card',
      },
      isRead: false,
      readAt: null,
      createdAt: testNow,
    });
  });

  test('is not told of a cancelled payment or of a published course', async () => {
    const community = await startCommunity();
    await community.deliver(settled({ status: 'CANCELED' }));
    await community.deliver(published());
    expect(await rowsOf(community)).toMatchObject([]);
  });

  test.each([
    ['an account', registered, 'usr_learner:ACCOUNT_OPENED'],
    ['an enrolment', enrolled, 'enr_1:COURSE_STARTED'],
    ['a completion', completed, 'enr_1:COURSE_COMPLETED'],
    ['a payment', settled, 'txn_1:PAYMENT_COMPLETED'],
  ])('makes one notification of %s that arrives 50 times at once, half of them under new event ids', async (_, draft, eventKey) => {
    const community = await startCommunity();
    const eventId = 'evt_0123456789abcdefghjkmnpqrs';
    await Promise.all(
      Array.from({ length: 50 }, (__, index) => community.deliver(draft({ sequence: index }), index % 2 === 0 ? {} : { eventId })),
    );
    expect(await keysOf(community)).toMatchObject([eventKey]);
  });

  test('stays read when it is told again', async () => {
    const community = await startCommunity();
    await community.deliver(enrolled());
    await community.ask('learner', 'mutation { markNotificationsRead(input: { all: true }) { updatedCount } }');
    await community.deliver(enrolled({ sequence: 9, title: 'Other' }));
    expect(
      await community.connection
        .collection('notifications')
        .find({}, { projection: { _id: 0, isRead: 1, readAt: 1 } })
        .toArray(),
    ).toEqual([{ isRead: true, readAt: testNow }]);
  });

  test('is not told when it is so old that it may have been read and have left', async () => {
    const community = await startCommunity();
    const oldest = new Date(testNow.getTime() - keptReadMs);
    await community.deliver(enrolled({ enrollmentId: 'enr_old', when: oldest }));
    await community.deliver(enrolled({ enrollmentId: 'enr_recent', when: new Date(oldest.getTime() + 1) }));
    expect(await keysOf(community)).toMatchObject(['enr_recent:COURSE_STARTED']);
  });

  test('changes the projection of a course only forwards', async () => {
    const { connection, deliver } = await startCommunity();
    await deliver(published({ sequence: 5, when: at(5) }));
    await deliver(published({ sequence: 4, when: at(4), title: 'Old', slug: 'old' }));
    expect(await connection.collection('courses').find().toArray()).toMatchObject([
      { _id: 'crs_1', sequence: 5, title: 'Python, les bases', slug: 'python-les-bases', asOf: at(5) },
    ]);
  });
});

test('read rows leave after 180 days, by an index on when they were read', async () => {
  const { connection } = await startCommunity();
  const indexes = await connection.collection('notifications').indexes();
  expect(
    indexes.map(({ name, key, unique = false, expireAfterSeconds = null }) => ({ name, key, unique, expireAfterSeconds })),
  ).toMatchObject([
    { name: '_id_', key: { _id: 1 }, unique: false, expireAfterSeconds: null },
    { name: 'owner_event', key: { ownerId: 1, eventKey: 1 }, unique: true, expireAfterSeconds: null },
    { name: 'owner_newest', key: { ownerId: 1, createdAt: -1, _id: -1, kind: 1 }, unique: false, expireAfterSeconds: null },
    { name: 'owner_read_newest', key: { ownerId: 1, isRead: 1, createdAt: -1, _id: -1, kind: 1 }, unique: false, expireAfterSeconds: null },
    { name: 'expiry', key: { readAt: 1 }, unique: false, expireAfterSeconds: 15_552_000 },
  ]);
});

test('travels from another subgraph’s outbox, in another database, to a notification', async () => {
  const community = await startCommunity();
  const { connection } = await testDatabase({ indexes: outboxIndexes });
  const outbox = createOutbox({ connection, publisher: 'course', clock: community.clock });
  // Only what community consumes is sent here: the other consumer has no inbox in this test.
  const drafts: readonly EventDraft[] = [published(), enrolled(), completed()];
  await inTransaction(connection, (session) =>
    outbox.append(drafts, { session, actor: { kind: 'system', name: 'test' }, requestId: null, onlyTo: ['community'] }),
  );
  const relay = createRelay({ connection, publisher: 'course', transport: community.transport, clock: community.clock, log: silent });
  relay.start();
  try {
    await expect.poll(() => keysOf(community)).toMatchObject(['enr_1:COURSE_COMPLETED', 'enr_1:COURSE_STARTED']);
    await expect.poll(() => connection.collection('outbox').countDocuments({ state: 'done' })).toBe(3);
  } finally {
    await relay.stop();
  }
});

import { expect, test } from 'vitest';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import type { CallerKind } from '#shared/tests/kit/callers.ts';
import { at, completed, enrolled, notificationsOf, pageOf, registered, settled, startCommunity, user } from './kit.ts';

const titlesOf = `query ($of: [_Any!]!, $filter: NotificationFilterInput) {
  _entities(representations: $of) { ... on User { notifications(filter: $filter) { totalCount nodes { title } edges { cursor node { title } } } } }
}`;
const everyField = `query ($of: [_Any!]!) {
  _entities(representations: $of) { ... on User { id unreadNotificationCount notifications { totalCount nodes { title body url subject { __typename } } } } }
}`;
const markAll = 'mutation { markNotificationsRead(input: { all: true }) { updatedCount } }';
const cursor = (position: unknown): string => Buffer.from(JSON.stringify(position)).toString('base64url');

test('are for their owner and for admins; null for anybody else', async () => {
  const { ask, deliver } = await startCommunity();
  await deliver(registered());
  await deliver(registered({ userId: 'usr_other_learner' }));
  const titles = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on User { notifications { nodes { title } } } } }';
  const seen = { data: { _entities: [{ notifications: { nodes: [{ title: 'Welcome to HAR Academy' }] } }] }, errors: [] };
  const unseen = { data: { _entities: [{ notifications: null }] }, errors: [] };
  const expected: Record<CallerKind, unknown> = {
    anonymous: {
      data: { _entities: [{ notifications: null }] },
      errors: [{ code: 'UNAUTHENTICATED', path: ['_entities', 0, 'notifications'] }],
    },
    learner: seen,
    otherLearner: unseen,
    instructor: unseen,
    otherInstructor: unseen,
    admin: seen,
  };
  for (const kind of callerKinds) {
    const answer = expected[kind];
    expect({ kind, answer: await ask(kind, titles, { of: [user()] }) }).toMatchObject({ kind, answer });
  }
});

test('come newest first by what happened, page by page, none twice and none left out', async () => {
  const { ask, deliver } = await startCommunity();
  // Told in another order than it happened, three of them in the same instant.
  for (const minute of [3, 1, 2, 2, 2, 5, 4].entries()) await deliver(enrolled({ enrollmentId: `enr_${minute[0]}`, when: at(minute[1]) }));
  const all = pageOf(await ask('learner', notificationsOf, { of: [user()] }));

  const pages: (readonly string[])[] = [];
  let after: string | null = null;
  do {
    const page = pageOf(await ask('learner', notificationsOf, { of: [user()], first: 2, after }));
    pages.push(page.ids);
    after = page.ids.length === 2 ? page.endCursor : null;
  } while (after !== null);

  expect(pages.map((ids) => ids.length)).toMatchObject([2, 2, 2, 1]);
  expect(pages.flat()).toMatchObject(all.ids);
  expect(new Set(all.ids).size).toBe(7);
  expect(await ask('learner', notificationsOf, { of: [user()], first: 1 })).toMatchObject({
    data: {
      _entities: [
        { notifications: { nodes: [{ createdAt: at(5).toISOString() }], pageInfo: { hasNextPage: true, hasPreviousPage: false } } },
      ],
    },
  });
  const { data } = await ask(
    'learner',
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on User { notifications { nodes { createdAt } } } } }',
    { of: [user()] },
  );
  expect(data).toEqual({
    _entities: [{ notifications: { nodes: [5, 4, 3, 2, 2, 2, 1].map((minute) => ({ createdAt: at(minute).toISOString() })) } }],
  });
});

test('are filtered by kind and by whether they were read, both together too', async () => {
  const { ask, deliver, clock } = await startCommunity();
  await deliver(registered({ when: at(0) }));
  await deliver(enrolled({ when: at(1) }));
  await ask('learner', markAll);
  clock.advance(1_000);
  await deliver(completed({ when: at(2) }));
  await deliver(settled({ when: at(3) }));
  const [welcome, started, done, paid] = [
    'Welcome to HAR Academy',
    'You are enrolled in “Python pour débuter”',
    'Course completed: “Python pour débuter”',
    'Payment of €49.00 accepted',
  ];
  const titles = async (filter: unknown) => {
    const { data } = await ask('learner', titlesOf, { of: [user()], filter });
    return data;
  };
  const page = (...expected: unknown[]) => ({
    _entities: [
      {
        notifications: {
          totalCount: expected.length,
          nodes: expected.map((title) => ({ title })),
          edges: expected.map((title) => ({ cursor: expect.stringMatching(/^[\w-]+$/), node: { title } })),
        },
      },
    ],
  });

  expect(await titles(null)).toMatchObject(page(paid, done, started, welcome));
  expect(await titles({})).toMatchObject(page(paid, done, started, welcome));
  expect(await titles({ isRead: true })).toMatchObject(page(started, welcome));
  expect(await titles({ isRead: false })).toMatchObject(page(paid, done));
  expect(await titles({ kinds: ['PAYMENT', 'ACCOUNT'] })).toMatchObject(page(paid, welcome));
  expect(await titles({ kinds: ['ENROLLMENT'], isRead: false })).toMatchObject(page(done));
  expect(await titles({ kinds: [] })).toMatchObject(page());
});

test('of many accounts with all their fields cost one query for each field, and one for the courses', async () => {
  const { ask, deliver, commandsOf } = await startCommunity();
  const ids = Array.from({ length: 30 }, (_, index) => `usr_${index}`);
  for (const learnerId of ids) {
    for (const course of [1, 2]) {
      await deliver(
        enrolled({
          learnerId,
          enrollmentId: `enr_${learnerId}_${course}`,
          courseId: `crs_${course}`,
          title: `C${course}`,
          when: at(course),
        }),
      );
    }
  }

  let answer: unknown;
  const queries = await commandsOf(async () => {
    answer = await ask('admin', everyField, { of: ids.map(user) });
  });

  const node = (course: number) => ({
    title: `You are enrolled in “C${course}”`,
    body: 'The first lesson is open. Enjoy learning!',
    url: '/courses/python-pour-debuter',
    subject: { __typename: 'Enrollment' },
  });
  expect(answer).toMatchObject({
    data: { _entities: ids.map((id) => ({ id, unreadNotificationCount: 2, notifications: { totalCount: 2, nodes: [node(2), node(1)] } })) },
    errors: [],
  });
  expect([...queries].sort()).toMatchObject([
    'aggregate notifications',
    'aggregate notifications',
    'aggregate notifications',
    'find courses',
  ]);
});

test.each([
  ['nothing', {}, 2],
  ['one kind', { kinds: ['PAYMENT'] }, 1],
  ['two kinds that are unread', { kinds: ['PAYMENT', 'ACCOUNT'], isRead: false }, 1],
])(
  'a page far down the list reads its own rows, one more and those of the cursor’s instant, filtered by %s',
  async (_, filter, ofSameInstant) => {
    const { ask, deliver, readsDuring } = await startCommunity();
    for (let minute = 0; minute < 30; minute += 1) {
      await deliver(enrolled({ enrollmentId: `enr_${minute}`, when: at(minute) }));
      await deliver(settled({ transactionId: `txn_${minute}`, when: at(minute) }));
    }
    const { endCursor: after } = pageOf(await ask('learner', notificationsOf, { of: [user()], filter, first: 20 }));
    const ids =
      'query ($of: [_Any!]!, $filter: NotificationFilterInput, $after: String) { _entities(representations: $of) { ... on User { notifications(filter: $filter, first: 2, after: $after) { nodes { id } } } } }';

    const reads = await readsDuring(() => ask('learner', ids, { of: [user()], filter, after }));

    expect(reads).toEqual([{ query: 'aggregate notifications', rowsRead: 2 + 1 + ofSameInstant }]);
  },
);

test.each([[0], [-1], [101]])('refuse first: %i', async (first) => {
  const { ask } = await startCommunity();
  expect(await ask('learner', notificationsOf, { of: [user()], first })).toMatchObject({
    data: { _entities: [{ notifications: null }] },
    errors: [{ code: 'BAD_USER_INPUT', path: ['_entities', 0, 'notifications'] }],
  });
});

test.each([
  ['nonsense'],
  [cursor([1])],
  [cursor({ $gt: '' })],
  [cursor([{ $gt: '' }, 'ntf_1'])],
  [cursor(['notifications.newest', '$createdAt', '$_id'])],
  [cursor(['notifications.newest', 1e300, 'ntf_1'])],
  [cursor(['notifications.newest', null, null])],
  [cursor(['enrollments.newest', 1, 'ntf_1'])],
])('refuse the cursor %s', async (after) => {
  const { ask } = await startCommunity();
  expect(await ask('learner', notificationsOf, { of: [user()], after })).toMatchObject({ errors: [{ code: 'BAD_USER_INPUT' }] });
});

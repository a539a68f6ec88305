import { expect, test } from 'vitest';
import { z } from 'zod';
import { signedInKinds, testNow } from '#shared/tests/kit/callers.ts';
import { enrolled, notificationsOf, pageOf, registered, startCommunity, user } from './kit.ts';
import type { Community } from './kit.ts';

const markRead = `mutation ($input: MarkNotificationsReadInput!) {
  markNotificationsRead(input: $input) { updatedCount user { id unreadNotificationCount } userErrors { __typename ... on ValidationError { code message path } } }
}`;
const countSchema = z.object({ markNotificationsRead: z.object({ updatedCount: z.int() }) });
const times = <Value>(count: number, make: (index: number) => Value): Value[] => Array.from({ length: count }, (_, index) => make(index));

const learnerWith = async (count: number, { deliver, ask }: Community): Promise<readonly string[]> => {
  for (let index = 0; index < count; index += 1) await deliver(enrolled({ enrollmentId: `enr_${index}` }));
  return pageOf(await ask('learner', notificationsOf, { of: [user()], first: 100 })).ids;
};
const stored = ({ connection }: Community) =>
  connection
    .collection('notifications')
    .find({}, { projection: { _id: 0, ownerId: 1, isRead: 1, readAt: 1 } })
    .toArray();
const marked = (updatedCount: number, unreadNotificationCount: number, id = 'usr_learner') => ({
  data: { markNotificationsRead: { updatedCount, user: { id, unreadNotificationCount }, userErrors: [] } },
  errors: [],
});

test('marks all notifications of the caller and none of others, for each kind of caller', async () => {
  const users: Record<(typeof signedInKinds)[number], string> = {
    learner: 'usr_learner',
    otherLearner: 'usr_other_learner',
    instructor: 'usr_instructor',
    otherInstructor: 'usr_other_instructor',
    admin: 'usr_admin',
  };
  for (const kind of signedInKinds) {
    const ownId = users[kind];
    const community = await startCommunity();
    for (const userId of Object.values(users)) await community.deliver(registered({ userId }));
    expect(await community.ask(kind, markRead, { input: { all: true } })).toMatchObject(marked(1, 0, ownId));
    expect((await stored(community)).filter((row) => row['isRead'] === true)).toMatchObject([
      { ownerId: ownId, isRead: true, readAt: testNow },
    ]);
  }
});

test('is refused to an anonymous caller, and nothing is marked', async () => {
  const community = await startCommunity();
  const ids = await learnerWith(1, community);
  for (const input of [{ all: true }, { ids }]) {
    expect(await community.ask('anonymous', markRead, { input })).toMatchObject({
      data: { markNotificationsRead: null },
      errors: [{ code: 'UNAUTHENTICATED', path: ['markNotificationsRead'] }],
    });
  }
  expect(await stored(community)).toMatchObject([{ ownerId: 'usr_learner', isRead: false, readAt: null }]);
});

test('passes over ids of others and of nothing, and counts an id once', async () => {
  const community = await startCommunity();
  const [first = '', second = ''] = await learnerWith(3, community);
  expect(await community.ask('otherLearner', markRead, { input: { ids: [first, second] } })).toMatchObject(
    marked(0, 0, 'usr_other_learner'),
  );
  expect(await community.ask('admin', markRead, { input: { ids: [first] } })).toMatchObject(marked(0, 0, 'usr_admin'));
  expect(await community.ask('learner', markRead, { input: { ids: [first, first, 'ntf_nothing'] } })).toMatchObject(marked(1, 2));
  expect(await community.ask('learner', markRead, { input: { ids: [first, second] } })).toMatchObject(marked(1, 1));
  expect(await community.ask('learner', markRead, { input: { ids: [] } })).toMatchObject(marked(0, 1));
});

test('keeps the time of the first reading', async () => {
  const community = await startCommunity();
  const ids = await learnerWith(1, community);
  await community.ask('learner', markRead, { input: { ids } });
  community.clock.advance(60_000);
  expect(await community.ask('learner', markRead, { input: { all: true } })).toMatchObject(marked(0, 0));
  expect(await stored(community)).toMatchObject([{ ownerId: 'usr_learner', isRead: true, readAt: testNow }]);
});

test('says what is so after each of two in one document', async () => {
  const community = await startCommunity();
  const [first] = await learnerWith(3, community);
  const twice = `mutation ($ids: [ID!]) {
    some: markNotificationsRead(input: { ids: $ids }) { updatedCount user { unreadNotificationCount } }
    rest: markNotificationsRead(input: { all: true }) { updatedCount user { unreadNotificationCount } }
  }`;
  expect(await community.ask('learner', twice, { ids: [first] })).toMatchObject({
    data: {
      some: { updatedCount: 1, user: { unreadNotificationCount: 2 } },
      rest: { updatedCount: 2, user: { unreadNotificationCount: 0 } },
    },
    errors: [],
  });
});

const exactlyOne = { fr: 'Donnez soit ids, soit all.', en: 'Give either ids or all.' };
const tooMany = { fr: 'Pas plus de 100 identifiants à la fois.', en: 'No more than 100 ids at a time.' };
const someIds = (count: number) => times(count, (index) => `ntf_${index}`);

test.each([
  ['neither ids nor all', {}, [exactlyOne]],
  ['null for ids without all', { ids: null, all: false }, [exactlyOne]],
  ['both', { ids: ['ntf_1'], all: true }, [exactlyOne]],
  ['101 ids', { ids: someIds(101) }, [tooMany]],
  ['101 ids and all, with both problems', { ids: someIds(101), all: true }, [exactlyOne, tooMany]],
])('refuses %s, and nothing is marked', async (_, input, problems) => {
  const community = await startCommunity();
  await learnerWith(1, community);
  for (const locale of ['fr', 'en'] as const) {
    expect(await community.ask('learner', markRead, { input }, { locale })).toMatchObject({
      data: {
        markNotificationsRead: {
          updatedCount: 0,
          user: null,
          userErrors: problems.map((message) => ({
            __typename: 'ValidationError',
            code: 'INVALID_INPUT',
            message: message[locale],
            path: ['ids'],
          })),
        },
      },
      errors: [],
    });
  }
  expect(await stored(community)).toMatchObject([{ ownerId: 'usr_learner', isRead: false, readAt: null }]);
});

test('takes 100 ids', async () => {
  const community = await startCommunity();
  const ids = await learnerWith(100, community);
  expect(ids).toHaveLength(100);
  expect(await community.ask('learner', markRead, { input: { ids } })).toMatchObject(marked(100, 0));
});

test('of 50 calls at once, some for all and some by id, each notification is counted by exactly one', async () => {
  const community = await startCommunity();
  const ids = await learnerWith(40, community);

  const answers = await Promise.all(
    times(50, (index) => {
      // A different time for each call, so that a row marked twice would change twice.
      community.clock.advance(1);
      return community.ask('learner', markRead, { input: index % 2 === 0 ? { all: true } : { ids } });
    }),
  );

  const counts = answers.map(({ data }) => countSchema.parse(data).markNotificationsRead.updatedCount);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
  expect((await stored(community)).filter((row) => row['isRead'] === true)).toHaveLength(40);
});

test('costs one update and the count it answers with', async () => {
  const community = await startCommunity();
  await learnerWith(2, community);
  const queries = await community.commandsOf(() => community.ask('learner', markRead, { input: { all: true } }));
  expect([...new Set(queries)].sort()).toMatchObject(['aggregate notifications', 'update notifications']);
});

test('answers with the notifications it marked, newest first, and the unread count that is left', async () => {
  const community = await startCommunity();
  const [newest = '', middle = '', oldest = ''] = await learnerWith(3, community);
  const query = `mutation ($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input) { updatedCount unreadNotificationCount notifications { id readAt } userErrors { __typename } }
  }`;
  const read = (...ids: string[]) => ids.map((id) => ({ id, readAt: community.clock.now().toISOString() }));
  const answer = (updatedCount: number, unreadNotificationCount: number, notifications: unknown) => ({
    data: { markNotificationsRead: { updatedCount, unreadNotificationCount, notifications, userErrors: [] } },
    errors: [],
  });

  expect(await community.ask('learner', query, { input: { ids: [middle, 'ntf_nothing'] } })).toMatchObject(answer(1, 2, read(middle)));
  community.clock.advance(1_000);
  expect(await community.ask('learner', query, { input: { all: true } })).toMatchObject(answer(2, 0, read(newest, oldest)));
  community.clock.advance(1_000);
  expect(await community.ask('learner', query, { input: { ids: [middle] } })).toMatchObject(answer(0, 0, []));
  const { data } = await community.ask('learner', query, { input: {} });
  expect(data).toMatchObject({ markNotificationsRead: { updatedCount: 0, unreadNotificationCount: null, notifications: null } });
});

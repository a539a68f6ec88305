import { expect, test } from 'vitest';
import { callerKinds, enrolled, registered, startCommunity, user } from './kit.ts';
import type { CallerKind } from './kit.ts';

const unread = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on User { unreadNotificationCount } } }';

test('is for the owner and for admins; null for anybody else', async () => {
  const { run, receive } = await startCommunity();
  await receive(registered());
  await receive(enrolled());
  const answered = (unreadNotificationCount: number | null) => ({ data: { _entities: [{ unreadNotificationCount }] }, errors: [] });
  const expected: Record<CallerKind, unknown> = {
    anonymous: { ...answered(null), errors: [{ code: 'UNAUTHENTICATED', path: ['_entities', 0, 'unreadNotificationCount'] }] },
    learner: answered(2),
    otherLearner: answered(null),
    instructor: answered(null),
    otherInstructor: answered(null),
    admin: answered(2),
  };
  for (const kind of callerKinds) {
    const answer = expected[kind];
    expect({ kind, answer: await run(unread, { as: kind, of: [user()] }) }).toEqual({ kind, answer });
  }
  expect(await run(unread, { as: 'otherLearner', of: [user('usr_other_learner')] })).toEqual(answered(0));
});

test('of many accounts costs one query, answered from the index without reading a row', async () => {
  const { run, receive, readsDuring } = await startCommunity();
  for (const userId of ['usr_1', 'usr_2', 'usr_3']) await receive(registered({ userId }));

  const reads = await readsDuring(() => run(unread, { as: 'admin', of: ['usr_1', 'usr_2', 'usr_3', 'usr_4'].map(user) }));

  expect(reads).toEqual([{ query: 'aggregate notifications', rowsRead: 0 }]);
});

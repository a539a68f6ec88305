import { expect, test } from 'vitest';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import type { CallerKind } from '#shared/tests/kit/callers.ts';
import { enrolled, registered, startCommunity, user } from './kit.ts';

const unread = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on User { unreadNotificationCount } } }';

test('is for the owner and for admins; null for anybody else', async () => {
  const { ask, deliver } = await startCommunity();
  await deliver(registered());
  await deliver(enrolled());
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
    expect({ kind, answer: await ask(kind, unread, { of: [user()] }) }).toMatchObject({ kind, answer });
  }
  expect(await ask('otherLearner', unread, { of: [user('usr_other_learner')] })).toMatchObject(answered(0));
});

test('of many accounts costs one query, answered from the index without reading a row', async () => {
  const { ask, deliver, readsDuring } = await startCommunity();
  for (const userId of ['usr_1', 'usr_2', 'usr_3']) await deliver(registered({ userId }));

  const reads = await readsDuring(() => ask('admin', unread, { of: ['usr_1', 'usr_2', 'usr_3', 'usr_4'].map(user) }));

  expect(reads).toEqual([{ query: 'aggregate notifications', rowsRead: 0 }]);
});

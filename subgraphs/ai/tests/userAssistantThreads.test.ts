import { expect, test } from 'vitest';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import type { CallerKind } from '#shared/tests/kit/callers.ts';
import { textAt } from '#shared/tests/kit/startSubgraph.ts';
import { startWithCourse } from './kit.ts';
import type { Ai } from './kit.ts';

const query = `query ($of: [_Any!]!, $first: Int, $after: String) {
  _entities(representations: $of) { ... on User { id assistantThreads(first: $first, after: $after) { totalCount nodes { title } pageInfo { hasNextPage endCursor } } } }
}`;
const of = [{ __typename: 'User', id: 'usr_learner' }];

const withThreads = async (count: number): Promise<Ai> => {
  const ai = await startWithCourse();
  for (let number = 0; number < count; number += 1) {
    await ai.askAssistant('learner', { question: `Question ${number}` });
    ai.clock.advance(1_000);
  }
  return ai;
};

test('the threads of an account are for its owner and admins, null for other callers', async () => {
  const ai = await withThreads(1);
  await ai.askAssistant('otherLearner', { question: 'Autre question' });
  const threads = { totalCount: 1, nodes: [{ title: 'Question 0' }] };
  const expected: Record<CallerKind, { user: unknown; codes: string[] }> = {
    anonymous: { user: null, codes: ['UNAUTHENTICATED'] },
    learner: { user: { assistantThreads: threads }, codes: [] },
    otherLearner: { user: { assistantThreads: null }, codes: [] },
    instructor: { user: { assistantThreads: null }, codes: [] },
    otherInstructor: { user: { assistantThreads: null }, codes: [] },
    admin: { user: { assistantThreads: threads }, codes: [] },
  };

  for (const kind of callerKinds) {
    const { user, codes } = expected[kind];
    expect({ kind, ...(await ai.ask(kind, query, { of })) }).toMatchObject({ kind, data: { _entities: [user] }, codes });
  }
});

test('threads are paged newest first at two reads a page', async () => {
  const ai = await withThreads(3);
  const first = await ai.ask('learner', query, { of, first: 2 });
  const after = textAt(first.data, '_entities.0.assistantThreads.pageInfo.endCursor');
  const second = await ai.ask('learner', query, { of, first: 2, after });

  expect(first.data).toMatchObject({
    _entities: [
      {
        assistantThreads: { totalCount: 3, nodes: [{ title: 'Question 2' }, { title: 'Question 1' }], pageInfo: { hasNextPage: true } },
      },
    ],
  });
  expect(second.data).toMatchObject({
    _entities: [{ assistantThreads: { totalCount: 3, nodes: [{ title: 'Question 0' }], pageInfo: { hasNextPage: false } } }],
  });
  expect(await ai.commandsOf(() => ai.ask('learner', query, { of, first: 2, after }))).toEqual([
    'aggregate assistantThreads',
    'find assistantThreads',
  ]);
});

const cursor = (position: unknown): string => Buffer.from(JSON.stringify(position)).toString('base64url');
const [newest, inOrder] = ['assistantThreads.newest', 'assistantMessages.inOrder'];
const rejectsAfter = { code: 'BAD_USER_INPUT', field: 'after' };

test.each([
  [[newest, 'x', 'y']],
  [[newest, 1, 2]],
  [[newest, null, 'ath_1']],
  [[newest, 1, null]],
  [[newest, 1e300, 'ath_1']],
  [[newest, { $gt: 0 }, 'ath_1']],
  [[newest, 1]],
  [[1, 'ath_1']],
  [[inOrder, 1]],
  ['x'],
])('rejects %j as the cursor of threads', async (position) => {
  const ai = await startWithCourse();
  expect((await ai.ask('learner', query, { of, after: cursor(position) })).errors).toMatchObject([rejectsAfter]);
});

test.each([[[inOrder, 'x']], [[inOrder, null]], [[inOrder, { $gt: 0 }]], [[inOrder, 1, 2]], [[1]], [[newest, 1, 'ath_1']]])(
  'rejects %j as the cursor of messages',
  async (position) => {
    const ai = await startWithCourse();
    const { thread } = await ai.askAssistant('learner', { question: 'Question' });
    const messages = 'query ($id: ID!, $after: String) { assistantThread(id: $id) { messages(after: $after) { nodes { id } } } }';
    expect((await ai.ask('learner', messages, { id: thread?.id, after: cursor(position) })).errors).toMatchObject([rejectsAfter]);
  },
);

test.each([[0], [101]])('rejects a page of %i', async (first) => {
  const ai = await startWithCourse();
  expect((await ai.ask('learner', query, { of, first })).errors).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'first' }]);
});

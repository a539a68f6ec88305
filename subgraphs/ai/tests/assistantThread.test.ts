import { expect, test } from 'vitest';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import type { CallerKind } from '#shared/tests/kit/callers.ts';
import { textAt } from '#shared/tests/kit/startSubgraph.ts';
import { mergeQuestion, startWithCourse } from './kit.ts';

const byId = 'query ($id: ID!) { assistantThread(id: $id) { id title course { id } messages { totalCount } } }';
const asEntity = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on AssistantThread { id title course { id } } } }';
const messagesOf = `query ($id: ID!, $after: String) {
  assistantThread(id: $id) { id messages(first: 3, after: $after) { totalCount nodes { role text } pageInfo { hasNextPage endCursor } } }
}`;

const withThread = async () => {
  const ai = await startWithCourse();
  const { thread } = await ai.askAssistant('learner', { question: mergeQuestion, courseId: 'crs_git' });
  return { ai, threadId: thread?.id ?? '' };
};

test('a thread resolves for its owner and for admins, also through _entities', async () => {
  const { ai, threadId: id } = await withThread();
  const thread = { id, title: mergeQuestion, course: { id: 'crs_git' } };
  const expected: Record<CallerKind, { found: object | null; codes: string[] }> = {
    anonymous: { found: null, codes: ['UNAUTHENTICATED'] },
    learner: { found: thread, codes: [] },
    otherLearner: { found: null, codes: [] },
    instructor: { found: null, codes: [] },
    otherInstructor: { found: null, codes: [] },
    admin: { found: thread, codes: [] },
  };

  for (const kind of callerKinds) {
    const { found, codes } = expected[kind];
    const assistantThread = found && { ...found, messages: { totalCount: 2 } };
    expect({ kind, ...(await ai.ask(kind, byId, { id })) }).toMatchObject({ kind, data: { assistantThread }, codes });
    const entity = await ai.ask(kind, asEntity, { of: [{ __typename: 'AssistantThread', id }] });
    // The reference of an anonymous caller resolves to null, so that no field is left to refuse.
    expect({ kind, ...entity }).toMatchObject({ kind, data: { _entities: [found] }, codes: [] });
  }
});

test('the thread of another person and an unknown thread get the same answer', async () => {
  const { ai, threadId } = await withThread();
  const [theirs, unknown] = [await ai.ask('otherLearner', byId, { id: threadId }), await ai.ask('otherLearner', byId, { id: 'ath_none' })];
  expect(theirs).toMatchObject({ data: { assistantThread: null }, errors: [] });
  expect(unknown).toEqual(theirs);
});

test('messages are paged in the order in which they were written', async () => {
  const { ai, threadId } = await withThread();
  const second = await ai.askAssistant('learner', { question: 'Et ensuite ?', threadId }, 'en');

  const firstPage = await ai.ask('admin', messagesOf, { id: threadId });
  const after = textAt(firstPage.data, 'assistantThread.messages.pageInfo.endCursor');
  const secondPage = await ai.ask('admin', messagesOf, { id: threadId, after });

  expect(firstPage.data).toMatchObject({
    assistantThread: {
      messages: {
        totalCount: 4,
        nodes: [{ role: 'USER', text: mergeQuestion }, { role: 'ASSISTANT' }, { role: 'USER', text: 'Et ensuite ?' }],
        pageInfo: { hasNextPage: true },
      },
    },
  });
  expect(secondPage.data).toMatchObject({
    assistantThread: {
      messages: { totalCount: 4, nodes: [{ role: 'ASSISTANT', text: second.answer?.text }], pageInfo: { hasNextPage: false } },
    },
  });
});

test('a thread with its messages and their citations costs three reads', async () => {
  const { ai, threadId } = await withThread();
  for (const number of [1, 2, 3]) await ai.askAssistant('learner', { question: `${mergeQuestion} ${number}`, threadId });
  const whole = `query ($id: ID!) {
    assistantThread(id: $id) { title messages { totalCount nodes { text citations { excerpt lesson { id } course { id } } } } }
  }`;

  expect(await ai.commandsOf(() => ai.ask('learner', whole, { id: threadId }))).toEqual([
    'aggregate assistantMessages',
    'find assistantMessages',
    'find assistantThreads',
  ]);
});

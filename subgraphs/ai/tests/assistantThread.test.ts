import { expect, test } from 'vitest';
import { administrator, ask, callers, deliverAll, gitCourse, learner, otherLearner, startAi } from './kit.ts';

const question = 'Que fait la commande git merge ?';
const fields = `{ id title course { id } createdAt messages(first: 2) { totalCount nodes { role text } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
type Thread = {
  id: string;
  messages: { totalCount: number; nodes: { role: string; text: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
};

const withThread = async () => {
  const ai = await startAi();
  await deliverAll(ai, gitCourse);
  const { thread } = await ask(ai, learner, { question, courseId: 'crs_git' });
  const threadId = thread?.id ?? '';
  return { ai, threadId };
};

test('a thread is its owner’s and admins’; for others, also through _entities, there is none', async () => {
  const { ai, threadId } = await withThread();
  const outcomes: Record<string, unknown> = {};
  for (const [name, viewer] of Object.entries(callers)) {
    const byId = await ai.run<{ assistantThread: Thread | null }>({
      viewer,
      query: `query ($id: ID!) { assistantThread(id: $id) ${fields} }`,
      variables: { id: threadId },
    });
    const asEntity = await ai.run<{ _entities?: (Thread | null)[] | null }>({
      viewer,
      query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on AssistantThread ${fields} } }`,
      variables: { of: [{ __typename: 'AssistantThread', id: threadId }] },
    });
    outcomes[name] = byId.codes.length > 0 ? byId.codes : byId.data.assistantThread?.id === threadId;
    expect(asEntity.data._entities?.[0]?.id === threadId).toBe(outcomes[name] === true);
  }
  expect(outcomes).toEqual({
    anonymous: ['UNAUTHENTICATED'],
    learner: true,
    otherLearner: false,
    instructor: false,
    otherInstructor: false,
    administrator: true,
  });
});

test('a thread of another and one that does not exist are the same answer', async () => {
  const { ai, threadId } = await withThread();
  const answers = await Promise.all(
    [threadId, 'ath_none'].map((id) =>
      ai.run({ viewer: otherLearner, query: `query ($id: ID!) { assistantThread(id: $id) { id } }`, variables: { id } }),
    ),
  );
  expect(answers[0]).toEqual({ data: { assistantThread: null }, codes: [], retryAfterSeconds: null });
  expect(answers[1]).toEqual(answers[0]);
});

test('messages come in order, page by page', async () => {
  const { ai, threadId } = await withThread();
  await ask(ai, learner, { question: 'Et ensuite ?', threadId });
  const read = async (after: string | null) => {
    const { data } = await ai.run<{ assistantThread: Thread }>({
      viewer: administrator,
      query: `query ($id: ID!, $after: String) { assistantThread(id: $id) { id messages(first: 3, after: $after) { totalCount nodes { role text } pageInfo { hasNextPage endCursor } } } }`,
      variables: { id: threadId, after },
    });
    return data.assistantThread.messages;
  };

  const first = await read(null);
  const second = await read(first.pageInfo.endCursor);

  expect(first.nodes.map(({ role }) => role)).toEqual(['USER', 'ASSISTANT', 'USER']);
  expect([first.totalCount, first.pageInfo.hasNextPage, first.nodes[0]?.text, first.nodes[2]?.text]).toEqual([
    4,
    true,
    question,
    'Et ensuite ?',
  ]);
  expect(second.nodes.map(({ role }) => role)).toEqual(['ASSISTANT']);
  expect(second.pageInfo.hasNextPage).toBe(false);
});

test('a thread with its messages and their citations costs three reads', async () => {
  const { ai, threadId } = await withThread();
  for (const number of [1, 2, 3]) await ask(ai, learner, { question: `${question} ${number}`, threadId });

  const commands = await ai.commandsOf(() =>
    ai.run({
      viewer: learner,
      query: `query ($id: ID!) { assistantThread(id: $id) { title messages { totalCount nodes { text citations { excerpt lesson { id } course { id } } } } } }`,
      variables: { id: threadId },
    }),
  );

  expect(commands.map(({ name, collection }) => `${name} ${collection}`).sort()).toEqual([
    'aggregate assistantMessages',
    'find assistantMessages',
    'find assistantThreads',
  ]);
});

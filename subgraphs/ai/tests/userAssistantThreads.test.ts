import { expect, test } from 'vitest';
import { ask, callers, deliverAll, gitCourse, learner, otherLearner, startAi } from './kit.ts';
import type { Ai } from './kit.ts';

const query = `query ($of: [_Any!]!, $first: Int, $after: String) {
  _entities(representations: $of) { ... on User { id assistantThreads(first: $first, after: $after) { totalCount nodes { title } pageInfo { hasNextPage endCursor } } } }
}`;
type Threads = { totalCount: number; nodes: { title: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
type Users = { _entities?: ({ id: string; assistantThreads: Threads | null } | null)[] | null };

const withThreads = async (count: number): Promise<Ai> => {
  const ai = await startAi();
  await deliverAll(ai, gitCourse);
  for (let number = 0; number < count; number += 1) {
    await ask(ai, learner, { question: `Question ${number}` });
    ai.clock.advance(1_000);
  }
  return ai;
};
const of = [{ __typename: 'User', id: 'usr_learner' }];

test('the threads of an account are its owner’s and admins’, null for anybody else', async () => {
  const ai = await withThreads(1);
  await ask(ai, otherLearner, { question: 'Autre question' });
  const outcomes: Record<string, unknown> = {};

  for (const [name, viewer] of Object.entries(callers)) {
    const { data, codes } = await ai.run<Users>({ viewer, query, variables: { of } });
    outcomes[name] = codes.length > 0 ? codes : (data._entities?.[0]?.assistantThreads?.nodes ?? null);
  }

  const threads = [{ title: 'Question 0' }];
  expect(outcomes).toEqual({
    anonymous: ['UNAUTHENTICATED'],
    learner: threads,
    otherLearner: null,
    instructor: null,
    otherInstructor: null,
    administrator: threads,
  });
});

test('the latest come first, page by page, at two reads a page', async () => {
  const ai = await withThreads(3);
  const read = async (after: string | null) => {
    const { data } = await ai.run<Users>({ viewer: learner, query, variables: { of, first: 2, after } });
    return data._entities?.[0]?.assistantThreads;
  };

  const first = await read(null);
  const second = await read(first?.pageInfo.endCursor ?? null);
  const commands = await ai.commandsOf(() => read(null));

  expect([first?.nodes.map(({ title }) => title), first?.totalCount, first?.pageInfo.hasNextPage]).toEqual([
    ['Question 2', 'Question 1'],
    3,
    true,
  ]);
  expect([second?.nodes.map(({ title }) => title), second?.pageInfo.hasNextPage]).toEqual([['Question 0'], false]);
  expect(commands.map(({ name }) => name).sort()).toEqual(['aggregate', 'find']);
});

const cursor = (position: unknown): string => Buffer.from(JSON.stringify(position)).toString('base64url');

test.each([[['x', 'y']], [[1, 2]], [[null, 'ath_1']], [[1, null]], [[1e300, 'ath_1']], [[{ $gt: 0 }, 'ath_1']], [[1]]])(
  'a cursor made by hand, as %j, is refused',
  async (position) => {
    const ai = await withThreads(0);
    const { codes } = await ai.run({ viewer: learner, query, variables: { of, after: cursor(position) } });
    expect(codes).toEqual(['BAD_USER_INPUT']);
  },
);

test.each([[['x']], [[null]], [[{ $gt: 0 }]], [[1, 2]]])('a cursor of messages made by hand, as %j, is refused', async (position) => {
  const ai = await withThreads(1);
  const threads = await ai.run<Users>({ viewer: learner, query, variables: { of } });
  expect(threads.data._entities?.[0]?.assistantThreads?.totalCount).toBe(1);
  const row = await ai.connection.collection('assistantThreads').findOne({});
  const { codes } = await ai.run({
    viewer: learner,
    query: 'query ($id: ID!, $after: String) { assistantThread(id: $id) { messages(after: $after) { nodes { id } } } }',
    variables: { id: String(row?._id), after: cursor(position) },
  });
  expect(codes).toEqual(['BAD_USER_INPUT']);
});

test('a page of 0 or 101, and a cursor of another list, are refused', async () => {
  const ai = await withThreads(0);
  for (const variables of [{ first: 0 }, { first: 101 }, { after: 'x' }, { after: Buffer.from('[1]').toString('base64url') }]) {
    expect((await ai.run({ viewer: learner, query, variables: { of, ...variables } })).codes).toEqual(['BAD_USER_INPUT']);
  }
});

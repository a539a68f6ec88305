import { expect, test } from 'vitest';
import { ask, callers, deliverAll, gitCourse, learner, startAi } from './kit.ts';

test('a message is its thread’s owner’s and admins’; for others, also through _entities, there is none', async () => {
  const ai = await startAi();
  await deliverAll(ai, gitCourse);
  const { answer } = await ask(ai, learner, { question: 'Que fait la commande git merge ?' });
  const id = answer?.id ?? '';
  const fields = `{ id role text isRefused citations { lesson { id } excerpt } }`;
  type Message = { id: string; text: string };
  const outcomes: Record<string, unknown> = {};

  for (const [name, viewer] of Object.entries(callers)) {
    const byId = await ai.run<{ assistantMessage: Message | null }>({
      viewer,
      query: `query ($id: ID!) { assistantMessage(id: $id) ${fields} }`,
      variables: { id },
    });
    const asEntity = await ai.run<{ _entities?: (Message | null)[] | null }>({
      viewer,
      query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on AssistantMessage ${fields} } }`,
      variables: { of: [{ __typename: 'AssistantMessage', id }] },
    });
    outcomes[name] = byId.codes.length > 0 ? byId.codes : (byId.data.assistantMessage?.text ?? null);
    expect(asEntity.data._entities?.[0]?.text ?? null).toBe(byId.data.assistantMessage?.text ?? null);
  }

  const text = 'La commande git merge réunit deux branches et garde leurs deux passés.';
  expect(outcomes).toEqual({
    anonymous: ['UNAUTHENTICATED'],
    learner: text,
    otherLearner: null,
    instructor: null,
    otherInstructor: null,
    administrator: text,
  });
});

test('a hundred messages by id cost one read', async () => {
  const ai = await startAi();
  await deliverAll(ai, gitCourse);
  const { question, answer } = await ask(ai, learner, { question: 'Que fait la commande git merge ?' });
  const of = Array.from({ length: 100 }, (_, number) => ({
    __typename: 'AssistantMessage',
    id: (number % 2 === 0 ? question : answer)?.id,
  }));

  const commands = await ai.commandsOf(() =>
    ai.run({
      viewer: learner,
      query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on AssistantMessage { text } } }`,
      variables: { of },
    }),
  );

  expect(commands).toEqual([{ name: 'find', collection: 'assistantMessages' }]);
});

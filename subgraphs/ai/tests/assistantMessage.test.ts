import { expect, test } from 'vitest';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import type { CallerKind } from '#shared/tests/kit/callers.ts';
import { mergeAnswer, mergeQuestion, startWithCourse } from './kit.ts';

const fields = `{ id role text isRefused citations { lesson { id } excerpt } }`;
const byId = `query ($id: ID!) { assistantMessage(id: $id) ${fields} }`;
const asEntity = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on AssistantMessage ${fields} } }`;

test('a message resolves for the owner of its thread and for admins, also through _entities', async () => {
  const ai = await startWithCourse();
  const { answer } = await ai.askAssistant('learner', { question: mergeQuestion });
  const id = answer?.id;
  const message = {
    id,
    role: 'ASSISTANT',
    text: mergeAnswer,
    isRefused: false,
    citations: [{ lesson: { id: 'les_merge' }, excerpt: mergeAnswer }],
  };
  const expected: Record<CallerKind, { found: unknown; codes: string[] }> = {
    anonymous: { found: null, codes: ['UNAUTHENTICATED'] },
    learner: { found: message, codes: [] },
    otherLearner: { found: null, codes: [] },
    instructor: { found: null, codes: [] },
    otherInstructor: { found: null, codes: [] },
    admin: { found: message, codes: [] },
  };

  for (const kind of callerKinds) {
    const { found, codes } = expected[kind];
    expect({ kind, ...(await ai.ask(kind, byId, { id })) }).toMatchObject({ kind, data: { assistantMessage: found }, codes });
    const entity = await ai.ask(kind, asEntity, { of: [{ __typename: 'AssistantMessage', id }] });
    // The reference of an anonymous caller resolves to null, so that no field is left to refuse.
    expect({ kind, ...entity }).toMatchObject({ kind, data: { _entities: [found] }, codes: [] });
  }
});

test('a hundred messages by id cost one read', async () => {
  const ai = await startWithCourse();
  const { question, answer } = await ai.askAssistant('learner', { question: mergeQuestion });
  const of = Array.from({ length: 100 }, (_, number) => ({
    __typename: 'AssistantMessage',
    id: (number % 2 === 0 ? question : answer)?.id,
  }));

  expect(await ai.commandsOf(() => ai.ask('learner', asEntity, { of }))).toEqual(['find assistantMessages']);
});

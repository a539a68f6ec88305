import { expect, test } from 'vitest';
import type { CallerKind } from '#shared/tests/kit/callers.ts';
import { mergeAnswer, mergeQuestion, startWithCourse } from './kit.ts';
import type { Ai } from './kit.ts';

const messageCount = ({ subgraph: { stores } }: Ai) => stores.messages.countDocuments();

test('rejects a question of control characters, lone surrogates, bidirectional overrides or no visible character', async () => {
  const ai = await startWithCourse();
  const errorsOf = async (question: string) =>
    (await ai.askAssistant('learner', { question }, 'en')).userErrors.map(
      ({ code, message, path }) => `${code} ${path.join('.')} ${message}`,
    );
  const unreadable =
    'INVALID_INPUT question Your question contains control characters or unreadable characters. Remove them and try again.';
  const empty = 'INVALID_INPUT question Your question must have 1 to 2,000 characters.';

  for (const character of ['\u0000', '\u0007', '\u001B', '\u007F', '\u0085', '\uD83D', '\u202E', '\u{E0061}'])
    expect(await errorsOf(`Que fait ${character}git merge ?`)).toEqual([unreadable]);
  for (const question of ['\u200B', '\u200D\u200D', '\u2060 \uFEFF', '\u3164', '\u{E0061}', '\u202E'])
    expect(await errorsOf(question)).toEqual([empty]);
  expect(await messageCount(ai)).toBe(0);
});

test('accepts the invisible characters that word processors leave and answers the question without them', async () => {
  const ai = await startWithCourse();
  const typed = 'Que fait\u200B la commande git me\u00ADrge ?\uFEFF';

  const { question, answer } = await ai.askAssistant('learner', { question: ` ${typed} ` });

  expect(question?.text).toBe(typed.replace('\uFEFF', ''));
  expect(answer?.text).toBe(mergeAnswer);
  const joined = 'Que fait la commande git merge ? \u{1F469}\u200D\u{1F4BB}\n\tMerci';
  expect((await ai.askAssistant('learner', { question: joined })).question?.text).toBe(joined);
});

test('rejects the questions of an account above its limit, valid or not, with the wait, and no question of other accounts', async () => {
  const ai = await startWithCourse({ questionsPerAccount: 3 });
  const codesOf = async (kind: CallerKind, question = mergeQuestion) => (await ai.attempt(kind, { question })).codes;

  const first = await Promise.all(
    [mergeQuestion, ' ', mergeQuestion, mergeQuestion, mergeQuestion].map((question) => codesOf('learner', question)),
  );
  expect(first.flat()).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
  expect(await ai.attempt('learner', { question: mergeQuestion })).toMatchObject({
    data: { askAssistant: null },
    codes: ['RATE_LIMITED'],
    metadata: { retryAfterSeconds: 600 },
  });
  expect(await messageCount(ai)).toBe(4);
  expect(await codesOf('otherLearner')).toEqual([]);

  ai.clock.advance(600_000);
  expect(await codesOf('learner')).toEqual([]);
});

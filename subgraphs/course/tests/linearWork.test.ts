import { expect, test } from 'vitest';
import { expectLinear, expectShortHolds, hostileTexts, workTable } from '#shared/tests/text/linearWork.ts';
import { courseProblems } from '../src/modules/course/course.rules.ts';
import { parseSearch, searchTerms, titleKeyOf } from '../src/modules/course/searchTerms.ts';
import { slugCandidates } from '../src/modules/course/slug.ts';
import { contentProblems, partProblems } from '../src/modules/curriculum/lesson.rules.ts';

const course = { level: 'BEGINNER', listPrice: { amountMinor: 0, currency: 'EUR' } } as const;
const functions: Readonly<Record<string, (text: string) => unknown>> = {
  courseProblems: (text) => courseProblems({ ...course, title: text, subtitle: text, description: text, stack: [text], keywords: [text] }),
  'contentProblems of a text': (markdown) => contentProblems({ text: { markdown } }),
  'contentProblems of a video': (text) => contentProblems({ video: { url: `https://a${text}`, transcript: text } }),
  partProblems: (text) => partProblems({ title: text, description: text }),
  parseSearch,
  titleKeyOf,
  searchTerms: (text) => {
    const [title, subtitle, word] = [text.slice(0, 200), text.slice(0, 500), text.slice(0, 50)];
    return searchTerms({
      title,
      subtitle,
      description: text,
      stack: Array<string>(20).fill(word),
      keywords: Array<string>(30).fill(word),
      language: 'fr',
    });
  },
  slugCandidates,
};
const texts: typeof hostileTexts = {
  ...hostileTexts,
  'question marks and a bracket': (size) => `${'?'.repeat(size - 1)}<`,
  'different words': (size) =>
    Array.from({ length: Math.ceil(size / 4) }, (_, index) => (1_000 + index).toString(36).padStart(3, 'z'))
      .join(' ')
      .slice(0, size),
  'different words of French': (size) =>
    Array.from({ length: Math.ceil(size / 9) }, (_, index) => `${(1_000 + index).toString(36)}ations`)
      .join(' ')
      .slice(0, size),
  'letters with signs between them': (size) => `a${'!'.repeat(size - 2)}a`,
};

test.each(Object.entries(functions))('the work of %s is linear, up to its longest text and beyond', (name, run) => {
  const rows = Object.entries(texts).flatMap(([input, make]) => [480, 4_000].map((size) => expectLinear({ name, input, run, make, size })));
  console.info(workTable(rows.filter(({ work }) => work[0]?.size === 4_000)));
});

test.each(Object.entries(functions))('the longest legal text holds %s for less than 50 ms', async (name, run) => {
  // A description is the longest text that is folded and stemmed. Searches and titles beyond 200 characters are rejected.
  const size = { searchTerms: 20_000, parseSearch: 200, titleKeyOf: 200, slugCandidates: 200 }[name] ?? 100_000;
  for (const [input, make] of Object.entries(texts)) {
    const text = make(size);
    await expectShortHolds({ name: `${name} of ${input}`, work: async () => run(text) });
  }
  expect.hasAssertions();
});

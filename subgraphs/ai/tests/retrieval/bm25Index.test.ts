import { describe, expect, test } from 'vitest';
import { createBm25Index } from '../../src/retrieval/bm25Index.ts';
import type { Bm25Index } from '../../src/retrieval/bm25Index.ts';
import { toPassages } from '../../src/retrieval/passages.ts';
import type { Passage } from '../../src/retrieval/passages.ts';
import { allPassages, gitMerge, gitRebase, pivot, pointers, sumIfs } from './lessons.ts';

const everything = (): boolean => true;

const filled = (lessons = allPassages()): Bm25Index => {
  const index = createBm25Index();
  for (const { lessonId, passages } of lessons) index.put(lessonId, passages);
  return index;
};

const lessonsFor = (index: Bm25Index, query: string): string[] =>
  index.search({ query, accept: everything, limit: 10 }).hits.map((hit) => hit.passage.lessonId);

test('the score is BM25+ with its stated parameters', () => {
  const passage = (number: number, text: string): Passage => ({
    id: `les_${number}#0`,
    lessonId: `les_${number}`,
    language: 'en',
    headingPath: [],
    text,
    sentences: [{ kind: 'sentence', text, codeSpans: [] }],
  });
  const index = createBm25Index({ k1: 1.2, b: 0.6, delta: 0.5 });
  index.put('les_1', [passage(1, 'cat cat dog')]);
  index.put('les_2', [passage(2, 'dog')]);

  const [hit, ...others] = index.search({ query: 'cat', accept: everything, limit: 5 }).hits;

  // idf = ln(1 + 1.5 / 1.5); tf 2 in 3 words where 2 is the average.
  const expected = Math.log(2) * ((2 * 2.2) / (2 + 1.2 * (0.4 + (0.6 * 3) / 2)) + 0.5);
  expect(hit?.score).toBeCloseTo(expected, 12);
  expect(hit?.relevance).toBeCloseTo(expected / (Math.log(2) * 2.7), 12);
  expect(others).toEqual([]);
});

describe('search', () => {
  const index = filled();

  test.each([
    ['Que fait git rebase ?', gitRebase],
    ['SOMME.SI.ENS', sumIfs],
    ['somme si ens', sumIfs],
    ['un fichier csv', sumIfs],
    ['comment resoudre les conflits', gitMerge],
    ['read_csv', pivot],
    ['which argument of read csv sets the separator', pivot],
    ['C++', pointers],
    ["Qu'est-ce que C++ ?", pointers],
    ['c#', pointers],
  ])('%s', (query, lesson) => {
    expect(lessonsFor(index, query)[0]).toBe(lesson.lessonId);
  });

  test('ranks a whole name above its parts', () => {
    expect(lessonsFor(index, 'read_csv').slice(0, 2)).toEqual([pivot.lessonId, sumIfs.lessonId]);
  });

  test('searches only the given language', () => {
    const found = index.search({ query: 'csv', language: 'en', accept: everything, limit: 10 }).hits;
    expect(new Set(found.map((hit) => hit.passage.language))).toEqual(new Set(['en']));
  });

  test('returns no more hits than the limit, and none for an empty query', () => {
    expect(index.search({ query: 'branches', accept: everything, limit: 1 }).hits).toHaveLength(1);
    expect(['', '???', 'le la les', 'xyzzy'].map((query) => lessonsFor(index, query))).toEqual([[], [], [], []]);
  });
});

test('reads the first 2,000 characters of a question only', () => {
  const index = filled();
  const search = (query: string) => index.search({ query, accept: everything, limit: 10 });
  expect(search(`branche ${' '.repeat(1_992)}conflit`)).toEqual(search('branche'));
});

describe('a passage that the viewer may not read', () => {
  const secret = toPassages({
    lessonId: 'les_secret',
    title: 'Branches, conflits, branches',
    courseTitle: 'Git avancé',
    language: 'fr',
    text: 'Les branches et les conflits de branches, commande après commande : git rebase, git merge, conflit, branche, historique.\n\n'.repeat(
      12,
    ),
  });
  const readable = (passage: Passage): boolean => passage.lessonId !== 'les_secret';

  test.each(['comment resoudre un conflit entre deux branches', 'git rebase', 'historique'])(
    'changes no order and no score: %s',
    (query) => {
      const without = filled().search({ query, accept: everything, limit: 10 });
      const index = filled();
      index.put('les_secret', secret);

      expect(index.search({ query, accept: readable, limit: 10 })).toEqual(without);
      // The same question of a viewer who may read it is answered from it, so the comparison above compares something.
      expect(lessonsFor(index, query)).toContain('les_secret');
    },
  );

  test('is checked once', () => {
    const index = filled();
    const asked: string[] = [];
    index.search({ query: 'branches conflit commande', accept: (passage) => asked.push(passage.id) > 0, limit: 3 });
    expect(asked.sort()).toEqual([...new Set(asked)].sort());
    expect(asked).toHaveLength(allPassages().flatMap((lesson) => lesson.passages).length);
  });
});

describe('changes', () => {
  const queries = ['git rebase', 'conflit entre branches', 'SOMME.SI.ENS', 'missing values', 'pointer'];
  const search = (index: Bm25Index) => queries.map((query) => index.search({ query, accept: everything, limit: 10 }));

  test('a lesson that is put twice counts once', () => {
    const index = filled();
    for (const { lessonId, passages } of allPassages()) index.put(lessonId, passages);

    expect(index.statistics()).toEqual(filled().statistics());
    expect(search(index)).toEqual(search(filled()));
  });

  test('a replaced lesson leaves no trace, even with another language and fewer passages', () => {
    const index = createBm25Index();
    index.put(
      gitRebase.lessonId,
      toPassages({
        lessonId: gitRebase.lessonId,
        title: 'Old',
        language: 'en',
        text: 'Something about zebras and `git zebra`.\n\n## More\n\nZebras again.',
      }),
    );
    for (const { lessonId, passages } of allPassages()) index.put(lessonId, passages);

    expect(index.statistics()).toEqual(filled().statistics());
    expect(search(index)).toEqual(search(filled()));
    expect(lessonsFor(index, 'zebra')).toEqual([]);
  });

  test('a removed lesson leaves no trace', () => {
    const index = filled();
    index.remove(gitMerge.lessonId);
    index.remove('les_never_there');
    const fresh = filled(allPassages().filter(({ lessonId }) => lessonId !== gitMerge.lessonId));

    expect(index.statistics()).toEqual(fresh.statistics());
    expect(search(index)).toEqual(search(fresh));
  });

  test('removing all empties the index', () => {
    const index = filled();
    for (const { lessonId } of allPassages()) index.remove(lessonId);

    const nothing = { passages: 0, length: 0, terms: 0, postings: 0 };
    expect(index.statistics()).toEqual({ fr: nothing, en: nothing });
  });

  test('the order of puts does not change the result', () => {
    expect(search(filled(allPassages().reverse()))).toEqual(search(filled()));
  });
});

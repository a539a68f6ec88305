import { analyze, phraseOfCode, phrasesOf } from './analyze.ts';
import type { Token } from './analyze.ts';
import { languages } from './language.ts';
import type { Language } from './language.ts';
import type { Passage } from './passages.ts';

/** k1: how soon repetition saturates; b: how much length counts (0 to 1); delta: what one occurrence is worth in a text of any length. */
export type Bm25Parameters = { k1: number; b: number; delta: number };

export const defaultParameters: Bm25Parameters = { k1: 1.2, b: 0.6, delta: 0.5 };

/** One thing the question asks for. `idf` is that of its rarest known spelling among the passages the viewer may read. */
export type QueryUnit = { forms: string[]; parts: { forms: string[]; idf: number }[]; weight: number; isName: boolean; idf: number };

/** `score` is BM25+; `relevance` is score over the best score the question could have, comparable between languages, 1 or a little more at best. */
export type SearchHit = { passage: Passage; score: number; relevance: number };

/** `units` is the question as read in each language, with weights that come from the accepted passages alone. */
export type SearchResult = { hits: SearchHit[]; units: Record<Language, QueryUnit[]>; largestIdf: Record<Language, number> };

export type SearchRequest = {
  /** The first 2,000 characters count. */
  query: string;
  /** Only passages of this language; both when left out. */
  language?: Language;
  /** Decides before anything is counted: a passage refused here changes no score, no order and no statistic. Called once per passage. */
  accept: (passage: Passage) => boolean;
  limit: number;
};

/** Counts of all that is stored, to compare two indexes. Terms and passages per language; `length` in words. */
export type IndexStatistics = Record<Language, { passages: number; length: number; terms: number; postings: number }>;

export type Bm25Index = {
  /** Adds a lesson, or replaces all of its passages. */
  put(lessonId: string, passages: readonly Passage[]): void;
  remove(lessonId: string): void;
  search(request: SearchRequest): SearchResult;
  statistics(): IndexStatistics;
};

type Entry = { passage: Passage; length: number; terms: ReadonlyMap<string, number> };
type Partition = { entries: Map<string, Entry>; postings: Map<string, Map<string, number>> };

const queryCharacters = 2_000;

// A heading says in few words what the passage is about.
const headingWeight = 1;

// What a question names is what it is about. For the order only: a passage that has the name alone does not cover more of the question.
const nameWeight = 1.5;

// The words inside a name that is known as a whole: `read_csv` is about csv too, yet less.
const partShare = 0.3;

const toEntry = (passage: Passage): Entry => {
  const terms = new Map<string, number>();
  const add = (term: string, times: number): void => void terms.set(term, (terms.get(term) ?? 0) + times);
  const addTokens = (tokens: readonly Token[], times: number): void => {
    for (const token of tokens) for (const term of [...token.forms, ...token.parts.flat()]) add(term, times);
  };
  const body = passage.sentences.flatMap((sentence) => analyze(sentence.text, passage.language));
  const heading = analyze(passage.headingPath.join('\n'), passage.language);
  addTokens(body, 1);
  addTokens(heading, headingWeight);
  for (const code of passage.sentences.flatMap((sentence) => sentence.codeSpans)) {
    const phrase = phraseOfCode(code);
    if (phrase !== undefined) add(phrase, 1);
  }
  return { passage, length: body.length + headingWeight * heading.length, terms };
};

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Lucene's idf: positive even for a term in every passage. */
const idfOf = (documentFrequency: number, passageCount: number): number =>
  Math.log(1 + (passageCount - documentFrequency + 0.5) / (documentFrequency + 0.5));

/** A question's distinct units; a word asked twice counts once. */
const distinctTokens = (tokens: readonly Token[]): Token[] => [...new Map(tokens.map((token) => [token.forms.join(' '), token])).values()];

const searchPartition = ({
  partition,
  parameters,
  language,
  query,
  accept,
}: { partition: Partition; parameters: Bm25Parameters; language: Language } & Pick<SearchRequest, 'query' | 'accept'>) => {
  const accepted = new Map<string, Entry>();
  let totalLength = 0;
  for (const [id, entry] of partition.entries) {
    if (!accept(entry.passage)) continue;
    accepted.set(id, entry);
    totalLength += entry.length;
  }
  const averageLength = accepted.size === 0 ? 1 : Math.max(1, totalLength / accepted.size);
  const scores = new Map<string, number>();
  const { k1, b, delta } = parameters;

  /** Adds the BM25+ share of one group of equivalent spellings to every accepted passage that has one; returns their common idf. */
  const addGroup = (forms: readonly string[], weight: number): { idf: number; isKnown: boolean } => {
    const frequencies = new Map<string, number>();
    for (const form of forms)
      for (const [id, frequency] of partition.postings.get(form) ?? [])
        if (accepted.has(id)) frequencies.set(id, Math.max(frequency, frequencies.get(id) ?? 0));
    const idf = idfOf(frequencies.size, accepted.size);
    for (const [id, frequency] of frequencies) {
      const length = accepted.get(id)?.length ?? averageLength;
      const saturated = (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + (b * length) / averageLength));
      scores.set(id, (scores.get(id) ?? 0) + weight * idf * (saturated + delta));
    }
    return { idf, isKnown: frequencies.size > 0 };
  };

  let ideal = 0;
  const best = k1 + 1 + delta;
  const units = distinctTokens(analyze(query, language)).map((token): QueryUnit => {
    const weight = token.isName ? nameWeight * token.weight : token.weight;
    const { idf, isKnown } = addGroup(token.forms, weight);
    const partWeight = token.parts.length === 0 ? 0 : ((isKnown ? partShare : 1) * weight) / token.parts.length;
    const parts = token.parts.map((forms) => ({ forms, idf: addGroup(forms, partWeight).idf }));
    ideal += weight * idf * best + parts.reduce((sum, part) => sum + partWeight * part.idf * best, 0);
    return { forms: token.forms, parts, weight: token.weight, isName: token.isName, idf };
  });
  // A bonus and no demand: most neighbouring words of a question are no code at all.
  for (const phrase of phrasesOf(query)) addGroup([phrase], 0.5);

  const hits = [...scores].flatMap(([id, score]): SearchHit[] => {
    const entry = accepted.get(id);
    return entry && score > 0 ? [{ passage: entry.passage, score, relevance: ideal > 0 ? score / ideal : 0 }] : [];
  });
  return { hits, units, largestIdf: idfOf(0, accepted.size) };
};

/** An index in memory. Adding, replacing and removing cost as much as the lesson has terms; a search looks at every passage of its language once. */
export const createBm25Index = (parameters: Bm25Parameters = defaultParameters): Bm25Index => {
  const partitions: Record<Language, Partition> = {
    fr: { entries: new Map(), postings: new Map() },
    en: { entries: new Map(), postings: new Map() },
  };
  const passagesOfLesson = new Map<string, { id: string; language: Language }[]>();

  const remove = (lessonId: string): void => {
    for (const { id, language } of passagesOfLesson.get(lessonId) ?? []) {
      const { entries, postings } = partitions[language];
      for (const term of entries.get(id)?.terms.keys() ?? []) {
        const posting = postings.get(term);
        posting?.delete(id);
        if (posting?.size === 0) postings.delete(term);
      }
      entries.delete(id);
    }
    passagesOfLesson.delete(lessonId);
  };

  return {
    put(lessonId, passages) {
      remove(lessonId);
      if (passages.length === 0) return;
      for (const passage of passages) {
        const { entries, postings } = partitions[passage.language];
        const entry = toEntry(passage);
        entries.set(passage.id, entry);
        for (const [term, frequency] of entry.terms) {
          const posting = postings.get(term) ?? new Map<string, number>();
          posting.set(passage.id, frequency);
          postings.set(term, posting);
        }
      }
      passagesOfLesson.set(
        lessonId,
        passages.map(({ id, language }) => ({ id, language })),
      );
    },
    remove,
    search({ query: asked, language, accept, limit }) {
      const query = asked.slice(0, queryCharacters);
      const found = { fr: emptyResult, en: emptyResult };
      for (const each of languages)
        if (language === undefined || language === each)
          found[each] = searchPartition({ partition: partitions[each], parameters, language: each, query, accept });
      const hits = [...found.fr.hits, ...found.en.hits]
        .sort((left, right) => right.relevance - left.relevance || compareText(left.passage.id, right.passage.id))
        .slice(0, limit);
      return {
        hits,
        units: { fr: found.fr.units, en: found.en.units },
        largestIdf: { fr: found.fr.largestIdf, en: found.en.largestIdf },
      };
    },
    statistics() {
      const statisticsOf = ({ entries, postings }: Partition) => ({
        passages: entries.size,
        length: [...entries.values()].reduce((sum, entry) => sum + entry.length, 0),
        terms: postings.size,
        postings: [...postings.values()].reduce((sum, posting) => sum + posting.size, 0),
      });
      return { fr: statisticsOf(partitions.fr), en: statisticsOf(partitions.en) };
    },
  };
};

const emptyResult: ReturnType<typeof searchPartition> = { hits: [], units: [], largestIdf: 0 };

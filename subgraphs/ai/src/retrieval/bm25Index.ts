import { phrasesOf } from './analyze.ts';
import { languages } from './language.ts';
import type { Language } from './language.ts';
import { featuresOf, headingReader } from './passageFeatures.ts';
import type { PassageFeatures } from './passageFeatures.ts';
import type { Passage } from './passages.ts';
import { readQuestion } from './question.ts';
import type { QuestionToken } from './question.ts';
import { complete } from './slices.ts';
import type { Steps } from './slices.ts';
import { compose } from './stopWords.ts';

/** k1: saturation of repetition. b: weight of the length, 0 to 1. delta: value of one occurrence in a text of any length. */
export type Bm25Parameters = { k1: number; b: number; delta: number };

export const defaultParameters: Bm25Parameters = { k1: 1.2, b: 0.6, delta: 0.5 };

/** One search unit of the question. `idf` is that of its rarest known spelling among the accepted passages. */
export type QueryUnit = {
  forms: readonly string[];
  parts: { forms: readonly string[]; idf: number }[];
  weight: number;
  isName: boolean;
  isContent: boolean;
  isQualifier: boolean;
  asksForQuantity: boolean;
  /** True when an accepted passage has the unit, or all words of a compound. */
  isKnown: boolean;
  idf: number;
};

/** `score` is BM25+. `relevance` is the score over the best possible one, comparable between languages, at best 1 or slightly more. */
export type SearchHit = { passage: Passage; features: PassageFeatures; score: number; relevance: number };

/** `units`: the question as read in each language. Its weights come from the accepted passages only. */
export type SearchResult = { hits: SearchHit[]; units: Record<Language, QueryUnit[]>; largestIdf: Record<Language, number> };

export type SearchRequest = {
  /** The first 2,000 characters count. */
  query: string;
  /** Only passages of this language; both languages when omitted. */
  language?: Language;
  /** Called once for each passage, before any count. A rejected passage changes no score, no order and no statistic. */
  accept: (passage: Passage) => boolean;
  limit: number;
};

/** Counts of the whole index for each language, to compare two indexes. `length` in words. */
export type IndexStatistics = Record<Language, { passages: number; length: number; terms: number; postings: number }>;

export type Bm25Index = {
  /** Adds a lesson, or replaces all of its passages. */
  put(lessonId: string, passages: readonly Passage[]): void;
  remove(lessonId: string): void;
  /**
   * `put` in steps of bounded work. Searches find the old lesson until `onReplaced` is called, the new one afterwards. Replacements of one
   * lesson
   * must not run concurrently.
   */
  replace(replacement: { lessonId: string; passages: readonly Passage[]; onReplaced?: () => void }): Steps<void>;
  search(request: SearchRequest): SearchResult;
  statistics(): IndexStatistics;
};

/** `isLive`: part of the index. Other entries are being added or removed. */
type Entry = { passage: Passage; features: PassageFeatures; isLive: boolean };
type Partition = { entries: Set<Entry>; postings: Map<string, Map<Entry, number>> };

const queryCharacters = 2_000;
const maximumUnits = 100;

// A name is the topic of its question. The bonus counts for the order only: a passage with the name alone does not cover more of the
// question.
const nameWeight = 1.5;

// The words inside a name that is known as a whole: `read_csv` is about csv too, but less.
const partShare = 0.3;

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Lucene's idf: positive even for a term in every passage. */
const idfOf = (documentFrequency: number, passageCount: number): number =>
  Math.log(1 + (passageCount - documentFrequency + 0.5) / (documentFrequency + 0.5));

/** The distinct units of a question: a repeated word counts once. */
const distinctTokens = (tokens: readonly QuestionToken[]): QuestionToken[] => [
  ...new Map(tokens.map((token) => [token.forms.join(' '), token])).values(),
];

const searchPartition = ({
  partition,
  parameters,
  language,
  query,
  accept,
}: { partition: Partition; parameters: Bm25Parameters; language: Language } & Pick<SearchRequest, 'query' | 'accept'>) => {
  const accepted = new Set<Entry>();
  let totalLength = 0;
  for (const entry of partition.entries) {
    if (!entry.isLive || !accept(entry.passage)) continue;
    accepted.add(entry);
    totalLength += entry.features.length;
  }
  const averageLength = accepted.size === 0 ? 1 : Math.max(1, totalLength / accepted.size);
  const scores = new Map<Entry, number>();
  const { k1, b, delta } = parameters;

  /** Adds the BM25+ share of one group of equivalent spellings to every accepted passage that has one; returns their common idf. */
  const addGroup = (forms: readonly string[], weight: number): { idf: number; isKnown: boolean } => {
    const frequencies = new Map<Entry, number>();
    for (const form of forms)
      for (const [entry, frequency] of partition.postings.get(form) ?? [])
        if (accepted.has(entry)) frequencies.set(entry, Math.max(frequency, frequencies.get(entry) ?? 0));
    const idf = idfOf(frequencies.size, accepted.size);
    for (const [entry, frequency] of frequencies) {
      const { length } = entry.features;
      const saturated = (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + (b * length) / averageLength));
      scores.set(entry, (scores.get(entry) ?? 0) + weight * idf * (saturated + delta));
    }
    return { idf, isKnown: frequencies.size > 0 };
  };

  let ideal = 0;
  const best = k1 + 1 + delta;
  const units = distinctTokens(readQuestion(query, language))
    .slice(0, maximumUnits)
    .map((token): QueryUnit => {
      const weight = token.isName ? nameWeight * token.weight : token.weight;
      const { idf, isKnown } = addGroup(token.forms, weight);
      const partWeight = token.parts.length === 0 ? 0 : ((isKnown ? partShare : 1) * weight) / token.parts.length;
      const groups = token.parts.map((forms) => ({ forms, ...addGroup(forms, partWeight) }));
      const parts = groups.map(({ forms, idf: partIdf }) => ({ forms, idf: partIdf }));
      // A verb of asking that no passage has is not searched for.
      if (isKnown || token.isContent) ideal += weight * idf * best + parts.reduce((sum, part) => sum + partWeight * part.idf * best, 0);
      const { forms, isName, isContent, isQualifier, asksForQuantity } = token;
      const areAllKnown = groups.length > 0 && groups.every((group) => group.isKnown);
      return { forms, parts, weight: token.weight, isName, isContent, isQualifier, asksForQuantity, isKnown: isKnown || areAllKnown, idf };
    });
  // A bonus, not a requirement: most neighbouring words of a question are not code.
  for (const phrase of phrasesOf(query)) addGroup([phrase], 0.5);

  const hits = [...scores].flatMap(([{ passage, features }, score]): SearchHit[] =>
    score > 0 ? [{ passage, features, score, relevance: ideal > 0 ? score / ideal : 0 }] : [],
  );
  return { hits, units, largestIdf: idfOf(0, accepted.size) };
};

// Terms that one step adds or removes.
const termsPerStep = 2_000;

/** One step for each passage, and for each further part of a passage with many terms. */
function* changePostings({ postings }: Partition, entry: Entry, change: (posting: Map<Entry, number>, term: string) => void): Steps<void> {
  let changed = 0;
  for (const term of entry.features.terms.keys()) {
    const posting = postings.get(term) ?? new Map<Entry, number>();
    change(posting, term);
    if (posting.size === 0) postings.delete(term);
    else postings.set(term, posting);
    changed += 1;
    if (changed % termsPerStep === 0) yield;
  }
  yield;
}

/** An index in memory. A change costs time in proportion to the lesson's terms; a search visits every passage of its language once. */
export const createBm25Index = (parameters: Bm25Parameters = defaultParameters): Bm25Index => {
  const partitions: Record<Language, Partition> = {
    fr: { entries: new Set(), postings: new Map() },
    en: { entries: new Set(), postings: new Map() },
  };
  const entriesOfLesson = new Map<string, readonly Entry[]>();

  function* add(passages: readonly Passage[]): Steps<Entry[]> {
    const readHeadings = headingReader();
    const added: Entry[] = [];
    for (const passage of passages) {
      const partition = partitions[passage.language];
      const entry: Entry = { passage, features: featuresOf(passage, readHeadings), isLive: false };
      added.push(entry);
      partition.entries.add(entry);
      yield* changePostings(partition, entry, (posting, term) => posting.set(entry, entry.features.terms.get(term) ?? 0));
    }
    return added;
  }

  function* drop(entries: readonly Entry[]): Steps<void> {
    for (const entry of entries) {
      const partition = partitions[entry.passage.language];
      yield* changePostings(partition, entry, (posting) => posting.delete(entry));
      partition.entries.delete(entry);
    }
  }

  function* replace({ lessonId, passages, onReplaced }: Parameters<Bm25Index['replace']>[0]): Steps<void> {
    const added = yield* add(passages);
    const former = entriesOfLesson.get(lessonId) ?? [];
    for (const entry of added) entry.isLive = true;
    for (const entry of former) entry.isLive = false;
    if (added.length > 0) entriesOfLesson.set(lessonId, added);
    else entriesOfLesson.delete(lessonId);
    onReplaced?.();
    yield* drop(former);
  }

  return {
    put: (lessonId, passages) => complete(replace({ lessonId, passages })),
    remove: (lessonId) => complete(replace({ lessonId, passages: [] })),
    replace,
    search({ query: asked, language, accept, limit }) {
      // One compatibility character may expand to eighteen characters.
      const query = compose(asked.slice(0, queryCharacters)).slice(0, queryCharacters);
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
        length: [...entries].reduce((sum, entry) => sum + entry.features.length, 0),
        terms: postings.size,
        postings: [...postings.values()].reduce((sum, posting) => sum + posting.size, 0),
      });
      return { fr: statisticsOf(partitions.fr), en: statisticsOf(partitions.en) };
    },
  };
};

const emptyResult: ReturnType<typeof searchPartition> = { hits: [], units: [], largestIdf: 0 };

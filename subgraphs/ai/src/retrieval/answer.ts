import type { Bm25Index, QueryUnit, SearchHit, SearchRequest, SearchResult } from './bm25Index.ts';
import { questionKinds } from './questionCues.ts';
import type { QuestionKind } from './questionCues.ts';
import type { SentenceFeatures } from './passageFeatures.ts';
import type { Sentence } from './passages.ts';

export type AnswerSentence = { text: string; passageId: string; lessonId: string };
export type NearestLesson = { lessonId: string; excerpt: string };

/** `sentences`: one to three, the best first. `nearest`: at most three lessons that the viewer may read. `confidence`: 0 to 1. */
export type Answer =
  { kind: 'answer'; sentences: AnswerSentence[]; confidence: number } | { kind: 'refusal'; nearest: NearestLesson[]; confidence: number };

export type Question = Omit<SearchRequest, 'query' | 'limit'> & {
  index: Bm25Index;
  question: string;
  /** 0 to 1. A smaller confidence is a refusal. */
  threshold?: number;
};

export const defaultThreshold = 0.5;

const passagesRead = 8;
const maximumSentences = 3;
const maximumNearest = 3;
const excerptCharacters = 240;

// A further sentence must score nearly as high and add something new.
const furtherSentenceShare = 0.8;
const maximumOverlap = 0.6;

type Candidate = { sentence: Sentence; hit: SearchHit; terms: ReadonlySet<string>; coverage: number; score: number };

type Terms = Pick<ReadonlySet<string>, 'has'>;

const partialCredit = 0.8;

/** 1 when the terms have the unit itself, less when they have only words of a compound. */
const matchOf = (unit: QueryUnit, terms: Terms): number => {
  if (unit.forms.some((form) => terms.has(form))) return 1;
  const total = unit.parts.reduce((sum, part) => sum + part.idf, 0);
  const found = unit.parts.reduce((sum, part) => sum + (part.forms.some((form) => terms.has(form)) ? part.idf : 0), 0);
  return total === 0 ? 0 : (partialCredit * found) / total;
};

/** Share of the question that the terms cover, weighted by the rarity of its words. 0 to 1. */
const coverageOf = (units: readonly QueryUnit[], match: (unit: QueryUnit) => number): number => {
  const total = units.reduce((sum, unit) => sum + unit.weight * unit.idf, 0);
  return total === 0 ? 0 : units.reduce((sum, unit) => sum + unit.weight * unit.idf * match(unit), 0) / total;
};

/** Positions of the question's words in a sentence, in order. */
const matchedPositions = (units: readonly QueryUnit[], { words }: SentenceFeatures): number[] => {
  const asked = new Set(units.flatMap((unit) => unit.forms));
  return words.filter(({ forms }) => forms.some((form) => asked.has(form))).map(({ position }) => position);
};

/** Density of the question's words in a sentence: 1 when every second word is one of them, 0 for a single one. */
const proximityOf = (matched: readonly number[]): number => {
  const first = matched[0];
  const last = matched.at(-1);
  if (first === undefined || last === undefined || matched.length < 2) return 0;
  return Math.min(1, (2 * matched.length) / (last - first + 1));
};

// "La moyenne arithmétique est ...", "In short, a pivot table is ...": a definition names its subject early.
const subjectPosition = 4;

/**
 * Weights of a sentence's features. `coverage`: the question's words in it. `inContext`: the same, with partial credit for heading and
 * previous sentence.
 */
const sentenceWeights = {
  coverage: 0.2,
  inContext: 0.5,
  contextCredit: 0.7,
  suiting: 0.1,
  proximity: 0.05,
  passage: 0.3,
  question: -0.25,
  code: -0.2,
  fragment: -0.1,
};

const nothing: ReadonlySet<string> = new Set();

const candidatesOf = ({
  hit,
  units,
  kinds,
  bestRelevance,
}: {
  hit: SearchHit;
  units: readonly QueryUnit[];
  kinds: readonly QuestionKind[];
  bestRelevance: number;
}): Candidate[] => {
  const { headingTerms, sentences } = hit.features;
  return hit.passage.sentences.flatMap((sentence, place): Candidate[] => {
    const features = sentences[place];
    if (!features) return [];
    const { terms, looksLike } = features;
    const before = sentences[place - 1]?.terms ?? nothing;
    const coverage = coverageOf(units, (unit) => matchOf(unit, terms));
    // "It returns ..." under a heading or after a sentence that names the subject.
    const inContext = coverageOf(units, (unit) =>
      Math.max(matchOf(unit, terms), sentenceWeights.contextCredit * Math.max(matchOf(unit, headingTerms), matchOf(unit, before))),
    );
    const matched = matchedPositions(units, features);
    const opensWithSubject = (matched[0] ?? Infinity) <= subjectPosition;
    const suited = kinds.filter((kind) => looksLike.has(kind) && (kind !== 'definition' || opensWithSubject));
    const suiting = kinds.length === 0 ? 0 : suited.length / kinds.length;
    const score =
      sentenceWeights.coverage * coverage +
      sentenceWeights.inContext * inContext +
      sentenceWeights.suiting * suiting +
      sentenceWeights.proximity * proximityOf(matched) +
      (sentenceWeights.passage * hit.relevance) / bestRelevance +
      (features.isQuestion ? sentenceWeights.question : 0) +
      (sentence.kind === 'code' ? sentenceWeights.code : 0) +
      (features.isFragment ? sentenceWeights.fragment : 0);
    return [{ sentence, hit, terms, coverage, score }];
  });
};

const overlapOf = (left: ReadonlySet<string>, right: ReadonlySet<string>): number => {
  const shared = [...left].filter((term) => right.has(term)).length;
  return shared / Math.max(1, Math.min(left.size, right.size));
};

const choose = (candidates: readonly Candidate[]): Candidate[] => {
  const chosen: Candidate[] = [];
  const best = candidates[0]?.score ?? 0;
  for (const candidate of candidates) {
    if (chosen.length === maximumSentences || candidate.score < furtherSentenceShare * best) break;
    if (chosen.every(({ terms }) => overlapOf(terms, candidate.terms) <= maximumOverlap)) chosen.push(candidate);
  }
  return chosen;
};

export type ConfidenceFeatures = {
  /** Coverage of the question by the best passage with its headings, 0 to 1. */
  passageCoverage: number;
  /** Coverage by the best single sentence, 0 to 1. */
  sentenceCoverage: number;
  /** Score of the best passage over the best possible one, 0 to 1. */
  relevance: number;
  /** Lead of the best passage over the best one of another lesson, 0 to 1. */
  gap: number;
  /** Weight of the matches in units of words that only one passage has. 1 for two or more. */
  evidence: number;
  /** Share of the names in the question (a product, a person, a function) that the best passage does not mention, 0 to 1. */
  missingNames: number;
};

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

const featuresOf = ({
  result,
  best,
  candidates,
}: {
  result: SearchResult;
  best: SearchHit;
  candidates: readonly Candidate[];
}): ConfidenceFeatures => {
  const units = unitsFor(result, best);
  const { terms } = best.features;
  const other = result.hits.find((hit) => hit.passage.lessonId !== best.passage.lessonId);
  const matched = units.reduce((sum, unit) => sum + unit.weight * unit.idf * matchOf(unit, terms), 0);
  const names = units.filter((unit) => unit.isName);
  return {
    passageCoverage: coverageOf(units, (unit) => matchOf(unit, terms)),
    sentenceCoverage: Math.max(0, ...candidates.map((candidate) => candidate.coverage)),
    relevance: clamp(best.relevance),
    gap: clamp(1 - (other?.relevance ?? 0) / best.relevance),
    evidence: clamp(matched / (2 * Math.max(0.1, result.largestIdf[best.passage.language]))),
    missingNames: names.length === 0 ? 0 : 1 - coverageOf(names, (unit) => matchOf(unit, terms)),
  };
};

const confidenceOf = ({ passageCoverage, sentenceCoverage, relevance, gap, evidence, missingNames }: ConfidenceFeatures): number =>
  1 /
  (1 +
    Math.exp(-(-5.2 + 4.5 * passageCoverage + 2.5 * sentenceCoverage + 1.5 * relevance + 0.8 * gap + 1.6 * evidence - 2 * missingNames)));

const excerptOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= excerptCharacters) return line;
  const cut = line.slice(0, excerptCharacters - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), excerptCharacters / 2)).trimEnd()}…`;
};

/** The best passage of each of the nearest lessons, by its best sentence. */
const nearestOf = (hits: readonly SearchHit[], candidates: readonly Candidate[]): NearestLesson[] => {
  const bestOfLesson = new Map<string, SearchHit>();
  for (const hit of hits) if (!bestOfLesson.has(hit.passage.lessonId)) bestOfLesson.set(hit.passage.lessonId, hit);
  return [...bestOfLesson].slice(0, maximumNearest).map(([lessonId, hit]) => ({
    lessonId,
    excerpt: excerptOf(candidates.find((candidate) => candidate.hit === hit)?.sentence.text ?? hit.passage.text),
  }));
};

/** The units of the question in the hit's language, without verbs of asking that no passage has. */
const unitsFor = (result: SearchResult, hit: SearchHit): QueryUnit[] =>
  result.units[hit.passage.language].filter((unit) => unit.isContent || unit.isKnown);

const kindsOf = (question: string, units: readonly QueryUnit[]): QuestionKind[] => {
  const kinds = questionKinds(question);
  return units.some((unit) => unit.asksForQuantity) && !kinds.includes('number') ? [...kinds, 'number'] : kinds;
};

/** A passage answers a question for a quantity only if it has the quantity or the word for it. */
const givesQuantities = (units: readonly QueryUnit[], { features }: SearchHit): boolean =>
  units.every((unit) => !unit.asksForQuantity || unit.forms.some((form) => features.terms.has(form)));

// With this many other content words in one passage, a missing adjective does not change the topic.
const minimumBesideQualifier = 4;

/**
 * True when a content word of the question is in no accepted passage: it is the rarest word, so no passage can be about it.
 * A single adjective may be missing where the best passage has all other content words, and enough of them.
 */
const lacksContent = (units: readonly QueryUnit[], best: SearchHit): boolean => {
  const content = units.filter((unit) => unit.isContent);
  const missing = content.filter((unit) => !unit.isKnown);
  const [only] = missing;
  if (only === undefined) return false;
  if (missing.length > 1 || !only.isQualifier || content.length - 1 < minimumBesideQualifier) return true;
  return content.some((unit) => unit !== only && matchOf(unit, best.features.terms) < 1);
};

/**
 * One to three sentences that answer the question, each with its passage, or a refusal with the nearest lessons.
 * Only accepted passages count, for the confidence too. The same arguments give the same answer.
 */
export const answerQuestion = ({ index, question, threshold = defaultThreshold, ...request }: Question): Answer => {
  const result = index.search({ ...request, query: question, limit: 30 });
  const read = result.hits.slice(0, passagesRead);
  const giving = read.filter((hit) => givesQuantities(unitsFor(result, hit), hit));
  const best = giving[0] ?? read[0];
  if (!best) return { kind: 'refusal', nearest: [], confidence: 0 };

  const units = unitsFor(result, best);
  const kinds = kindsOf(question, units);
  const candidates = (giving.length > 0 ? giving : read)
    .flatMap((hit) => candidatesOf({ hit, units: unitsFor(result, hit), kinds, bestRelevance: best.relevance }))
    // The sort is stable: equal scores stay in the order of hits and of reading.
    .sort((left, right) => right.score - left.score);
  const confidence = confidenceOf(featuresOf({ result, best, candidates }));
  const refusedConfidence = Math.min(confidence, threshold / 2);
  if (giving.length === 0 || lacksContent(units, best))
    return { kind: 'refusal', nearest: nearestOf(result.hits, candidates), confidence: refusedConfidence };
  if (confidence < threshold) return { kind: 'refusal', nearest: nearestOf(result.hits, candidates), confidence };
  const sentences = choose(candidates).map(({ sentence, hit }) => ({
    text: sentence.text,
    passageId: hit.passage.id,
    lessonId: hit.passage.lessonId,
  }));
  return { kind: 'answer', sentences, confidence };
};

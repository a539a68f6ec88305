import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Logger } from '#shared/log.ts';
import { createRepeatedWork } from '#shared/outages.ts';
import { DatabaseUnavailableError } from '#shared/mongo/connection.ts';
import { prepareDatabase } from '#shared/mongo/prepareDatabase.ts';
import type { LessonRow, Lessons } from '../projections/projections.collection.ts';
import { answerQuestion } from '../retrieval/answer.ts';
import type { Answer } from '../retrieval/answer.ts';
import { createBm25Index } from '../retrieval/bm25Index.ts';
import type { IndexStatistics } from '../retrieval/bm25Index.ts';
import type { Language } from '../retrieval/language.ts';
import { passageSteps } from '../retrieval/passages.ts';
import type { Passage } from '../retrieval/passages.ts';
import { completeInSlices } from '../retrieval/slices.ts';

export type IndexedLesson = { lessonId: string; courseId: string; isPreview: boolean; sequence: number };
export type LessonAnswer = { answer: Answer; courseOf: (lessonId: string) => string | null };

export type LessonIndex = {
  /** Reads every lesson, then polls for changes. */
  start(): Promise<void>;
  stop(): Promise<void>;
  isReady(): boolean;
  /** Indexes these lessons as the collection has them now. */
  refresh(lessonIds: readonly string[]): Promise<void>;
  /** `accept` decides before any passage counts. The answer quotes lessons as the collection has them now. */
  answer(request: { question: string; accept: (lesson: IndexedLesson) => boolean }): Promise<LessonAnswer>;
  statistics(): IndexStatistics;
};

// A row is stamped while its transaction runs and becomes visible with the commit, at most 60 s later by the server's limit. The rest is
// for clock drift.
const overlapMs = 90_000;
const batchSize = 100;
// Long lessons are decoded a few at a time.
const rowsPerRead = 20;
const maximumAttempts = 3;

const languageOf = (tag: string): { language?: Language } => {
  const [language] = tag.toLowerCase().split('-');
  return language === 'fr' || language === 'en' ? { language } : {};
};

/** The index of all lessons in the memory of one process: a cache of the collection. Each replica finds changes by itself. */
export const createLessonIndex = ({
  connection,
  lessons,
  log,
  pollMs,
}: {
  connection: Connection;
  lessons: Lessons;
  log: Logger;
  pollMs: number;
}): LessonIndex => {
  const index = createBm25Index();
  const known = new Map<string, IndexedLesson>();
  const stopping = new AbortController();
  let polling: Promise<void> | null = null;

  const isIndexed = ({ _id, sequence }: LessonRow): boolean => (known.get(_id)?.sequence ?? -1) >= sequence;

  const passagesOf = async ({ _id: lessonId, title, courseTitle, text, language, isDeleted }: LessonRow): Promise<Passage[]> =>
    isDeleted || text === null ? [] : completeInSlices(passageSteps({ lessonId, title, courseTitle, text, ...languageOf(language) }));

  const store = async (row: LessonRow): Promise<void> => {
    // Concurrent polls may deliver an older revision last.
    if (isIndexed(row)) return;
    const { _id: lessonId, courseId, isPreview, sequence } = row;
    const passages = await passagesOf(row);
    // Text and revision change together, so that no answer pairs a text with the revision of another.
    const onReplaced = (): void => void known.set(lessonId, { lessonId, courseId, isPreview, sequence });
    await completeInSlices(index.replace({ lessonId, passages, onReplaced }));
  };

  const remove = (lessonId: string): Promise<void> =>
    completeInSlices(index.replace({ lessonId, passages: [], onReplaced: () => void known.delete(lessonId) }));

  let lastChange: Promise<void> = Promise.resolve();
  /** Runs the changes of the index one after the other. */
  const enqueue = (change: () => Promise<void>): Promise<void> => {
    const result = lastChange.then(change);
    lastChange = result.catch(() => undefined);
    return result;
  };

  const refresh = async (lessonIds: readonly string[]): Promise<void> => {
    for (let start = 0; start < lessonIds.length; start += batchSize) {
      const batch = lessonIds.slice(start, start + batchSize);
      const rows = await lessons
        .find({ _id: { $in: batch } })
        .batchSize(rowsPerRead)
        .lean();
      const found = new Set(rows.map(({ _id }) => _id));
      const missing = batch.filter((lessonId) => !found.has(lessonId));
      await Promise.all([...rows.map((row) => enqueue(() => store(row))), ...missing.map((lessonId) => enqueue(() => remove(lessonId)))]);
    }
  };

  /** The rows whose revision differs from the indexed one. */
  const outdated = (rows: readonly { _id: string; sequence: number }[]): string[] =>
    rows.filter(({ _id, sequence }) => known.get(_id)?.sequence !== sequence).map(({ _id }) => _id);

  // The server's clock stamps the rows, so the poll compares with the server's clock.
  const serverTime = async (): Promise<number> => {
    if (!connection.db) throw new DatabaseUnavailableError('database not connected yet');
    const { localTime } = await connection.db.command({ hello: 1 });
    if (!(localTime instanceof Date)) throw new Error('the server did not report its time');
    return localTime.getTime();
  };

  const poll = async (since: number): Promise<number> => {
    const now = await serverTime();
    const changed = await lessons.find({ changedAt: { $gte: new Date(since - overlapMs) } }, { sequence: 1 }).lean();
    await refresh(outdated(changed));
    return now;
  };

  /** False after `stop`. */
  const pause = (): Promise<boolean> => sleep(pollMs, true, { signal: stopping.signal }).catch(() => false);

  const polls = createRepeatedWork({ log, failure: 'the poll for changed lessons failed' });
  const pollFrom = async (from: number): Promise<void> => {
    for (let since = from; await pause();) {
      // After a failure `since` stays: the next poll that succeeds covers the gap.
      await polls.run(async () => {
        since = await poll(since);
      });
    }
  };

  /** True when the index had these lessons as they are stored. Otherwise it has them afterwards. */
  const confirm = async (lessonIds: readonly string[]): Promise<boolean> => {
    if (lessonIds.length === 0) return true;
    const rows = await lessons.find({ _id: { $in: [...lessonIds] } }, { sequence: 1 }).lean();
    const found = new Set(rows.map(({ _id }) => _id));
    const stale = [...outdated(rows), ...lessonIds.filter((lessonId) => !found.has(lessonId))];
    await refresh(stale);
    return stale.length === 0;
  };

  const quotedBy = (answer: Answer): string[] => [
    ...new Set((answer.kind === 'answer' ? answer.sentences : answer.nearest).map(({ lessonId }) => lessonId)),
  ];

  /** Answers the time from which polls begin. */
  const build = async (): Promise<number> => {
    const startedAt = await serverTime();
    for await (const row of lessons.find().batchSize(rowsPerRead).lean().cursor()) await enqueue(() => store(row));
    return startedAt;
  };

  return {
    async start() {
      if (polling) return;
      let startedAt = 0;
      await prepareDatabase({ log, steps: [async () => (startedAt = await build())] });
      polling = pollFrom(startedAt);
    },
    async stop() {
      stopping.abort();
      await polling;
    },
    isReady: () => polling !== null && !stopping.signal.aborted,
    refresh,
    async answer({ question, accept }) {
      const courseOf = (lessonId: string): string | null => known.get(lessonId)?.courseId ?? null;
      for (let attempt = 0; attempt < maximumAttempts; attempt += 1) {
        const answer = answerQuestion({
          index,
          question,
          accept: ({ lessonId }) => {
            const lesson = known.get(lessonId);
            return lesson !== undefined && accept(lesson);
          },
        });
        if (await confirm(quotedBy(answer))) return { answer, courseOf };
      }
      return { answer: { kind: 'refusal', nearest: [], confidence: 0 }, courseOf };
    },
    statistics: () => index.statistics(),
  };
};

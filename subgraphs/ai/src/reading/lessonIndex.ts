import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Logger } from '#shared/log.ts';
import { createRepeatedWork } from '#shared/outages.ts';
import { DatabaseUnavailableError } from '#shared/mongo/connection.ts';
import { projections } from '../projections/projections.model.ts';
import type { LessonRow } from '../projections/projections.model.ts';
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
  /** Reads every lesson, then keeps looking for changes. */
  start(): Promise<void>;
  stop(): Promise<void>;
  isReady(): boolean;
  /** Takes over what the collection says of these lessons. */
  refresh(lessonIds: readonly string[]): Promise<void>;
  /** `accept` decides before anything is counted. What the answer quotes is what the collection holds at this moment. */
  answer(request: { question: string; accept: (lesson: IndexedLesson) => boolean }): Promise<LessonAnswer>;
  statistics(): IndexStatistics;
};

// A row is stamped while its transaction runs and seen when it commits: at most 60 s later, by the server's limit; the rest is for its clocks.
const overlapMs = 90_000;
const batchSize = 100;
// Lessons of the greatest length are decoded a few at a time.
const rowsPerRead = 20;
const mostAttempts = 3;

const languageOf = (tag: string): { language?: Language } => {
  const [language] = tag.toLowerCase().split('-');
  return language === 'fr' || language === 'en' ? { language } : {};
};

/** One process's index of all lessons: a cache of the collection, as many as there are replicas, each of which finds changes by itself. */
export const createLessonIndex = ({
  connection,
  log,
  pollMs = 1_000,
}: {
  connection: Connection;
  log: Logger;
  pollMs?: number;
}): LessonIndex => {
  const { lessons } = projections(connection);
  const index = createBm25Index();
  const known = new Map<string, IndexedLesson>();
  const stopping = new AbortController();
  let polling: Promise<void> | null = null;

  const isIndexed = ({ _id, sequence }: LessonRow): boolean => (known.get(_id)?.sequence ?? -1) >= sequence;

  const passagesOf = async ({ _id: lessonId, title, courseTitle, text, language, isDeleted }: LessonRow): Promise<Passage[]> =>
    isDeleted || text === null ? [] : completeInSlices(passageSteps({ lessonId, title, courseTitle, text, ...languageOf(language) }));

  const store = async (row: LessonRow): Promise<void> => {
    // Two polls may overtake each other.
    if (isIndexed(row)) return;
    const { _id: lessonId, courseId, isPreview, sequence } = row;
    const passages = await passagesOf(row);
    // Text and revision change at the same moment: an answer in between would quote the one under the number of the other.
    const onReplaced = (): void => void known.set(lessonId, { lessonId, courseId, isPreview, sequence });
    await completeInSlices(index.replace({ lessonId, passages, onReplaced }));
  };

  const remove = (lessonId: string): Promise<void> =>
    completeInSlices(index.replace({ lessonId, passages: [], onReplaced: () => void known.delete(lessonId) }));

  let lastChange: Promise<void> = Promise.resolve();
  /** One change of the index after the other. */
  const inTurn = (change: () => Promise<void>): Promise<void> => {
    const result = lastChange.then(change);
    lastChange = result.catch(() => undefined);
    return result;
  };

  const refresh = async (lessonIds: readonly string[]): Promise<void> => {
    for (let start = 0; start < lessonIds.length; start += batchSize) {
      const batch = lessonIds.slice(start, start + batchSize);
      const rows = await lessons()
        .find({ _id: { $in: batch } }, { batchSize: rowsPerRead })
        .toArray();
      const found = new Set(rows.map(({ _id }) => _id));
      const missing = batch.filter((lessonId) => !found.has(lessonId));
      await Promise.all([...rows.map((row) => inTurn(() => store(row))), ...missing.map((lessonId) => inTurn(() => remove(lessonId)))]);
    }
  };

  /** Those whose revision in the collection is not the one that is indexed. */
  const outdated = (rows: readonly { _id: string; sequence: number }[]): string[] =>
    rows.filter(({ _id, sequence }) => known.get(_id)?.sequence !== sequence).map(({ _id }) => _id);

  // The server's clock stamps the rows, so the server's clock says from when on to look.
  const serverTime = async (): Promise<number> => {
    if (!connection.db) throw new DatabaseUnavailableError('database not connected yet');
    const { localTime } = await connection.db.command({ hello: 1 });
    if (!(localTime instanceof Date)) throw new Error('the server did not tell its time');
    return localTime.getTime();
  };

  const poll = async (since: number): Promise<number> => {
    const now = await serverTime();
    const changed = await lessons()
      .find({ changedAt: { $gte: new Date(since - overlapMs) } })
      .project<{ _id: string; sequence: number }>({ _id: 1, sequence: 1 })
      .toArray();
    await refresh(outdated(changed));
    return now;
  };

  /** False once it is time to stop. */
  const pause = (): Promise<boolean> => sleep(pollMs, true, { signal: stopping.signal }).catch(() => false);

  const polls = createRepeatedWork({ log, failure: 'lessons could not be looked up for changes' });
  const keepPolling = async (from: number): Promise<void> => {
    for (let since = from; await pause();) {
      // After a failure `since` stays: the next poll that succeeds covers the gap.
      await polls.run(async () => {
        since = await poll(since);
      });
    }
  };

  /** True when these lessons are indexed as they are stored; otherwise they are then. */
  const confirm = async (lessonIds: readonly string[]): Promise<boolean> => {
    if (lessonIds.length === 0) return true;
    const rows = await lessons()
      .find({ _id: { $in: [...lessonIds] } })
      .project<{ _id: string; sequence: number }>({ _id: 1, sequence: 1 })
      .toArray();
    const found = new Set(rows.map(({ _id }) => _id));
    const stale = [...outdated(rows), ...lessonIds.filter((lessonId) => !found.has(lessonId))];
    await refresh(stale);
    return stale.length === 0;
  };

  const quotedBy = (answer: Answer): string[] => [
    ...new Set((answer.kind === 'answer' ? answer.sentences : answer.nearest).map(({ lessonId }) => lessonId)),
  ];

  return {
    async start() {
      if (polling) return;
      const startedAt = await serverTime();
      for await (const row of lessons().find({}, { batchSize: rowsPerRead })) await inTurn(() => store(row));
      polling = keepPolling(startedAt);
    },
    async stop() {
      stopping.abort();
      await polling;
    },
    isReady: () => polling !== null && !stopping.signal.aborted,
    refresh,
    async answer({ question, accept }) {
      const courseOf = (lessonId: string): string | null => known.get(lessonId)?.courseId ?? null;
      for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
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

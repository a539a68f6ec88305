import { describe, expect, test } from 'vitest';
import { expectShortHolds, hostileTexts } from '#shared/tests/text/linearWork.ts';
import { createLessonIndex } from '../src/reading/lessonIndex.ts';
import { dayMs, gitCourse, lesson, mergeAnswer, mergeQuestion, previewText, startAi, startWithCourse } from './kit.ts';
import type { Ai } from './kit.ts';

const merge = { lessonId: 'les_merge', title: 'Fusionner deux branches', isPreview: true };
const changedText = 'La commande `git merge` assemble deux branches.';
const changedAnswer = 'La commande git merge assemble deux branches.';
const refusal = /^Je n’ai pas trouvé de réponse/;
const answerOf = async (ai: Ai) => (await ai.askAssistant('learner', { question: mergeQuestion })).answer?.text;

const indexOf = ({ connection, subgraph, log }: Ai, { pollMs = dayMs } = {}) =>
  createLessonIndex({ connection, lessons: subgraph.stores.lessons, log, pollMs });

/** The statistics of an index that is built from the collection now. */
const rebuild = async (ai: Ai) => {
  const index = indexOf(ai);
  await index.start();
  const statistics = index.statistics();
  await index.stop();
  return statistics;
};

test('a replica that receives no event finds new, changed and deleted lessons by polling', async () => {
  const receiving = await startAi();
  const polling = await startAi({ database: receiving.connection.name, lessonPollMs: 20 });
  const polled = () => expect.poll(() => answerOf(polling));

  await receiving.deliverAll(gitCourse);
  await polled().toBe(mergeAnswer);
  await receiving.deliver(lesson({ ...merge, text: changedText, sequence: 2 }));
  await polled().toBe(changedAnswer);
  await receiving.deliver(lesson({ ...merge, text: previewText, isDeleted: true, sequence: 3 }));
  await polled().toMatch(refusal);
});

test('a replica that has not polled yet never quotes a lesson that was closed', async () => {
  const receiving = await startWithCourse();
  const other = await startAi({ database: receiving.connection.name });
  await receiving.deliver(lesson({ ...merge, text: previewText, isPreview: false, sequence: 2 }));

  expect(await answerOf(other)).toMatch(refusal);
});

test('the index is complete before the subgraph is ready, also after a stop between a commit and the index', async () => {
  const first = await startWithCourse();
  expect(await answerOf(first)).toBe(mergeAnswer);
  // A row that no process has indexed.
  await first.subgraph.stores.lessons.updateOne({ _id: 'les_merge' }, { $set: { sequence: 9, text: changedText } });

  const restarted = await startAi({ database: first.connection.name });

  expect(restarted.subgraph.isReady()).toBe(true);
  expect(await answerOf(restarted)).toBe(changedAnswer);
  await restarted.subgraph.stop();
  expect(restarted.subgraph.isReady()).toBe(false);
});

test('the index equals a rebuilt one, in whatever order the revisions of lessons arrive', async () => {
  const ai = await startAi();
  const index = indexOf(ai, { pollMs: 20 });
  await index.start();
  const drafts = Array.from({ length: 12 }, (_, number) => number).flatMap((number) =>
    [3, 1, 4, 2].map((sequence) =>
      lesson({
        lessonId: `les_${number}`,
        title: `Leçon ${number}`,
        text: `${previewText} Révision ${sequence} de la leçon ${number}.`,
        isDeleted: sequence === 4 && number % 3 === 0,
        sequence,
      }),
    ),
  );
  await Promise.all(drafts.map((draft) => ai.deliver(draft)));

  const expected = await rebuild(ai);
  expect(expected.fr.passages).toBe(8);
  await expect.poll(() => index.statistics()).toEqual(expected);
  await index.stop();
});

test('the poll continues after the database was unreachable', async () => {
  const ai = await startAi();
  const db = ai.connection.db;
  const index = indexOf(ai, { pollMs: 20 });
  await index.start();
  Reflect.set(ai.connection, 'db', undefined);
  await new Promise((resolve) => setTimeout(resolve, 100));
  Reflect.set(ai.connection, 'db', db);

  await ai.deliverAll(gitCourse);

  await expect.poll(() => index.statistics().fr.passages).toBe(2);
  await index.stop();
});

describe('lessons of the maximum length', () => {
  const lessonsOf = async () => {
    const ai = await startAi();
    const rows = ['dots', 'comment openings', 'mixed combining marks', 'opening brackets', 'mixed'].map((name) => ({
      _id: `les_${name}`,
      courseId: 'crs_git',
      courseTitle: 'Git au quotidien',
      title: name,
      language: 'fr',
      text: hostileTexts[name]?.(100_000) ?? '',
      isPreview: true,
      isDeleted: false,
      deletedAt: null,
      changedAt: ai.clock.now(),
      sequence: 1,
    }));
    await ai.subgraph.stores.lessons.insertMany(rows);
    return { ai, lessonIds: rows.map(({ _id }) => _id) };
  };

  test('are read at start without holding the event loop', async () => {
    const { ai } = await lessonsOf();
    await expectShortHolds({ name: 'the start of the index', work: () => rebuild(ai) });
  });

  test('are replaced without holding the event loop and leave no passage behind', async () => {
    const { ai, lessonIds } = await lessonsOf();
    const index = indexOf(ai);
    await index.start();
    const before = index.statistics();
    const changed = async (): Promise<void> => {
      await ai.subgraph.stores.lessons.updateMany({}, { $inc: { sequence: 1 } });
      await index.refresh(lessonIds);
    };

    await expectShortHolds({ name: 'the refresh of lessons', work: changed });

    expect(index.statistics()).toEqual(before);
    await index.stop();
  });
});

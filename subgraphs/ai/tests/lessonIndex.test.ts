import { describe, expect, test } from 'vitest';
import { createLogger } from '#shared/log.ts';
import { expectShortHolds, hostileTexts } from '#shared/tests/text/linearWork.ts';
import { createLessonIndex } from '../src/reading/lessonIndex.ts';
import { ask, deliverAll, eventually, gitCourse, learner, lesson, previewText, startAi } from './kit.ts';
import type { Ai } from './kit.ts';

const silent = createLogger({ service: 'test', level: 'silent' });
const question = 'Que fait la commande git merge ?';
const merge = { lessonId: 'les_merge', title: 'Fusionner deux branches', isPreview: true };
const told = async (ai: Ai) => (await ask(ai, learner, { question })).answer?.text;

/** An index that was built from the collection just now. */
const rebuilt = async (ai: Ai) => {
  const index = createLessonIndex({ connection: ai.connection, log: silent });
  await index.start();
  const statistics = index.statistics();
  await index.stop();
  return statistics;
};

test('a replica that received no event learns of new, changed and deleted lessons by itself', async () => {
  const receiving = await startAi();
  const other = await startAi({ database: receiving.database });
  const follow = (until: (text: string | undefined) => boolean) => eventually({ look: () => told(other), until });

  await deliverAll(receiving, gitCourse);
  expect(await follow((text) => text?.startsWith('La commande') ?? false)).toBe(
    'La commande git merge réunit deux branches et garde leurs deux passés.',
  );
  await receiving.deliver(lesson({ ...merge, text: 'La commande `git merge` assemble deux branches.', sequence: 2 }));
  expect(await follow((text) => text?.includes('assemble') ?? false)).toBe('La commande git merge assemble deux branches.');
  await receiving.deliver(lesson({ ...merge, text: previewText, isDeleted: true, sequence: 3 }));
  expect(await follow((text) => text?.startsWith('Je n’ai') ?? false)).toMatch(/^Je n’ai pas trouvé de réponse/);
});

test('a replica that has not yet looked never quotes what has changed', async () => {
  const receiving = await startAi();
  await deliverAll(receiving, gitCourse);
  const other = await startAi({ database: receiving.database });
  await receiving.deliver(lesson({ ...merge, text: previewText, isPreview: false, sequence: 2 }));

  expect(await told(other)).toMatch(/^Je n’ai pas trouvé de réponse/);
});

test('after a restart, also one in the middle of an event’s effect, the index is complete before the subgraph is ready', async () => {
  const first = await startAi();
  await deliverAll(first, gitCourse);
  const before = await told(first);
  // Killed between the commit and the index: the row is there, no process knows of it.
  await first.stop();
  const late = await startAi({ database: first.database });
  await late.connection
    .collection<{ _id: string }>('lessons')
    .updateOne({ _id: 'les_merge' }, { $set: { sequence: 9, text: 'La commande `git merge` assemble deux branches.' } });
  await late.stop();

  const restarted = await startAi({ database: first.database });

  expect(before).toBe('La commande git merge réunit deux branches et garde leurs deux passés.');
  expect(restarted.subgraph.isReady()).toBe(true);
  expect(await told(restarted)).toBe('La commande git merge assemble deux branches.');
  await restarted.stop();
  expect(restarted.subgraph.isReady()).toBe(false);
});

test('of any order in which the revisions of lessons arrive the index is that of a rebuild', async () => {
  const ai = await startAi();
  const index = createLessonIndex({ connection: ai.connection, log: silent, pollMs: 20 });
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

  const expected = await rebuilt(ai);
  expect(expected.fr.passages).toBe(8);
  expect(
    await eventually({ look: async () => index.statistics(), until: ({ fr }) => JSON.stringify(fr) === JSON.stringify(expected.fr) }),
  ).toEqual(expected);
  await index.stop();
});

test('a database that cannot be reached for a while is not the end of looking', async () => {
  const ai = await startAi();
  const db = ai.connection.db;
  const index = createLessonIndex({ connection: ai.connection, log: silent, pollMs: 20 });
  await index.start();
  Reflect.set(ai.connection, 'db', undefined);
  await new Promise((resolve) => setTimeout(resolve, 100));
  Reflect.set(ai.connection, 'db', db);

  await deliverAll(ai, gitCourse);

  expect(await eventually({ look: async () => index.statistics().fr.passages, until: (count) => count === 2 })).toBe(2);
  await index.stop();
});

describe('lessons of the greatest length', () => {
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
      sequence: 1,
    }));
    await ai.connection.collection<{ _id: string }>('lessons').insertMany(rows);
    return { ai, lessonIds: rows.map(({ _id }) => _id) };
  };

  test('are read at start without holding the event loop', async () => {
    const { ai } = await lessonsOf();
    await expectShortHolds({ name: 'the start of the index', work: () => rebuilt(ai) });
  });

  test('are replaced without holding the event loop, and leave nothing behind', async () => {
    const { ai, lessonIds } = await lessonsOf();
    const index = createLessonIndex({ connection: ai.connection, log: silent });
    await index.start();
    const before = index.statistics();
    const changed = async (): Promise<void> => {
      await ai.connection.collection('lessons').updateMany({}, { $inc: { sequence: 1 } });
      await index.refresh(lessonIds);
    };

    await expectShortHolds({ name: 'the refresh of lessons', work: changed });

    expect(index.statistics()).toEqual(before);
    await index.stop();
  });
});

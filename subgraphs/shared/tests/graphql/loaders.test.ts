import { expect, test } from 'vitest';
import { loaderByForeignKey, loaderByKey } from '../../graphql/loaders.ts';

type Lesson = { id: string; moduleId: string };
const lessons: Lesson[] = [
  { id: 'les_2', moduleId: 'mod_1' },
  { id: 'les_1', moduleId: 'mod_1' },
  { id: 'les_3', moduleId: 'mod_2' },
];

const countingLoaders = () => {
  const calls: string[][] = [];
  const counted = (keyOf: (lesson: Lesson) => string) => (keys: readonly string[]) => {
    calls.push([...keys]);
    return Promise.resolve(lessons.filter((lesson) => keys.includes(keyOf(lesson))));
  };
  const byId = loaderByKey({ load: counted(({ id }) => id), keyOf: ({ id }) => id });
  const byModule = loaderByForeignKey({
    load: counted(({ moduleId }) => moduleId),
    keyOf: ({ moduleId }) => moduleId,
    prime: (lesson) => void byId.prime(lesson.id, lesson),
  });
  return { calls, byId, byModule };
};

test('all keys of one tick are one look-up, each answered in its place, null for a missing row', async () => {
  const { calls, byId } = countingLoaders();
  const found = await Promise.all(['les_3', 'les_9', 'les_1', 'les_3'].map((id) => byId.load(id)));
  expect(found).toEqual([lessons[2], null, lessons[1], lessons[2]]);
  expect(calls).toEqual([['les_3', 'les_9', 'les_1']]);
});

test('rows of a foreign key keep the order in which they were read, and a key without rows has an empty list', async () => {
  const { calls, byModule } = countingLoaders();
  expect(await byModule.loadMany(['mod_2', 'mod_9', 'mod_1'])).toEqual([[lessons[2]], [], [lessons[0], lessons[1]]]);
  expect(calls).toEqual([['mod_2', 'mod_9', 'mod_1']]);
});

test('a row that came by its foreign key is not read again by its id', async () => {
  const { calls, byId, byModule } = countingLoaders();
  await byModule.load('mod_1');
  expect(await byId.loadMany(['les_1', 'les_2'])).toEqual([lessons[1], lessons[0]]);
  expect(calls).toEqual([['mod_1']]);
});

test('a look-up that fails is an error for each key, never a row that is not there', async () => {
  const loader = loaderByKey<Lesson>({ load: () => Promise.reject(new Error('down')), keyOf: ({ id }) => id });
  await expect(loader.load('les_1')).rejects.toThrow('down');
  await expect(loader.load('les_2')).rejects.toThrow('down');
});

import { randomUUID } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { createLogger } from '#shared/log.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import { at, givenCourse, people, startCourse } from './kit.ts';

test('data of the first version: courses are found and ordered as folded now and keep their slugs, lessons are rendered', async () => {
  const database = `course_${randomUUID().slice(0, 8)}`;
  const mongo = connectMongo({ uri: inject('mongoUri'), database, log: createLogger({ service: 'test', level: 'silent' }) });
  await mongo.untilReady();
  // Rows of today, put back to what the first version stored.
  const before = await startCourse({}, { database });
  await givenCourse(before, { title: '« Łódź » et les ﬁchiers', description: 'Straße' });
  await givenCourse(before, { title: 'Zone franche' });
  await mongo.connection.collection('lessons').updateMany({ type: 'TEXT' }, { $unset: { 'text.html': 1 } });
  await before.subgraph.stop();
  await mongo.connection.collection('courses').updateOne(
    { title: /^«/ },
    {
      $set: {
        slug: 'odz-et-les-chiers',
        titleKey: '« łodz » et les ﬁchiers',
        searchTerms: { title: 'łodz ﬁchiers ﬁchi', keywords: '', body: 'straße' },
      },
    },
  );
  await mongo.connection.collection('courses').createIndexes([{ name: 'price', key: { status: 1, 'listPrice.amountMinor': 1, _id: 1 } }]);
  await mongo.connection.collection('migrations').deleteMany({});

  const course = await startCourse({}, { database });
  try {
    const query =
      'query ($filter: CourseFilterInput) { courses(filter: $filter, sort: [{ field: TITLE, direction: ASC }]) { nodes { slug } } }';
    const slugs = async (search?: string) => at((await course.run(people.anonymous, query, { filter: { search } })).data, 'courses.nodes');
    for (const search of ['lodz', 'Łódź', 'fichiers', 'strasse'])
      expect([search, await slugs(search)]).toEqual([search, [{ slug: 'odz-et-les-chiers' }]]);
    expect(await slugs()).toEqual([{ slug: 'odz-et-les-chiers' }, { slug: 'zone-franche' }]);
    expect(await mongo.connection.collection('lessons').distinct('text.html')).toEqual(
      ['00', '10'].map((place) => `<p>The-secret-of-the-lesson ${place}</p>\n`),
    );
    expect((await mongo.connection.collection('courses').indexes()).map(({ name }) => name)).not.toContain('price');
  } finally {
    await course.stop();
    await mongo.close();
  }
});

import { expect, test } from 'vitest';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { givenCourse, startCourse } from './kit.ts';

test('data of the first version: courses get folded search terms and keep their slugs, lessons get their HTML', async () => {
  // Rows of today, changed back to rows of the first version.
  const before = await startCourse({ isShared: true });
  await givenCourse(before, { title: '« Łódź » et les ﬁchiers', description: 'Straße' });
  await givenCourse(before, { title: 'Zone franche' });
  await before.collection('lessons').updateMany({ type: 'TEXT' }, { $unset: { 'text.html': 1 } });
  await before.subgraph.stop();
  await before.collection('courses').updateOne(
    { title: /^«/ },
    {
      $set: {
        slug: 'odz-et-les-chiers',
        titleKey: '« łodz » et les ﬁchiers',
        searchTerms: { title: 'łodz ﬁchiers ﬁchi', keywords: '', body: 'straße' },
      },
    },
  );
  await before.collection('courses').createIndexes([{ name: 'price', key: { status: 1, 'listPrice.amountMinor': 1, _id: 1 } }]);
  await before.connection.collection('migrations').deleteMany({});

  const after = await startCourse({ database: before.connection.name });

  const query =
    'query ($filter: CourseFilterInput) { courses(filter: $filter, sort: [{ field: TITLE, direction: ASC }]) { nodes { slug } } }';
  const slugs = async (search?: string) => at((await after.ask('anonymous', query, { filter: { search } })).data, 'courses.nodes');
  for (const search of ['lodz', 'Łódź', 'fichiers', 'strasse'])
    expect([search, await slugs(search)]).toEqual([search, [{ slug: 'odz-et-les-chiers' }]]);
  expect(await slugs()).toEqual([{ slug: 'odz-et-les-chiers' }, { slug: 'zone-franche' }]);
  expect(await after.collection('lessons').distinct('text.html')).toEqual(
    ['00', '10'].map((place) => `<p>The-secret-of-the-lesson ${place}</p>\n`),
  );
  expect((await after.collection('courses').indexes()).map(({ name }) => name)).not.toContain('price');
  await before.mongo.close();
});

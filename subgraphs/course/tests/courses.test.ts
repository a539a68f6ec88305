import { afterAll, beforeAll, expect, test } from 'vitest';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { givenCourse, startCourse } from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
let categoryId: string;
const listQuery = `query ($filter: CourseFilterInput, $sort: [CourseSortInput!], $first: Int, $after: String) {
  courses(filter: $filter, sort: $sort, first: $first, after: $after) { nodes { title } totalCount pageInfo { endCursor hasNextPage } } }`;
const titles = (data: unknown): unknown[] => {
  const nodes = at(data, 'courses.nodes');
  return Array.isArray(nodes) ? nodes.map((node: unknown) => at(node, 'title')) : [];
};
/** The titles of all pages of one course each. */
const pagedTitles = async (asked: Course, query: string, variables: Record<string, unknown>): Promise<unknown[]> => {
  const paged: unknown[] = [];
  for (let after: unknown = null, more = true; more;) {
    const { data, errors } = await asked.ask('anonymous', query, { ...variables, first: 1, after });
    expect(errors).toEqual([]);
    paged.push(...titles(data));
    more = at(data, 'courses.pageInfo.hasNextPage') === true;
    after = at(data, 'courses.pageInfo.endCursor');
  }
  return paged;
};
const found = async (filter: Record<string, unknown>, variables: Record<string, unknown> = {}) =>
  titles((await course.ask('anonymous', listQuery, { filter, ...variables })).data);

beforeAll(async () => {
  course = await startCourse({ isShared: true });
  categoryId = (await course.subgraph.wiring.services.categories.put({ slug: 'excel', name: 'Excel', position: 1 })).id;
  const inputs = [
    {
      title: 'Données propres avec Excel',
      stack: ['Excel'],
      keywords: ['nettoyage'],
      description: 'Importer, vérifier, corriger.',
      categoryId,
    },
    {
      title: 'Testing with pytest',
      language: 'en',
      stack: ['Python'],
      keywords: ['tests'],
      level: 'ADVANCED',
      description: 'Fixtures and parametrised tests.',
      listPrice: { amountMinor: 2900, currency: 'EUR' },
    },
    {
      title: 'Écrire du R',
      stack: ['R'],
      description: 'Un mot sur Excel et les données.',
      listPrice: { amountMinor: 4900, currency: 'USD' },
    },
    {
      title: 'Plan of the professionals',
      language: 'en',
      pricingModel: 'SUBSCRIPTION',
      minimumPlanTier: 'PRO',
      listPrice: { amountMinor: 4900, currency: 'EUR' },
    },
  ];
  for (const input of inputs) {
    await givenCourse(course, input);
    course.clock.advance(60_000);
  }
  await givenCourse(course, { title: 'A draft about données' }, { isPublished: false });
});
afterAll(() => course.stop());

test('lists the newest first, and drafts only for their owner and administrators', async () => {
  const published = ['Plan of the professionals', 'Écrire du R', 'Testing with pytest', 'Données propres avec Excel'];
  for (const who of ['anonymous', 'learner', 'otherLearner', 'otherInstructor', 'instructor', 'admin'] as const) {
    expect(titles((await course.ask(who, listQuery)).data), who).toEqual(published);
    const drafts = titles((await course.ask(who, listQuery, { filter: { statuses: ['DRAFT'] } })).data);
    expect(drafts, who).toEqual(who === 'instructor' || who === 'admin' ? ['A draft about données'] : []);
    const both = await course.ask(who, listQuery, { filter: { statuses: ['DRAFT', 'PUBLISHED'] } });
    expect(at(both.data, 'courses.totalCount'), who).toBe(who === 'instructor' || who === 'admin' ? 5 : 4);
  }
});

test.each([
  ['données', ['Données propres avec Excel', 'Écrire du R']],
  ['donnees', ['Données propres avec Excel', 'Écrire du R']],
  ['DONNÉE', ['Données propres avec Excel', 'Écrire du R']],
  ['test', ['Testing with pytest']],
  ['fixture', ['Testing with pytest']],
  ['ecrire', ['Écrire du R']],
  ['R', ['Écrire du R']],
  ['nothing of the kind', []],
])('a search for %s returns %j, the best match first', async (search, expected) => {
  expect(await found({ search })).toEqual(expected);
});

test('matches ligatures, full-width letters and letters with strokes, in courses and in searches', async () => {
  const own = await startCourse();
  await givenCourse(own, { title: 'Les ﬁchiers de Łódź', keywords: ['Straße'], stack: ['Ｅｘｃｅｌ'] });
  for (const search of ['fichiers', 'ﬁchiers', 'lodz', 'Łódź', 'strasse', 'STRAẞE', 'ｅxcel', 'excel'])
    expect([search, titles((await own.ask('anonymous', listQuery, { filter: { search } })).data)]).toEqual([
      search,
      ['Les ﬁchiers de Łódź'],
    ]);
});

test.each([
  ['', []],
  ['  ', []],
  [' … ', []],
  ['!!!', []],
  ['🎓', []],
  ['\u200B', []],
  ['-- "" $text', []],
  ['é', ['Écrire du R']],
  ['É', ['Écrire du R']],
  ['P', ['Plan of the professionals']],
  [' «p»! ', ['Plan of the professionals']],
  ['x', []],
  ['the', []],
  ['of the', []],
  ['plan of the', ['Plan of the professionals']],
])('a search for %j, which has no searchable word, returns %j and never the whole catalog', async (search, expected) => {
  expect(await found({ search })).toEqual(expected);
  expect(await found({ search, languages: ['fr', 'en'] }, { sort: [{ field: 'RELEVANCE' }] })).toEqual(expected);
});

test('a search with frequent words alone returns the titles that begin with them', async () => {
  const own = await startCourse();
  for (const title of ['The very beginning', '« Les » bases', 'Theory of sets', 'On the other hand']) await givenCourse(own, { title });
  const search = async (words: string) =>
    titles((await own.ask('anonymous', listQuery, { filter: { search: words }, sort: [{ field: 'TITLE', direction: 'ASC' }] })).data);
  expect(await search('the')).toEqual(['The very beginning', 'Theory of sets']);
  expect(await search('les')).toEqual(['« Les » bases']);
  expect(await search('  on   the ')).toEqual(['On the other hand']);
});

test('a search without a match still checks its arguments', async () => {
  const { errors } = await course.ask('anonymous', listQuery, { filter: { search: '!!!' }, first: 101 });
  expect(errors.map(({ code, field }) => ({ code, field }))).toEqual([{ code: 'BAD_USER_INPUT', field: 'first' }]);
});

test.each(['categoryIds', 'stack', 'levels', 'languages', 'pricingModels', 'instructorIds', 'statuses'])(
  'an empty list of %s matches nothing',
  async (field) => {
    expect(await found({ [field]: [] })).toEqual([]);
    expect((await course.ask('admin', listQuery, { filter: { [field]: [] } })).data).toMatchObject({
      courses: { nodes: [], totalCount: 0 },
    });
  },
);

test('a filter for another category does not widen the list of a category', async () => {
  const query = `query ($filter: CourseFilterInput) { courseCategoryBySlug(slug: "excel") { courses(filter: $filter) { nodes { title } } } }`;
  const inCategory = async (filter: unknown) =>
    at((await course.ask('anonymous', query, { filter })).data, 'courseCategoryBySlug.courses.nodes.length');
  expect([
    await inCategory({}),
    await inCategory({ categoryIds: [categoryId] }),
    await inCategory({ categoryIds: ['cat_other'] }),
    await inCategory({ categoryIds: [] }),
  ]).toEqual([1, 1, 0, 0]);
});

test.each([
  [{ categoryIds: ['CATEGORY'] }, ['Données propres avec Excel']],
  [{ stack: ['R', 'Python'] }, ['Écrire du R', 'Testing with pytest']],
  [{ levels: ['ADVANCED'] }, ['Testing with pytest']],
  [{ languages: ['en'] }, ['Plan of the professionals', 'Testing with pytest']],
  [{ isFree: true }, ['Données propres avec Excel']],
  [{ price: { gte: 2900, lte: 4900, currency: 'EUR' } }, ['Plan of the professionals', 'Testing with pytest']],
  [{ price: { gte: 3000, currency: 'USD' } }, ['Écrire du R']],
  [{ pricingModels: ['SUBSCRIPTION'] }, ['Plan of the professionals']],
  [{ instructorIds: ['usr_unknown'] }, []],
  [{ search: 'excel', isFree: true }, ['Données propres avec Excel']],
  [{ languages: ['en'], levels: ['BEGINNER'] }, ['Plan of the professionals']],
])('the filter %j returns %j', async (filter, expected) => {
  expect(await found('categoryIds' in filter ? { categoryIds: [categoryId] } : filter)).toEqual(expected);
});

test.each([
  [
    [{ field: 'TITLE', direction: 'ASC' }],
    ['Données propres avec Excel', 'Écrire du R', 'Plan of the professionals', 'Testing with pytest'],
  ],
  [
    [
      { field: 'PRICE', direction: 'DESC' },
      { field: 'TITLE', direction: 'ASC' },
    ],
    ['Écrire du R', 'Plan of the professionals', 'Testing with pytest', 'Données propres avec Excel'],
  ],
  [
    [{ field: 'PUBLISHED_AT', direction: 'ASC' }],
    ['Données propres avec Excel', 'Testing with pytest', 'Écrire du R', 'Plan of the professionals'],
  ],
])('ordered by %j', async (sort, expected) => {
  expect(await found({}, { sort })).toEqual(expected);
});

test.each([
  [{ sort: [{ field: 'TITLE', direction: 'ASC' }] }],
  [
    {
      sort: [
        { field: 'PRICE', direction: 'DESC' },
        { field: 'TITLE', direction: 'ASC' },
      ],
    },
  ],
  [{ sort: [{ field: 'ENROLLMENTS' }] }],
  [{ filter: { search: 'excel donnees python' } }],
])('pages of one under %j contain the whole list, each course once', async (variables) => {
  const whole = titles((await course.ask('anonymous', listQuery, variables)).data);
  expect(await pagedTitles(course, listQuery, variables)).toEqual(whole);
});

test.each([
  [{ first: 0 }, 'first'],
  [{ first: 101 }, 'first'],
  [{ after: 'not a cursor' }, 'after'],
  [{ after: Buffer.from('["x","y"]').toString('base64url') }, 'after'],
  [{ sort: [] }, 'sort'],
  [{ sort: [{ field: 'TITLE' }, { field: 'TITLE' }] }, 'sort'],
  [{ filter: { search: 'x'.repeat(201) } }, 'search'],
])('rejects %j at %s', async (variables, field) => {
  const { errors } = await course.ask('anonymous', listQuery, variables);
  expect(errors.map(({ code, field }) => ({ code, field }))).toEqual([{ code: 'BAD_USER_INPUT', field }]);
});

test('rejects the cursor of another order and of another list', async () => {
  const first = await course.ask('anonymous', listQuery, { first: 1 });
  const after = at(first.data, 'courses.pageInfo.endCursor');
  const sorted = await course.ask('anonymous', listQuery, { after, sort: [{ field: 'PUBLISHED_AT', direction: 'ASC' }] });
  const inCategory = 'query ($after: String) { courseCategoryBySlug(slug: "excel") { courses(after: $after) { nodes { title } } } }';
  const listed = await course.ask('anonymous', inCategory, { after });
  for (const { errors } of [sorted, listed])
    expect(errors).toMatchObject([
      { code: 'BAD_USER_INPUT', field: 'after', message: 'The cursor in after does not belong to this list.' },
    ]);
});

test('orders by currency, then by amount, for PRICE', async () => {
  const own = await startCourse();
  const prices = [
    [4_900, 'EUR'],
    [1_500, 'JPY'],
    [900, 'USD'],
    [0, 'EUR'],
    [9_900, 'USD'],
    [2_900, 'EUR'],
  ] as const;
  for (const [amountMinor, currency] of prices)
    await givenCourse(own, { title: `${String(amountMinor)} ${currency}`, listPrice: { amountMinor, currency } });
  const query = `query ($direction: SortDirection!, $first: Int, $after: String, $filter: CourseFilterInput) {
    courses(filter: $filter, sort: [{ field: PRICE, direction: $direction }], first: $first, after: $after) { nodes { title } pageInfo { endCursor hasNextPage } } }`;
  const rising = ['0 EUR', '2900 EUR', '4900 EUR', '1500 JPY', '900 USD', '9900 USD'];

  for (const [direction, expected] of [
    ['ASC', rising],
    ['DESC', rising.toReversed()],
  ] as const) {
    expect(titles((await own.ask('anonymous', query, { direction })).data)).toEqual(expected);
    expect(await pagedTitles(own, query, { direction })).toEqual(expected);
  }
  const filter = { price: { currency: 'EUR', gte: 1 } };
  expect(titles((await own.ask('anonymous', query, { direction: 'ASC', filter })).data)).toEqual(['2900 EUR', '4900 EUR']);
});

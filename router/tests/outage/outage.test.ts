import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { faults, outageRouter } from './outageGraph.ts';

const codes = ['SERVICE_UNAVAILABLE', 'TIMEOUT', 'OVERLOADED'];
const kinds = Object.entries(faults).flatMap(([kind, make]) => codes.map((code) => ({ kind, code, source: make(code) })));

test.each(kinds)(
  'a subgraph that is $kind ($code) costs fields that each have an error with its path',
  { tags: ['G1'] },
  async ({ code, source }) => {
    const ask = await outageRouter({ payment: source });

    const single = await ask('{ course(id: "1") { title price again: price(currency: "USD") entitlement { since } } wallet }');
    expect(single.data).toEqual({ course: { title: 'Course 1', price: null, again: null, entitlement: null }, wallet: null });
    expect([...single.paths].sort()).toEqual(['course.again', 'course.entitlement', 'course.price', 'wallet']);
    for (const { extensions } of single.errors) expect(extensions).toEqual({ code, request_id: expect.stringMatching(/^req_/) });

    const list = await ask('{ courses(first: 40) { id entitlement { since } } }');
    expect(list.paths).toEqual(['courses.0.entitlement']);
    expect(list.errors[0]?.extensions).toMatchObject({ code, affectedFields: ['courses.*.entitlement'] });
  },
);

test('the path is that of the row, also where a list holds several types or lists', { tags: ['G1'] }, async () => {
  const ask = await outageRouter({ payment: faults.away('SERVICE_UNAVAILABLE') });
  const { data, errors, paths } = await ask('{ things { ... on Course { title price } ... on Plan { id name } } }');
  expect(data).toEqual({
    things: [
      { id: 'x', name: null },
      { title: 'Course 1', price: null },
      { id: 'y', name: null },
      { title: 'Course 3', price: null },
    ],
  });
  expect([...paths].sort()).toEqual(['things.0.name', 'things.1.price']);
  expect(errors.flatMap(({ extensions }) => extensions.affectedFields ?? []).sort()).toEqual(['things.*.name', 'things.*.price']);

  const nested = await ask('{ nested { price } courses { modules { course { price } } } }');
  expect([...nested.paths].sort()).toEqual(['courses.0.modules.0.course.price', 'nested.0.0.price']);
});

test('a row’s own error has the path of its row where a list holds several types', async () => {
  const execute = ({ variables }: { variables: Record<string, unknown> }) => {
    const rows: unknown[] = Array.isArray(variables['representations']) ? variables['representations'] : [];
    const last = rows.length - 1;
    return Promise.resolve({
      result: {
        data: { _entities: rows.map((_, index) => (index === last ? { price: null } : { price: 1 })) },
        errors: [new GraphQLError('inside', { path: ['_entities', last, 'price'], extensions: { code: 'FORBIDDEN' } })],
      },
      metadata: { cookies: [], retryAfterSeconds: null },
    });
  };
  const ask = await outageRouter({ payment: { execute } });
  const { data, paths, errors } = await ask('{ things { ... on Course { title price } } }');
  expect(data).toEqual({ things: [{}, { title: 'Course 1', price: 1 }, {}, { title: 'Course 3', price: null }] });
  expect([paths, errors[0]?.extensions.code]).toEqual([['things.3.price'], 'FORBIDDEN']);
});

test('a field that may not be null has its path, and what was null anyway has no error', { tags: ['G1'] }, async () => {
  const ask = await outageRouter({ auth: faults.away('SERVICE_UNAVAILABLE') });
  const { data, paths } = await ask('{ courses { id teacher { name } } me { name } }');
  expect(data).toEqual({ courses: ['1', '2', '3'].map((id) => ({ id, teacher: null })), me: null });
  expect([...paths].sort()).toEqual(['courses.0.teacher.name', 'me']);
});

test('a root field and a mutation have their paths, under the names that the client gave them', { tags: ['G1'] }, async () => {
  const ask = await outageRouter({ payment: faults.away('TIMEOUT'), course: faults.away('SERVICE_UNAVAILABLE') });
  const { data, paths, errors } = await ask('{ first: course(id: "1") { title price } wallet two: course(id: "2") { id } }');
  expect(data).toEqual({ first: null, wallet: null, two: null });
  expect([...paths].sort()).toEqual(['first', 'two', 'wallet']);
  expect(errors.find(({ path }) => path?.[0] === 'wallet')?.extensions.code).toBe('TIMEOUT');
  expect((await ask('mutation { p: publish(id: "1") { title } pay }')).paths).toEqual(['p', 'pay']);
  expect((await ask('{ plan { name } }')).data).toBeNull();
  expect((await ask('{ plan { name } }')).paths).toEqual(['plan']);
});

test('a field that a directive leaves out, or that the plan fetched for itself, has no error', { tags: ['G1'] }, async () => {
  const ask = await outageRouter({ payment: faults.away('SERVICE_UNAVAILABLE') });
  const document = 'query ($no: Boolean!) { course(id: "1") { title price @include(if: $no) a @skip(if: true) b } }';
  const { data, paths } = await ask(document, { no: false });
  expect([data, paths]).toEqual([{ course: { title: 'Course 1', b: null } }, ['course.b']]);
});

test('a variable of the client’s may be called as the engine calls its own', async () => {
  const ask = await outageRouter({});
  const { data, errors } = await ask('query ($representations: ID!) { course(id: $representations) { title } }', { representations: '7' });
  expect([data, errors]).toEqual([{ course: { title: 'Course 7' } }, []]);
});

test('there are five errors at most, in 4 KB at most, and the last names what the others did not', { tags: ['E8'] }, async () => {
  const ask = await outageRouter({ payment: faults.withoutDatabase('SERVICE_UNAVAILABLE') });
  const { errors, paths, text } = await ask('{ courses(first: 90) { id price a b c d e f g } wallet }');
  expect(paths.length).toBe(5);
  const named = errors.flatMap(({ path, extensions }) => extensions.affectedFields ?? [path?.join('.') ?? '']);
  expect(named.sort()).toEqual([...['price', 'a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `courses.*.${name}`), 'wallet'].sort());
  expect(errors[4]?.extensions['omittedErrorCount']).toBe(4);

  const long = (name: string): string => `${name}${'x'.repeat(900)}`;
  const wide = await ask(
    `{ courses(first: 90) { ${['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `${long(name)}: ${name}`).join(' ')} } }`,
  );
  expect(Buffer.byteLength(JSON.stringify(wide.errors))).toBeLessThanOrEqual(4_096);
  expect(wide.errors.length).toBeGreaterThanOrEqual(1);
  expect(Number(wide.errors.at(-1)?.extensions['omittedErrorCount'])).toBe(7 - wide.errors.length);
  expect(text).not.toContain('inside');
});

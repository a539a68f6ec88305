import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import type { CallerName, Fixtures, World } from '../callerMatrix/world.ts';
import { startWorld } from '../callerMatrix/world.ts';
import { seededRandom } from '../timing/discrimination.ts';
import { createSelections, documentOf, renamed } from './randomSelection.ts';

const schema = buildSchema(readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8'));
const selectionsOfRoot = 12;

const answerSchema = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ path: z.unknown(), extensions: z.object({ code: z.string() }) })).optional(),
});

const rootsOf = (fixtures: Fixtures): [string, string][] => {
  const by = (name: 'id' | 'slug', fixture: keyof Fixtures): string => `(${name}: ${JSON.stringify(fixtures[fixture])})`;
  return [
    ['me', ''],
    ['user', by('id', 'learner')],
    ['users', '(first: 3)'],
    ['course', by('id', 'course')],
    ['courseBySlug', by('slug', 'courseSlug')],
    ['courses', '(first: 3)'],
    ['courseCategories', ''],
    ['lesson', by('id', 'lesson')],
    ['enrollment', by('id', 'enrollment')],
    ['transaction', by('id', 'transaction')],
    ['transactions', '(first: 3)'],
    ['assistantThread', by('id', 'thread')],
    ['assistantMessage', by('id', 'answer')],
    ['notification', by('id', 'paymentNotification')],
    ['publicProfile', by('id', 'instructor')],
    ['trendingCourses', ''],
  ];
};

describe('response names', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ mongoUri: inject('mongoUri') });
  });
  afterAll(() => world.academy.stop());

  const asked = async (query: string, { caller, variables = {} }: { caller: CallerName; variables?: Record<string, unknown> }) => {
    const response = await fetch(world.academy.graphUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${world.accessTokenOf(caller) ?? ''}` },
      body: JSON.stringify({ query, variables }),
    });
    // Read as it is: a schema would lose a name such as __proto__.
    const { data, errors } = answerSchema.parse(await response.json());
    return {
      status: response.status,
      data,
      paths: errors?.map(({ path }) => path),
      codes: errors?.map(({ extensions }) => extensions.code),
    };
  };

  test('an alias that is the name of a key or of a type answers what was asked for', async () => {
    const { accounts, fixtures } = world;
    const { learner } = accounts;
    expect(await asked('{ me { id: email unreadNotificationCount } }', { caller: 'learner' })).toEqual({
      status: 200,
      data: { me: { id: learner.email, unreadNotificationCount: 3 } },
      codes: undefined,
    });
    expect(await asked('{ me { __typename: id other: __typename unreadNotificationCount } }', { caller: 'learner' })).toMatchObject({
      data: { me: { __typename: learner.id, other: 'User', unreadNotificationCount: 3 } },
    });
    const course = `course(id: "${fixtures.course}")`;
    const inner =
      'id: title slug: __typename instructor { id: displayName __typename: slug } viewerEntitlement { id: __typename item { ... on Course { id: slug title: id } } }';
    expect(await asked(`{ ${course} { ${inner} } }`, { caller: 'learner' })).toEqual({
      status: 200,
      data: {
        course: {
          id: 'Excel sans peine',
          slug: 'Course',
          instructor: { id: 'Ines Essai', __typename: fixtures.instructorSlug },
          viewerEntitlement: { id: 'Entitlement', item: { id: fixtures.courseSlug, title: fixtures.course } },
        },
      },
      codes: undefined,
    });
    const fragments = `{ me { notifications { nodes { ...N } } } } fragment N on Notification { id: kind subject { ... on Enrollment { __key: status course { id: title } } ... on Transaction { id: kind slug: status } __typename: __typename } }`;
    const neutral = fragments.replaceAll('id:', 'x:');
    const [one, other] = [await asked(fragments, { caller: 'learner' }), await asked(neutral, { caller: 'learner' })];
    expect(JSON.stringify(one.data)).toBe(JSON.stringify(other.data).replaceAll('"x":', '"id":'));
  });

  test('a variable may have the name that the engine gives to its own', async () => {
    const query = `query ($representations: ID!, $representations_: Int) { course(id: $representations) { id viewerEntitlement { id } instructor { displayName courses(first: $representations_) { totalCount } } } }`;
    const variables = { representations: world.fixtures.course, representations_: 1 };
    expect(await asked(query, { caller: 'learner', variables })).toMatchObject({
      status: 200,
      data: {
        course: {
          id: world.fixtures.course,
          viewerEntitlement: { id: world.fixtures.entitlement },
          instructor: { displayName: 'Ines Essai' },
        },
      },
      codes: undefined,
    });
  });

  test('the path of an error has the names of the client', async () => {
    const query = '{ __typename: me { id: notifications(first: 101) { totalCount } } }';
    expect(await asked(query, { caller: 'learner' })).toMatchObject({ paths: [['__typename', 'id']], codes: ['BAD_USER_INPUT'] });
  });

  test.each(['learner', 'admin'] as const)('generated selections answer a %s the same under any names', async (caller) => {
    const seed = randomInt(2 ** 31);
    console.log(`seed ${String(seed)}`);
    const selections = createSelections({ schema, random: seededRandom(seed) });
    let answered = 0;
    for (const [root, args] of rootsOf(world.fixtures))
      for (let index = 0; index < selectionsOfRoot; index += 1) {
        const selection = selections.under({ root, args });
        const query = documentOf(selection, 'alias');
        const neutral = await asked(documentOf(selection, 'neutral'), { caller });
        const answer = await asked(query, { caller });
        const { status, codes } = neutral;
        const text = JSON.stringify(renamed(neutral.data, selection));
        expect({ seed, query, status: answer.status, codes: answer.codes, text: JSON.stringify(answer.data) }).toEqual({
          seed,
          query,
          status,
          codes,
          text,
        });
        if (neutral.codes === undefined) answered += 1;
      }
    expect(answered).toBeGreaterThanOrEqual(selectionsOfRoot);
  });
});

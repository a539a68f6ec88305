import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { ownerWitnesses } from '../../src/ownerWitnesses.ts';
import { startWorld } from '../callerMatrix/world.ts';
import type { World } from '../callerMatrix/world.ts';
import { openEveryDatabase } from '../privacy/everyDatabase.ts';

const supergraphSdl = readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8');

type Reference = { field: string; document: (world: World['fixtures']) => string; selections: readonly string[] };

const profiles = ['id', '__typename', 'slug: id', 'headline', 'id headline', 'courses { totalCount }', 'displayName', '... { id }'];
const courses = ['id', '__typename', 'title: id', 'subtitle', 'viewerEntitlement { id }', 'title', '... on Course { id }'];
const items = ['__typename', '... on Course { id }', '... on Course { subtitle }', '... on Course { title }'];
const subjects = [
  '__typename',
  '... on Enrollment { id } ... on Transaction { id }',
  '... on Transaction { total { currency } } ... on Enrollment { status }',
];

/** Every field whose subgraph knows the key of another's object alone. */
const references: readonly Reference[] = [
  { field: 'Course.instructor', document: ({ course }) => `course(id: "${course}") { instructor { @ } }`, selections: profiles },
  { field: 'Enrollment.learner', document: ({ enrollment }) => `enrollment(id: "${enrollment}") { learner { @ } }`, selections: profiles },
  { field: 'Transaction.buyer', document: ({ transaction }) => `transaction(id: "${transaction}") { buyer { @ } }`, selections: profiles },
  { field: 'AssistantThread.course', document: ({ thread }) => `assistantThread(id: "${thread}") { course { @ } }`, selections: courses },
  {
    field: 'Citation.course',
    document: ({ answer }) => `assistantMessage(id: "${answer}") { citations { course { @ } } }`,
    selections: courses,
  },
  {
    field: 'Citation.lesson',
    document: ({ answer }) => `assistantMessage(id: "${answer}") { citations { lesson { @ } } }`,
    selections: ['id', '__typename', 'content { __typename }', 'title'],
  },
  { field: 'CourseRecommendation.course', document: () => 'trendingCourses { course { @ } }', selections: courses },
  { field: 'Entitlement.item', document: () => 'me { entitlements { nodes { item { @ } } } }', selections: items },
  {
    field: 'TransactionLine.item',
    document: ({ transaction }) => `transaction(id: "${transaction}") { lines { item { @ } } }`,
    selections: items,
  },
  {
    field: 'Notification.subject',
    document: ({ notification }) => `notification(id: "${notification}") { subject { @ } }`,
    selections: subjects,
  },
  {
    field: 'Notification.subject',
    document: ({ paymentNotification }) => `notification(id: "${paymentNotification}") { subject { @ } }`,
    selections: subjects,
  },
];

/** The values of the innermost field of a document, which has one field at each level. */
const innermost = (value: unknown, depth: number): unknown[] => {
  if (Array.isArray(value)) return value.flatMap((item) => innermost(item, depth));
  if (depth === 0 || typeof value !== 'object' || value === null) return [value];
  return Object.values(value).flatMap((inner: unknown) => innermost(inner, depth - 1));
};

describe('references to objects of another subgraph', () => {
  let world: World;
  let databases: Awaited<ReturnType<typeof openEveryDatabase>>;
  beforeAll(async () => {
    const mongoUri = inject('mongoUri');
    world = await startWorld({ mongoUri });
    databases = await openEveryDatabase({ mongoUri, databasePrefix: world.academy.databasePrefix });
  });
  afterAll(async () => {
    await databases.close();
    await world.academy.stop();
  });

  const answers = async () => {
    const found: { query: string; values: unknown[]; besides: Record<string, unknown> }[] = [];
    for (const { document, selections } of references)
      for (const selection of selections) {
        const outer = document(world.fixtures);
        const query = `{ ${outer.replace('@', selection)} }`;
        const response = await fetch(world.academy.graphUrl, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${world.accounts.learner.accessToken}` },
          body: JSON.stringify({ query }),
        });
        const { data, ...besides } = z.looseObject({ data: z.unknown() }).parse(await response.json());
        found.push({ query, values: innermost(data, outer.split('{').length - 1), besides });
      }
    return found;
  };

  test('every reference of the supergraph is in this list', () => {
    expect([...new Set(references.map(({ field }) => field))].sort()).toEqual([...ownerWitnesses(supergraphSdl).keys()].sort());
  });

  test('a reference is null whatever is selected once its owner has no such object, and nothing stands beside the data', async () => {
    for (const { query, values, besides } of await answers()) {
      expect({ query, count: values.length }).not.toEqual({ query, count: 0 });
      expect({ query, isThere: !values.includes(null), besides }).toEqual({ query, isThere: true, besides: {} });
    }
    const { fixtures } = world;
    const remove = async (place: string, ...ids: string[]): Promise<void> => {
      for (const _id of ids) expect(await databases.collectionAt(place).deleteOne({ _id })).toMatchObject({ deletedCount: 1 });
    };
    const areNull = async (about: RegExp): Promise<void> => {
      const asked = (await answers()).filter(({ query }) => about.test(query));
      expect(asked.length).toBeGreaterThanOrEqual(3);
      for (const { query, values, besides } of asked)
        expect({ query, isNull: values.every((value) => value === null), besides }).toEqual({ query, isNull: true, besides: {} });
    };
    await remove('auth.profiles', fixtures.instructor, fixtures.learner);
    await areNull(/instructor|learner|buyer/);
    await remove('course.lessons', fixtures.firstLesson, fixtures.lesson, fixtures.lastLesson);
    await remove('course.courses', fixtures.course);
    await areNull(/assistant|trending|item \{/);
    await remove('course.enrollments', fixtures.enrollment);
    await remove('payment.transactions', fixtures.transaction);
    await areNull(/notification\(/);
  });
});

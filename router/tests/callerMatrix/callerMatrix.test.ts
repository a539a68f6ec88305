import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType } from 'graphql';
import type { GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { subgraphNames } from '#events/envelope.ts';
import { createInProcessHost, formattedErrors } from '#shared/hosting/inProcessHost.ts';
import { createLogger } from '#shared/log.ts';
import { ask } from '../story/graphClient.ts';
import { callerOf } from './callers.ts';
import { changedCollections, watchDatabases } from './databaseState.ts';
import type { Decision } from './decisions.ts';
import { entityExpectations } from './entityExpectations.ts';
import { decisionOfField, decisionOfRoot, decisionsOfEntity, entityTypes, leadingFields, selectionOf } from './outcomes.ts';
import { rootExpectations } from './rootExpectations.ts';
import { ways } from './ways.ts';
import { callerNames, startWorld } from './world.ts';
import type { CallerName, Fixtures, World } from './world.ts';

const schema = buildSchema(readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8'));
const entities = entityTypes(schema);
const typeOf = (name: string): GraphQLObjectType => {
  const type = entities.find((entity) => entity.name === name);
  if (!type) throw new Error(`${name} is not an entity`);
  return type;
};
const fieldsOf = (type: GraphQLObjectType): string[] => Object.keys(type.getFields());
const expectationOf = (type: string, field: string, caller: CallerName): Decision | undefined =>
  entityExpectations[`${type}.${field}`]?.[caller];

const subjects: Readonly<Record<string, keyof Fixtures>> = {
  User: 'learner',
  PublicProfile: 'instructor',
  Course: 'course',
  Lesson: 'lesson',
  Module: 'module',
  CourseCategory: 'category',
  Enrollment: 'enrollment',
  Transaction: 'transaction',
  CheckoutSession: 'openCheckout',
  Entitlement: 'entitlement',
  Notification: 'notification',
  AssistantThread: 'thread',
  AssistantMessage: 'answer',
  DataExport: 'dataExport',
};

const log = createLogger({ service: 'callerMatrix', level: 'silent' });

describe('who gets what', () => {
  let world: World;
  let databases: Awaited<ReturnType<typeof watchDatabases>>;
  beforeAll(async () => {
    const mongoUri = inject('mongoUri');
    world = await startWorld({ mongoUri });
    databases = await watchDatabases({ mongoUri, databasePrefix: world.academy.databasePrefix });
  });
  afterAll(async () => {
    await databases.close();
    await world.academy.stop();
  });
  const askAs = (caller: CallerName, query: string) => ask(world.academy.graphUrl, { query, accessToken: world.accessTokenOf(caller) });
  const subjectOf = (typeName: string): string => {
    const subject = subjects[typeName];
    if (!subject) throw new Error(`no fixture is a ${typeName}`);
    return world.fixtures[subject];
  };

  test(
    'every field of every entity and every root field of the graph has its expected decisions, and nothing else has',
    { tags: ['F4'] },
    () => {
      const entityFields = entities.flatMap((type) => fieldsOf(type).map((field) => `${type.name}.${field}`));
      expect(Object.keys(entityExpectations).sort()).toEqual(entityFields.sort());
      const rootFields = [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
        root ? fieldsOf(root).map((field) => `${root.name}.${field}`) : [],
      );
      expect(Object.keys(rootExpectations(world.fixtures)).sort()).toEqual(rootFields.sort());
      expect(Object.keys(ways(world.fixtures)).sort()).toEqual(
        leadingFields(schema)
          .map(({ name }) => name)
          .sort(),
      );
      expect(Object.keys(subjects).sort()).toEqual(entities.map(({ name }) => name).sort());
    },
  );

  /** What of the matrix does not hold along these ways; `wrap` puts something around the selection of the entity. */
  const unexpectedAlong = async (names: readonly string[], wrap = (selection: string): string => selection): Promise<string[]> => {
    const unexpected: string[] = [];
    const all = ways(world.fixtures);
    for (const [name, way] of names.flatMap((name) => (all[name] ?? []).map((way) => [name, way] as const))) {
      if (way.kind === 'madeByTheCaller') continue;
      const type = typeOf(way.type);
      const id = subjectOf(way.type);
      const fields = fieldsOf(type);
      const selection = `__typename ... on ${type.name} { ${fields.map((field) => selectionOf(type, field)).join(' ')} }`;
      const document = way.document.replace('@', wrap(selection));
      const query = document.startsWith('mutation') ? document : `query { ${document} }`;
      await Promise.all(
        callerNames.map(async (caller) => {
          const answered = await askAs(caller, query);
          const decisions = decisionsOfEntity(answered, { typeName: type.name, id, fields });
          const isReached = decisions !== null;
          if (isReached !== way.reachedBy.includes(caller))
            unexpected.push(
              `${name}: ${caller} ${isReached ? 'reaches' : 'does not reach'} ${type.name} ${JSON.stringify(answered.errors ?? '')}`,
            );
          for (const [field, decision] of Object.entries(decisions ?? {})) {
            const expected = expectationOf(type.name, field, caller);
            if (decision !== expected)
              unexpected.push(`${name}: ${caller} gets ${decision} of ${type.name}.${field}, not ${String(expected)}`);
          }
        }),
      );
    }
    return unexpected;
  };
  const throughUnions = leadingFields(schema).filter(({ isUnion }) => isUnion);

  test('an entity is the same to a caller at the root and through every edge', { tags: ['F4'] }, async () => {
    const direct = leadingFields(schema).filter(({ isUnion }) => !isUnion);
    expect(await unexpectedAlong(direct.map(({ name }) => name))).toEqual([]);
  });

  test('an entity is the same to a caller behind a union, and behind a fragment on the interface', { tags: ['F5'] }, async () => {
    expect(throughUnions.map(({ name }) => name)).toEqual(['Notification.subject', 'Entitlement.item', 'TransactionLine.item']);
    expect(await unexpectedAlong(throughUnions.map(({ name }) => name))).toEqual([]);
    const onNode = (selection: string): string => `... on Node { ${selection} }`;
    const roots = leadingFields(schema).filter(({ name }) => name.startsWith('Query.'));
    expect(
      await unexpectedAlong(
        [...roots, ...throughUnions].map(({ name }) => name),
        onNode,
      ),
    ).toEqual([]);
  });

  /** Each field by itself, so that what is refused takes nothing else along. */
  const decisionsBySubgraph = async ({
    typeName,
    key,
    caller,
  }: {
    typeName: string;
    key: Readonly<Record<string, string>>;
    caller: CallerName;
  }) => {
    const decided: { subgraph: string; field: string; decision: string }[] = [];
    for (const name of subgraphNames) {
      const subgraph = world.academy.subgraphs[name];
      const host = createInProcessHost({ subgraph, log });
      const type = subgraph.schema.getType(typeName);
      if (!isObjectType(type)) continue;
      const isOwner = type.getInterfaces().some((implemented) => implemented.name === 'Node');
      // Elsewhere the id is only what the asker wrote.
      const fields = fieldsOf(type).filter((field) => isOwner || field !== 'id');
      // Only its owner finds an entity by anything but its id.
      if (fields.length === 0 || (!isOwner && !('id' in key))) continue;
      const given = Object.entries(key).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
      const representation = `_entities(representations: [{ __typename: ${JSON.stringify(typeName)}, ${given.join(', ')} }])`;
      const query = `query { ${fields.map((field) => `${field}: ${representation} { ... on ${typeName} { ${selectionOf(type, field)} } }`).join(' ')} }`;
      const { result } = await host.execute({ query, variables: {}, operationName: null }, callerOf(world.accessTokenOf(caller)));
      const data: Record<string, unknown> = result.data ?? {};
      const errors = (formattedErrors({ result, log, locale: 'en' }) ?? []).map(({ path, extensions = {} }) => ({ path, extensions }));
      for (const field of fields) {
        const list: unknown = data[field];
        const object: unknown = Array.isArray(list) ? list[0] : null;
        const fault = errors.find(({ path }) => path?.[0] === field)?.extensions['code'];
        const decision =
          typeof object === 'object' && object !== null
            ? decisionOfField({ errors }, { object: { ...object }, path: [field, 0], field })
            : typeof fault === 'string'
              ? fault
              : 'absent';
        decided.push({ subgraph: name, field, decision });
      }
    }
    return decided;
  };

  test('an entity is the same to a caller when a subgraph is asked for it by its key', { tags: ['F4'] }, async () => {
    const unexpected: string[] = [];
    const seen = new Set<string>();
    const { courseSlug, instructorSlug } = world.fixtures;
    const keys: [typeName: string, key: Record<string, string>][] = [
      ...Object.keys(subjects).map((typeName): [string, Record<string, string>] => [typeName, { id: subjectOf(typeName) }]),
      ['Course', { slug: courseSlug }],
      ['PublicProfile', { slug: instructorSlug }],
    ];
    for (const [typeName, key] of keys) {
      for (const caller of callerNames) {
        for (const { subgraph, field, decision } of await decisionsBySubgraph({ typeName, key, caller })) {
          seen.add(`${typeName}.${field}`);
          const expected = expectationOf(typeName, field, caller);
          if (decision !== expected)
            unexpected.push(`${subgraph} ${typeName}.${field}: ${caller} gets ${decision}, not ${expected ?? 'anything'}`);
        }
      }
    }
    expect(unexpected).toEqual([]);
    expect([...seen].sort()).toEqual(Object.keys(entityExpectations).sort());
  });

  test('nothing of a draft is there for anybody but its instructor and admins, whichever subgraph is asked', { tags: ['F4'] }, async () => {
    const leaked: string[] = [];
    const missing: string[] = [];
    const { draft, draftSlug, draftModule, draftLesson } = world.fixtures;
    const drafts: [typeName: string, key: Record<string, string>][] = [
      ['Course', { id: draft }],
      ['Course', { slug: draftSlug }],
      ['Module', { id: draftModule }],
      ['Lesson', { id: draftLesson }],
    ];
    for (const [typeName, key] of drafts) {
      for (const caller of callerNames) {
        const mayRead = caller === 'instructor' || caller === 'admin';
        for (const { subgraph, field, decision } of await decisionsBySubgraph({ typeName, key, caller })) {
          const where = `${subgraph} ${typeName}.${field}: ${caller} gets ${decision}`;
          if (!mayRead && decision === 'data') leaked.push(where);
          if (!mayRead && subgraph === 'course' && decision !== 'absent') leaked.push(where);
          if (mayRead && subgraph === 'course' && decision !== 'data' && decision !== 'null') missing.push(where);
        }
      }
    }
    expect(leaked).toEqual([]);
    expect(missing).toEqual([]);
  });

  test(
    'a draft is in the lists of its instructor and of admins, and in nobody else’s, whatever they filter by',
    { tags: ['F4'] },
    async () => {
      const { categorySlug, instructor, draft } = world.fixtures;
      const filter = `filter: { statuses: [DRAFT, PUBLISHED], instructorIds: [${JSON.stringify(instructor)}] }, first: 100`;
      const lists = [
        `courses(${filter}) { nodes { id } }`,
        `courseCategoryBySlug(slug: ${JSON.stringify(categorySlug)}) { courses(${filter}) { nodes { id } } }`,
      ];
      for (const list of lists) {
        const found = await Promise.all(
          callerNames.map(async (caller) => JSON.stringify((await askAs(caller, `query { ${list} }`)).data).includes(draft)),
        );
        expect(callerNames.filter((_, index) => found[index])).toEqual(['instructor', 'admin']);
      }
      const shelf = `query { publicProfile(id: ${JSON.stringify(instructor)}) { courses(first: 100) { nodes { id } } } }`;
      for (const caller of callerNames) expect(JSON.stringify((await askAs(caller, shelf)).data)).not.toContain(draft);
    },
  );

  const askRoots = async (isWanted: (decision: Decision) => boolean): Promise<string[]> => {
    const unexpected: string[] = [];
    for (const [field, cases] of Object.entries(rootExpectations(world.fixtures))) {
      for (const { about, document, decisions } of cases) {
        const callers = callerNames.filter((caller) => isWanted(decisions[caller]));
        await Promise.all(
          callers.map(async (caller) => {
            const decision = decisionOfRoot(await askAs(caller, document), { isMutation: field.startsWith('Mutation.') });
            if (decision !== decisions[caller]) unexpected.push(`${field}, ${about}: ${caller} gets ${decision}, not ${decisions[caller]}`);
          }),
        );
      }
    }
    return unexpected;
  };

  test('every root field refuses whom it should, and nothing at all is written', { tags: ['F4'] }, async () => {
    const before = await databases.settled();
    expect(await askRoots((decision) => decision !== 'data')).toEqual([]);
    expect(changedCollections(before, await databases.state())).toEqual([]);
  });

  test('every root field answers whom it should', { tags: ['F4'] }, async () => {
    expect(await askRoots((decision) => decision === 'data')).toEqual([]);
  });
});

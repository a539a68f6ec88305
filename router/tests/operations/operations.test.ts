import { readFileSync } from 'node:fs';
import { buildSchema, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { startTestAcademy } from '../kit/academy.ts';
import type { TestAcademy } from '../kit/academy.ts';
import { ask } from '../story/graphClient.ts';
import { exampleFragments, exampleOperations, strayVariables } from './exampleOperations.ts';
import type { ExampleOperation } from './exampleOperations.ts';
import { createPlaceholders, resolved } from './placeholders.ts';
import type { Placeholders } from './placeholders.ts';

const schema = buildSchema(readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8'));
const examples = exampleOperations();
const areas = ['account', 'administration', 'assistant', 'buy', 'catalogue', 'learn', 'notifications', 'teach'];

/** Every value under this name, wherever it stands in an answer. */
const valuesOf = (name: string, value: unknown): unknown[] => {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => valuesOf(name, item));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => (key === name ? [item] : valuesOf(name, item)));
};

describe('the example operations', () => {
  test('stand in every area, each alone in a file of its name, with names that a client can generate from', () => {
    expect([...new Set(examples.map(({ name }) => name.split('/')[0]))]).toEqual(areas);
    expect(examples.map(({ operations }) => operations.map((operation) => operation.name?.value))).toEqual(
      examples.map(({ name }) => [name.split('/')[1]]),
    );
    const names = [...examples.map(({ name }) => name.split('/')[1]), ...exampleFragments().map(({ name }) => name.value)];
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(strayVariables()).toEqual([]);
  });

  test('show every field that can be asked for at the root, but for the look-ups that have another key', () => {
    const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((root) => Object.keys(root?.getFields() ?? {}));
    const shown = new Set(
      examples.flatMap(({ operations }) =>
        operations.flatMap(({ selectionSet }) =>
          selectionSet.selections.map((selection) => ('name' in selection ? selection.name.value : '')),
        ),
      ),
    );
    expect(roots.filter((field) => !shown.has(field))).toEqual(['publicProfile']);
  });

  test.each(examples)('$name is valid for the graph', ({ document }: ExampleOperation) => {
    expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
  });

  describe('on the demonstration', () => {
    let academy: TestAcademy;
    let placeholders: Placeholders;
    let tokens: Readonly<Record<Exclude<ExampleOperation['caller'], 'newcomer'>, string | undefined>>;
    beforeAll(async () => {
      academy = await startTestAcademy({ mongoUri: inject('mongoUri'), isSeeded: true });
      const [learner, instructor, admin] = await Promise.all([
        academy.signIn('learner'),
        academy.signIn('instructor'),
        academy.signIn('admin'),
      ]);
      tokens = { anonymous: undefined, learner: learner.accessToken, instructor: instructor.accessToken, admin: admin.accessToken };
      placeholders = await createPlaceholders({
        academy,
        learnerToken: learner.accessToken,
        instructorToken: instructor.accessToken,
        adminToken: admin.accessToken,
      });
    });
    afterAll(() => academy.stop());

    test.each(examples)('$name answers without an error', async ({ query, caller, variables }: ExampleOperation) => {
      const given = z.record(z.string(), z.unknown()).parse(await resolved(variables, placeholders));
      // What changes an account for good is asked by one that nobody else uses.
      const accessToken = caller === 'newcomer' ? (await academy.register({ firstName: 'Noe' })).accessToken : tokens[caller];
      const { data, errors } = await ask(academy.graphUrl, { query, variables: given, accessToken });
      expect(errors).toBeUndefined();
      expect(valuesOf('userErrors', data).flat()).toEqual([]);
      // An example that shows an empty page shows nothing.
      expect(valuesOf('nodes', data)).not.toContainEqual([]);
      expect(Object.values(data ?? {}).filter((root) => root === null)).toEqual([]);
    });
  });
});

import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { subgraphNames } from '#events/envelope.ts';
import { secondDescriptions } from '#shared/graphql/descriptions.ts';

const schemaFile = (name: string): string => readFileSync(new URL(`../../../schema/${name}.graphql`, import.meta.url), 'utf8');
const api = buildSchema(schemaFile('api'));

/** The types that a subgraph owns, with the texts of the type and of the fields it declares. */
const owned = subgraphNames.flatMap((subgraph) =>
  parse(schemaFile(subgraph)).definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION &&
    (node.interfaces ?? []).some(({ name }) => name.value === 'Node') &&
    (node.directives ?? []).some(({ name }) => name.value === 'key')
      ? [{ subgraph, type: node.name.value, text: node.description?.value, fields: node.fields ?? [] }]
      : [],
  ),
);

test('the entities of the graph have owners', () => {
  expect(owned.length).toBeGreaterThanOrEqual(12);
});

test.each(owned)('$type is published in the words of $subgraph', ({ type, text, fields }) => {
  const published = api.getType(type);
  if (!isObjectType(published)) throw new Error(`${type} is not in the graph`);
  expect(published.description).toBe(text);
  expect(text).toBeTruthy();
  for (const field of fields)
    expect({ name: field.name.value, text: published.getFields()[field.name.value]?.description }).toEqual({
      name: field.name.value,
      text: field.description?.value,
    });
});

const typeDefs = (sdl: string) => parse(sdl);
test('composition refuses a second description of an entity, of its key, and another wording of what is shared', () => {
  const owner = {
    name: 'one',
    typeDefs: typeDefs('"Owned." type A implements Node @key(fields: "id") { "Key." id: ID! } "Said." enum E { "X." X }'),
  };
  const silent = { name: 'two', typeDefs: typeDefs('type A @key(fields: "id") { id: ID! "Added." b: Int } "Said." enum E { "X." X }') };
  expect(secondDescriptions([owner, silent])).toEqual([]);
  const loud = { name: 'two', typeDefs: typeDefs('"Mine." type A @key(fields: "id") { "Key." id: ID! } "Other." enum E { "Y." X }') };
  expect(secondDescriptions([owner, loud])).toEqual([
    'two describes A, which belongs to one: remove the description',
    'two describes A.id, which belongs to one: remove the description',
    'two describes E in other words than one: use the same',
    'two describes E.X in other words than one: use the same',
  ]);
});

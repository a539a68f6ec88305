import { Kind, parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import { expect, test } from 'vitest';
import { printTypeDefs } from '../../graphql/sdl.ts';
import { typeDefsFrom } from './schemaFrom.ts';

const namesIn = (document: DocumentNode): string[] =>
  document.definitions.flatMap((definition) =>
    'name' in definition && definition.kind !== Kind.OBJECT_TYPE_EXTENSION ? [definition.name.value] : [],
  );

/** The description of each field of a type and, where the document defines it, of the type. */
const descriptionsIn = (document: DocumentNode, type: string): Record<string, string | undefined> =>
  Object.fromEntries(
    document.definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OBJECT_TYPE_EXTENSION && definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
      if (definition.name.value !== type || !definition.fields?.length) return [];
      const fields = definition.fields.map((field) => [field.name.value, field.description?.value] as const);
      return definition.kind === Kind.OBJECT_TYPE_DEFINITION ? [[type, definition.description?.value] as const, ...fields] : fields;
    }),
  );

test('of the shared definitions only those in use are in the schema, with what they need themselves', () => {
  const document = typeDefsFrom(`
    extend type Query { price(id: ID!): Money @public }
    enum UserErrorCode { INVALID_INPUT }
  `);
  expect(namesIn(document).sort()).toEqual(['CurrencyCode', 'MinorUnits', 'Money', 'Query', 'UserErrorCode', 'public']);
});

test('an implemented interface and its types are pulled in through what names them', () => {
  const document = typeDefsFrom(`
    extend type Mutation { save: SavePayload @auth }
    "Said." type SavePayload { userErrors: [SaveError!]! }
    union SaveError = ValidationError
    enum UserErrorCode { INVALID_INPUT }
  `);
  expect(namesIn(document).sort()).toEqual([
    'Mutation',
    'SaveError',
    'SavePayload',
    'UserError',
    'UserErrorCode',
    'ValidationError',
    'auth',
  ]);
});

test.each([
  ['@public', 'Access: anybody.'],
  ['@auth', 'Access: signed in.'],
  ['@auth(requires: [])', 'Access: signed in.'],
  ['@auth(requires: ["INSTRUCTOR"])', 'Access: INSTRUCTOR or ADMIN.'],
  ['@auth(requires: ["LEARNER", "INSTRUCTOR"])', 'Access: LEARNER, INSTRUCTOR or ADMIN.'],
  ['@auth(requires: ["ADMIN"])', 'Access: ADMIN.'],
  ['@auth(requires: ["INSTRUCTOR", "ADMIN"])', 'Access: INSTRUCTOR or ADMIN.'],
])('the manual says of %s: %s', (directive, text) => {
  const document = typeDefsFrom(`extend type Query { "What it is." a: String ${directive} b: String ${directive} }`);
  expect(descriptionsIn(document, 'Query')).toEqual({ a: `What it is.\n\n${text}`, b: text });
});

test('a type states its permission too, and a field without a rule states none', () => {
  const document = typeDefsFrom('"A person." type Person @key(fields: "id") @auth { "Opaque." id: ID! name: String }');
  expect(descriptionsIn(document, 'Person')).toEqual({ Person: 'A person.\n\nAccess: signed in.', id: 'Opaque.', name: undefined });
});

test('what is printed can be parsed again, permissions included', () => {
  const document = typeDefsFrom('extend type Query { "It says \\"hello\\"." a: String @public }');
  expect(descriptionsIn(parse(printTypeDefs(document)), 'Query')).toEqual({ a: 'It says "hello".\n\nAccess: anybody.' });
});

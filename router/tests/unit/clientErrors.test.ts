import { readFileSync } from 'node:fs';
import { buildSchema, getVariableValues, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { toClientError } from '../../src/answerErrors.ts';

const schema = buildSchema(readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8'));

/** What graphql says of these variables, as a client gets it. */
const messagesOf = (declared: string, variables: Record<string, unknown>): string[] => {
  const [operation] = parse(`query (${declared}) { me { id } }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  const { errors = [] } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  return errors.map(
    (error) =>
      toClientError({
        error: { message: error.message, extensions: { code: 'BAD_USER_INPUT' } },
        locale: 'en',
        requestId: 'req_1',
      }).message,
  );
};

const secret = 'Sesame; at "input.email"; 7';
const person = { email: 'a@b.example', firstName: 'Zoé', lastName: 'Petit', password: secret };

test.each([
  [
    'a missing field',
    { ...person, lastName: undefined },
    'Variable "$input" is invalid: Field "lastName" of required type "String!" was not provided.',
  ],
  [
    'a field too many',
    { ...person, admin: secret },
    'Variable "$input" is invalid: Field "admin" is not defined by type "RegisterUserInput".',
  ],
  ['no text', { ...person, password: [secret] }, 'Variable "$input.password" is invalid: String cannot represent a non string value.'],
  ['nothing', { ...person, password: null }, 'Variable "$input.password" is invalid: Expected non-nullable type "String!" not to be null.'],
  ['no object', secret, 'Variable "$input" is invalid: Expected type "RegisterUserInput" to be an object.'],
])('of a refused variable, here with %s, the client reads what is wrong and nothing of what was typed', (_, input, message) => {
  expect(messagesOf('$input: RegisterUserInput!', { input })).toEqual([message]);
});

test('each of several is said, with its place in a list', () => {
  const links = [
    { kind: 'site', url: 7 },
    { kind: 'site', url: 'https://a.example' },
    { kind: false, url: 'https://b.example' },
  ];
  expect(messagesOf('$input: UpdateProfileInput!', { input: { links } })).toEqual([
    'Variable "$input.links[0].url" is invalid: String cannot represent a non string value.',
    'Variable "$input.links[2].kind" is invalid: String cannot represent a non string value.',
  ]);
  expect(messagesOf('$first: Int!, $other: Int!', { first: 'many' })).toEqual([
    'Variable "$first" is invalid: Int cannot represent non-integer value.',
    'Variable "$other" of required type "Int!" was not provided.',
  ]);
});

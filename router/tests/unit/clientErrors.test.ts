import { readFileSync } from 'node:fs';
import { buildSchema, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { createValueCheck } from '#shared/graphql/variableValues.ts';
import { toClientError } from '../../src/answerErrors.ts';

const schema = buildSchema(readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8'));
const checkValues = createValueCheck(schema);

/** What is found wrong with these variables, as a client gets it. */
const messagesOf = (declared: string, variables: Record<string, unknown>): string[] => {
  const document = parse(`query (${declared}) { me { id } }`);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return checkValues({ document, operation, variables }).map((error) => toClientError({ error, locale: 'en', requestId: 'req_1' }).message);
};

const secret = 'Sesame; at "input.email"; 7';
const person = { email: 'a@b.example', firstName: 'Zoé', lastName: 'Petit', password: secret };

test.each([
  ['a missing field', { ...person, lastName: undefined }, 'Variable "$input.lastName" is required.'],
  ['a field too many', { ...person, [secret]: secret }, 'Variable "$input" has a field that does not exist.'],
  ['no text', { ...person, password: [secret] }, 'Variable "$input.password" must be text.'],
  ['nothing', { ...person, password: null }, 'Variable "$input.password" must not be null.'],
  ['no object', secret, 'Variable "$input" must be an object.'],
])('the message about a variable with %s names its place and not its value', (_, input, message) => {
  expect(messagesOf('$input: RegisterUserInput!', { input })).toEqual([message]);
});

test('several wrong values are reported one by one, each with its place in a list', () => {
  const links = [
    { kind: 'site', url: 7 },
    { kind: 'site', url: 'https://a.example' },
    { kind: false, url: 'https://b.example' },
  ];
  expect(messagesOf('$input: UpdateProfileInput!', { input: { links } })).toEqual([
    'Variable "$input.links[0].url" must be text.',
    'Variable "$input.links[2].kind" must be text.',
  ]);
  expect(messagesOf('$first: Int!, $other: Int!', { first: 'many' })).toEqual([
    'Variable "$first" must be a whole number of 32 bits.',
    'Variable "$other" is required.',
  ]);
});

import { execute, isObjectType, parse } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { expect, test } from 'vitest';
import { accessRules } from '../../graphql/accessRules.ts';
import { anonymous } from '../../viewer.ts';
import type { Role, Viewer } from '../../viewer.ts';
import { schemaFrom } from './schemaFrom.ts';

const signedIn = (...roles: Role[]): Viewer => ({
  kind: 'user',
  userId: 'usr_1',
  sessionId: 'ses_1',
  roles,
  issuedAt: new Date(0),
  authenticatedAt: new Date(0),
});
const viewers = {
  anonymous,
  'signed in without a role': signedIn(),
  learner: signedIn('LEARNER'),
  instructor: signedIn('INSTRUCTOR'),
  'learner and instructor': signedIn('LEARNER', 'INSTRUCTOR'),
  admin: signedIn('ADMIN'),
};

const sdl = `
  extend type Query {
    person: Person @public
    being(kind: String!): Being @public
    found(kind: String!): Found @public
    holder: Holder @public
    mine: String @auth
    teaching: String @auth(requires: ["INSTRUCTOR"])
    studying: String @auth(requires: ["LEARNER", "INSTRUCTOR"])
    administration: String @auth(requires: ["ADMIN"])
  }
  interface Being { id: ID! email: String }
  union Found = Person | Robot
  type Holder { people: [Person!]! }
  type Person implements Being @key(fields: "id") @public {
    id: ID!
    email: String @auth
    grades: String @auth(requires: ["INSTRUCTOR"])
    notes: String @auth(requires: ["LEARNER", "INSTRUCTOR"])
    audit: String @auth(requires: ["ADMIN"])
    contact: Contact
    friend: Person
  }
  type Robot implements Being @key(fields: "id") @auth(requires: ["ADMIN"]) { id: ID! email: String serial: String @public }
  type Contact { town: String phone: String @auth }
`;
type PersonRow = Record<'__typename' | 'id' | 'email' | 'grades' | 'notes' | 'audit', string> & {
  contact: Record<'town' | 'phone', string>;
  friend?: PersonRow;
};
const person = (id: string): PersonRow => ({
  __typename: 'Person',
  id,
  email: 'email',
  grades: 'grades',
  notes: 'notes',
  audit: 'audit',
  contact: { town: 'town', phone: 'phone' },
});
const robot = { __typename: 'Robot', id: 'r', email: 'email', serial: 'serial' };
const ofKind = (_: unknown, { kind }: { kind: string }) => (kind === 'Robot' ? robot : person('1'));
const schema = schemaFrom({
  sdl,
  resolvers: {
    Query: {
      person: () => ({ ...person('1'), friend: person('2') }),
      being: ofKind,
      found: ofKind,
      holder: () => ({ people: [person('1')] }),
      mine: () => 'mine',
      teaching: () => 'teaching',
      studying: () => 'studying',
      administration: () => 'administration',
    },
    Person: { __resolveReference: ({ id }: { id: string }) => person(id) },
    Robot: { __resolveReference: () => robot },
  },
});

const run = async (query: string, viewer: Viewer, vouched = new WeakSet()): Promise<ExecutionResult> =>
  execute({ schema, document: parse(query), contextValue: { viewer, vouched } });
const decisionOf = (result: ExecutionResult): string => {
  const codes = (result.errors ?? []).map(({ extensions: { code }, message }) => (typeof code === 'string' ? code : message));
  return codes.length === 0 ? 'allowed' : codes.join();
};

// In the order of `viewers`: what each may read. A field of Person without a line here fails the test below.
const allowed = (...decisions: ('allowed' | 'UNAUTHENTICATED' | 'FORBIDDEN')[]) => decisions;
const everybody = allowed('allowed', 'allowed', 'allowed', 'allowed', 'allowed', 'allowed');
const anySignedIn = allowed('UNAUTHENTICATED', 'allowed', 'allowed', 'allowed', 'allowed', 'allowed');
const decisions: Record<string, readonly string[]> = {
  id: everybody,
  'contact { town }': everybody,
  'friend { id }': everybody,
  email: anySignedIn,
  'contact { phone }': anySignedIn,
  grades: allowed('UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'allowed', 'allowed', 'allowed'),
  notes: allowed('UNAUTHENTICATED', 'FORBIDDEN', 'allowed', 'allowed', 'allowed', 'allowed'),
  audit: allowed('UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'allowed'),
};
const paths: Record<string, (selection: string) => string> = {
  'a root field': (selection) => `{ person { ${selection} } }`,
  'an edge of an entity': (selection) => `{ person { friend { ${selection} } } }`,
  'a list of a value type': (selection) => `{ holder { people { ${selection} } } }`,
  _entities: (selection) => `{ _entities(representations: [{ __typename: "Person", id: "9" }]) { ... on Person { ${selection} } } }`,
  'an interface': (selection) => `{ being(kind: "Person") { ... on Person { ${selection} } } }`,
  'a union': (selection) => `{ found(kind: "Person") { ... on Person { ${selection} } } }`,
  'a named fragment and an alias': (selection) => `{ person { ...P } } fragment P on Person { a: ${selection} }`,
};

test('every field of the schema has an expected decision', { tags: ['F4'] }, () => {
  const type = schema.getType('Person');
  const expected = new Set(Object.keys(decisions).map((selection) => selection.split(' ')[0]));
  expect(isObjectType(type) && Object.keys(type.getFields()).sort()).toEqual([...expected].sort());
});

test.each(Object.entries(paths))('through %s each field is decided exactly as everywhere else', { tags: ['F4'] }, async (_, queryOf) => {
  for (const [selection, expected] of Object.entries(decisions)) {
    const made = await Promise.all(Object.values(viewers).map(async (viewer) => decisionOf(await run(queryOf(selection), viewer))));
    expect({ selection, made }).toEqual({ selection, made: expected });
  }
});

test('root fields go by role, and ADMIN has the right of every other', { tags: ['F4'] }, async () => {
  const decide = (field: string) =>
    Promise.all(Object.values(viewers).map(async (viewer) => decisionOf(await run(`{ ${field} }`, viewer))));
  expect(await decide('mine')).toEqual(decisions['email']);
  expect(await decide('teaching')).toEqual(decisions['grades']);
  expect(await decide('studying')).toEqual(decisions['notes']);
  expect(await decide('administration')).toEqual(decisions['audit']);
});

test(
  'a field of an interface is decided by the type that answers, also when it is asked of the interface itself',
  { tags: ['F5'] },
  async () => {
    const decide = async (query: string) =>
      Promise.all([anonymous, signedIn('LEARNER'), signedIn('ADMIN')].map(async (v) => decisionOf(await run(query, v))));
    const asPerson = ['UNAUTHENTICATED', 'allowed', 'allowed'];
    const asRobot = ['UNAUTHENTICATED', 'FORBIDDEN', 'allowed'];
    expect(await decide('{ being(kind: "Person") { email } }')).toEqual(asPerson);
    expect(await decide('{ being(kind: "Person") { ... on Person { email } } }')).toEqual(asPerson);
    expect(await decide('{ being(kind: "Robot") { email } }')).toEqual(asRobot);
    expect(await decide('{ being(kind: "Robot") { ... on Robot { email } } }')).toEqual(asRobot);
    expect(await decide('{ found(kind: "Robot") { ... on Being { email } } }')).toEqual(asRobot);
    expect(await decide('{ found(kind: "Robot") { ... on Robot { serial } } }')).toEqual(['allowed', 'allowed', 'allowed']);
  },
);

test('a refused field is null and its neighbours are not', async () => {
  const { data } = await run('{ person { id email grades } }', signedIn('LEARNER'));
  expect(data).toEqual({ person: { id: '1', email: 'email', grades: null } });
});

test('an object that the request vouched for shows an anonymous viewer what signed-in viewers see, and nothing that needs a role', async () => {
  const mine = person('1');
  const other = person('2');
  const vouching = schemaFrom({ sdl, resolvers: { Query: { holder: () => ({ people: [mine, other] }) } } });
  const result = await execute({
    schema: vouching,
    document: parse('{ holder { people { email grades notes audit } } }'),
    contextValue: { viewer: anonymous, vouched: new WeakSet([mine]) },
  });
  const nothing = { email: null, grades: null, notes: null, audit: null };
  expect(result.data).toEqual({ holder: { people: [{ ...nothing, email: 'email' }, nothing] } });
  expect(result.errors).toHaveLength(7);
});

test('executing without a viewer is a fault, not an anonymous visit', async () => {
  for (const contextValue of [undefined, null, {}, { viewer: anonymous }, { vouched: new WeakSet() }]) {
    const result = await execute({ schema, document: parse('{ mine }'), contextValue });
    expect(result.data).toEqual({ mine: null });
    expect(decisionOf(result)).toBe('a subgraph was executed without a viewer');
  }
});

test.each([
  ['a root field without a rule', 'extend type Query { open: String }', 'Query.open states neither @auth nor @public'],
  [
    'a mutation without a rule',
    'extend type Query { a: String @public } extend type Mutation { open: String }',
    'Mutation.open states neither',
  ],
  [
    'an entity without a rule',
    'extend type Query { a: String @public } type Person @key(fields: "id") { id: ID! }',
    'Person.id states neither @auth nor @public',
  ],
  [
    'an entity field without a rule beside one that has one',
    'extend type Query { a: String @public } type Person @key(fields: "id") { id: ID! @public email: String }',
    'Person.email states neither @auth nor @public',
  ],
  [
    'an entity with one resolvable key of two',
    'extend type Query { a: String @public } type Person @key(fields: "id", resolvable: false) @key(fields: "slug") { id: ID! slug: String }',
    'Person.id states neither',
  ],
  [
    'an entity that says it can be resolved',
    'extend type Query { a: String @public } type Person @key(fields: "id", resolvable: true) { id: ID! }',
    'Person.id states neither',
  ],
  ['two rules on one field', 'extend type Query { a: String @public @auth }', 'Query.a states more than one of @auth and @public'],
  [
    'two rules on one type',
    'extend type Query { a: String @public } type Person @key(fields: "id") @auth @public { id: ID! }',
    'Person states more than one of @auth and @public',
  ],
  ['an unknown role', 'extend type Query { a: String @auth(requires: ["ROOT"]) }', 'Query.a: @auth requires an unknown role'],
  ['a role in another casing', 'extend type Query { a: String @auth(requires: ["admin"]) }', 'Query.a: @auth requires an unknown role'],
  [
    'a rule on an interface, where nothing would execute it',
    'extend type Query { a: String @public } interface Being { id: ID! @auth } type Person implements Being { id: ID! }',
    'Being.id states a rule on an interface: it belongs to the types',
  ],
])('the build fails on %s', { tags: ['F4'] }, (_, broken, message) => {
  expect(() => schemaFrom({ sdl: broken })).toThrow(message);
});

test('a stub that cannot be resolved here needs no rule, and its own rule of a field replaces the rule of the type', () => {
  const stub = schemaFrom({
    sdl: `extend type Query { a: Course @public }
      type Course @key(fields: "id", resolvable: false) { id: ID! }
      type Account @key(fields: "id") @auth { id: ID! name: String @public ledger: String @auth(requires: ["ADMIN"]) }`,
  });
  expect(Object.fromEntries(accessRules(stub))).toEqual({
    'Query.a': { kind: 'public' },
    'Course.id': { kind: 'public' },
    'Account.id': { kind: 'signedIn', anyOf: [] },
    'Account.name': { kind: 'public' },
    'Account.ledger': { kind: 'signedIn', anyOf: ['ADMIN'] },
  });
});

import { expect, test } from 'vitest';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import { createAccount, startAuth } from './kit.ts';

const byId = 'query ($id: ID!) { publicProfile(id: $id) { id slug displayName } }';
const bySlug = 'query ($slug: String!) { publicProfileBySlug(slug: $slug) { id slug displayName } }';

test('every caller reads a public profile by id and by slug', async () => {
  const auth = await startAuth();
  const { userId, viewer } = await createAccount(auth);
  const profile = { id: userId, slug: 'camille-moreau', displayName: 'Camille Moreau' };
  for (const asker of [...callerKinds, viewer]) {
    expect((await auth.ask(asker, byId, { id: userId })).data).toEqual({ publicProfile: profile });
    expect((await auth.ask(asker, bySlug, { slug: 'camille-moreau' })).data).toEqual({ publicProfileBySlug: profile });
  }
});

test('an unknown profile is null, by every key', async () => {
  const auth = await startAuth();
  for (const id of ['usr_nobody', '', '{"$ne":null}'])
    expect(await auth.ask('anonymous', byId, { id })).toMatchObject({ data: { publicProfile: null }, codes: [] });
  expect(await auth.ask('anonymous', bySlug, { slug: 'nobody' })).toMatchObject({ data: { publicProfileBySlug: null }, codes: [] });
});

test('a profile is an entity by either key', async () => {
  const auth = await startAuth();
  const { userId } = await createAccount(auth);
  const { data } = await auth.ask(
    'anonymous',
    `{ _entities(representations: [{ __typename: "PublicProfile", id: "${userId}" }, { __typename: "PublicProfile", slug: "camille-moreau" }, { __typename: "PublicProfile", id: "usr_nobody" }]) { ... on PublicProfile { displayName } } }`,
  );
  expect(data).toEqual({ _entities: [{ displayName: 'Camille Moreau' }, { displayName: 'Camille Moreau' }, null] });
});

test('the public type has no private field', async () => {
  const auth = await startAuth();
  const fields = auth.subgraph.schema.getType('PublicProfile')?.astNode;
  expect(fields && 'fields' in fields ? fields.fields.map((field) => ('name' in field ? field.name.value : '')) : []).toEqual([
    'id',
    'slug',
    'displayName',
    'avatarUrl',
    'headline',
    'bio',
    'links',
    'instructor',
  ]);
});

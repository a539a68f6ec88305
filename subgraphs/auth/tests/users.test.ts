import { expect, test } from 'vitest';
import { z } from 'zod';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { nameWords } from '../src/modules/identity/account/nameWords.ts';
import { act, plansOf, reason, refusedCallers, startWithAdmin } from './adminKit.ts';
import { setInstructorVerification, suspendUser, updateProfile } from './documents.ts';
import { createAccount, times } from './kit.ts';
import type { Auth } from './kit.ts';

const users = `query ($filter: UserFilterInput, $first: Int, $after: String) { users(filter: $filter, first: $first, after: $after) {
  nodes { id email profile { displayName } } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount
} }`;
const stored = z.object({ _id: z.string(), email: z.string() }).loose();

/** Inserts accounts named Personne 0 and so on, two at each instant. */
const insertAccounts = async (auth: Auth, count: number): Promise<void> => {
  const [template] = await auth.connection
    .collection('users')
    .find({ roles: ['LEARNER'] })
    .toArray();
  const row = stored.parse(template);
  const numbers = times(count, (index) => index);
  const createdAt = (index: number) => new Date(auth.clock.now().getTime() + Math.floor(index / 2) * 1000);
  await auth.connection.collection<{ _id: string }>('users').insertMany(
    numbers.map((index) => ({
      ...row,
      _id: `usr_many${String(index).padStart(3, '0')}`,
      email: `p${index}@moreau.example`,
      createdAt: createdAt(index),
    })),
  );
  await auth.connection.collection<{ _id: string }>('profiles').insertMany(
    numbers.map((index) => ({
      _id: `usr_many${String(index).padStart(3, '0')}`,
      slug: `personne-${index}`,
      displayName: `Personne ${index}`,
      avatarUrl: null,
      headline: null,
      bio: null,
      links: [],
      instructor: null,
      createdAt: createdAt(index),
      updatedAt: createdAt(index),
    })),
  );
};
const listUsers = async (auth: Auth, viewer: Parameters<typeof act>[3], variables: Record<string, unknown>) => {
  const { data, codes } = await auth.ask(viewer, users, variables);
  return {
    codes,
    page: at(data, 'users'),
    emails: z
      .array(z.object({ email: z.string() }))
      .catch([])
      .parse(at(data, 'users.nodes'))
      .map(({ email }) => email),
  };
};

test('pages are consecutive, newest first, also for accounts created at the same instant', async () => {
  const { auth, admin } = await startWithAdmin();
  await createAccount(auth);
  await insertAccounts(auth, 23);
  const seen: string[] = [];
  let after: unknown = null;
  const sizes: number[] = [];
  do {
    const { page, emails } = await listUsers(auth, admin.viewer, { first: 10, after });
    expect([at(page, 'totalCount'), at(page, 'pageInfo.hasPreviousPage')]).toEqual([25, after !== null]);
    seen.push(...emails);
    sizes.push(emails.length);
    after = at(page, 'pageInfo.hasNextPage') === true ? at(page, 'pageInfo.endCursor') : null;
  } while (after !== null);
  expect(sizes).toEqual([10, 10, 5]);
  expect(new Set(seen).size).toBe(25);
  expect(seen.slice(0, 3)).toEqual(['p22@moreau.example', 'p21@moreau.example', 'p20@moreau.example']);
});

test('a page with profiles costs one query each, for 2 accounts and for 20', async () => {
  const { auth, admin } = await startWithAdmin();
  await createAccount(auth);
  await insertAccounts(auth, 23);
  for (const first of [2, 20]) {
    const commands = await auth.commandsOf(() => listUsers(auth, admin.viewer, { first }));
    expect(commands).toEqual(['aggregate users', 'find profiles', 'find users']);
  }
});

test('a search matches the start of names and addresses, regardless of case, accents, order and hyphens', async () => {
  const { auth, admin } = await startWithAdmin();
  await createAccount(auth, { email: 'zoe.d@ailleurs.example', firstName: 'Zoé-Anne', lastName: 'd’Œuvre' });
  await createAccount(auth, { email: 'camille@moreau.example' });
  await createAccount(auth, { email: 'l@ailleurs.example', firstName: 'Łukasz', lastName: 'Ｇｒoßﬁeld' });
  const found = async (search: string) => (await listUsers(auth, admin.viewer, { filter: { search } })).emails;

  for (const search of ['zoé', 'ZOE', 'zoe-anne', 'anne', 'oeuv', 'Œ', 'd’œuvre zo', 'zoe.d', 'ZOE.D@ailleurs', '  anne   zoe '])
    expect([search, await found(search)]).toEqual([search, ['zoe.d@ailleurs.example']]);
  for (const search of ['lukasz', 'Łuk', 'gross', 'ＧＲＯẞFIELD', 'großﬁ', 'Ｌ@ailleurs'])
    expect([search, await found(search)]).toEqual([search, ['l@ailleurs.example']]);
  for (const search of ['oe.x', 'euvre', 'zoe camille', '.*', '^y', '$ne', '(', '\\'])
    expect([search, await found(search)]).toEqual([search, []]);
  expect(await found('m')).toEqual(['camille@moreau.example']);

  const zoe = { email: 'zoe.d@ailleurs.example' };
  const [{ _id: id } = { _id: '' }] = z.array(stored).parse(await auth.connection.collection('users').find(zoe).toArray());
  const viewer = { ...admin.viewer, userId: id, roles: ['LEARNER' as const] };
  await auth.ask(viewer, updateProfile, { input: { lastName: 'Zimmer' } });
  expect([await found('oeuv'), await found('zim'), await found('anne')]).toEqual([[], [zoe.email], [zoe.email]]);
});

test('the filters by role, status and verification combine', async () => {
  const { auth, admin } = await startWithAdmin();
  const learner = await createAccount(auth, { email: 'a@moreau.example' });
  const teacher = await createAccount(auth, { email: 'b@moreau.example', accountType: 'INSTRUCTOR' });
  await createAccount(auth, { email: 'c@moreau.example', accountType: 'INSTRUCTOR' });
  await act(auth, suspendUser, { id: learner.userId, reason }, admin.viewer);
  await act(auth, setInstructorVerification, { id: teacher.userId, status: 'REJECTED' }, admin.viewer);
  const found = async (filter: Record<string, unknown>) => {
    const { emails, page } = await listUsers(auth, admin.viewer, { filter });
    expect(at(page, 'totalCount')).toBe(emails.length);
    return emails
      .map((email) => email.slice(0, 1))
      .sort()
      .join('');
  };

  expect(await found({})).toBe('aabc');
  expect(await found({ roles: ['ADMIN', 'INSTRUCTOR'] })).toBe('abc');
  expect(await found({ roles: [] })).toBe('');
  expect(await found({ statuses: ['SUSPENDED'] })).toBe('a');
  expect(await found({ statuses: ['ACTIVE'], roles: ['INSTRUCTOR'] })).toBe('bc');
  expect(await found({ instructorVerifications: ['UNVERIFIED'] })).toBe('c');
  expect(await found({ instructorVerifications: ['VERIFIED', 'REJECTED'], search: 'camille' })).toBe('b');
  expect(await found({ instructorVerifications: ['REJECTED'], statuses: ['SUSPENDED'] })).toBe('');
});

test('every filter uses an index', async () => {
  const { auth, admin } = await startWithAdmin();
  await createAccount(auth);
  await insertAccounts(auth, 40);
  const plan = (filter: Record<string, unknown>) => plansOf(auth, 'users', () => listUsers(auth, admin.viewer, { filter }));
  for (const filter of [{}, { roles: ['ADMIN'] }, { statuses: ['SUSPENDED'] }, { instructorVerifications: ['VERIFIED', 'REJECTED'] }]) {
    const [stages = []] = await plan(filter);
    expect([filter, stages.includes('IXSCAN'), stages.includes('COLLSCAN'), stages.includes('SORT')]).toEqual([filter, true, false, false]);
  }
  for (const search of ['camille', 'camille mor', 'jean-pierre']) {
    const [stages = []] = await plan({ search });
    expect([search, stages.includes('IXSCAN'), stages.includes('COLLSCAN')]).toEqual([search, true, false]);
  }
});

test('an invalid search or page size is BAD_USER_INPUT', async () => {
  const { auth, admin } = await startWithAdmin();
  const bad = [
    { filter: { search: '' } },
    { filter: { search: '  ' } },
    { filter: { search: 'x'.repeat(101) } },
    { filter: { search: '\uD800' } },
    { filter: { statuses: times(101, () => 'ACTIVE') } },
    { first: 0 },
    { first: 101 },
    { after: 'x' },
  ];
  for (const variables of bad) expect((await listUsers(auth, admin.viewer, variables)).codes).toEqual(['BAD_USER_INPUT']);
});

test('callers without the admin role cannot list accounts', { tags: ['F4'] }, async () => {
  const { auth } = await startWithAdmin();
  const owner = await createAccount(auth);
  for (const [name, viewer, code] of refusedCallers(owner.viewer)) {
    const { codes, page } = await listUsers(auth, viewer, {});
    expect([name, codes, page]).toEqual([name, [code], null]);
  }
});

test.each([
  ['Zoé', ['zoe']],
  ['Jean-Pierre d’Arc', ['jean', 'pierre', 'd', 'arc']],
  ['Straße Œil Æon', ['strasse', 'oeil', 'aeon']],
  ['李 小龙', ['李', '小龙']],
  ['...', []],
])('the words of %s', (name, words) => {
  expect(nameWords(name)).toEqual(words);
});

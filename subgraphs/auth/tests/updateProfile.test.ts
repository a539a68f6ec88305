import { expect, test } from 'vitest';
import { signedInKinds } from '#shared/tests/kit/callers.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { updateProfile } from './documents.ts';
import { createAccount, startAuth, times } from './kit.ts';
import type { AskOptions, Auth } from './kit.ts';

const update = async (auth: Auth, input: Record<string, unknown>, { as = 'anonymous', ...options }: AskOptions) => {
  const { data, codes } = await auth.ask(as, updateProfile, { input }, options);
  return { codes, user: at(data, 'updateProfile.user'), problems: at(data, 'updateProfile.userErrors') };
};
const everything = {
  firstName: 'Camille-Anne',
  displayName: 'Camille M.',
  slug: 'camille-m',
  avatarUrl: 'https://images.example/camille.jpg',
  headline: 'J’apprends à coder',
  bio: 'Deux lignes.\nLa seconde.',
  links: [{ kind: 'github', url: 'https://github.example/camille' }],
  locale: 'en-gb',
  timeZone: 'europe/paris',
  interests: ['TypeScript', 'La photographie', 'TypeScript'],
};
const publishedChanges = (auth: Auth) =>
  auth.sent
    .filter(({ type }) => type === 'auth.user.changed')
    .map(({ aggregate, payload }) => [aggregate.sequence, at(payload, 'displayName'), at(payload, 'locale')]);

test('given fields are set, absent fields are kept, and null clears a field', async () => {
  const auth = await startAuth();
  const { viewer, userId } = await createAccount(auth);

  const first = await update(auth, everything, { as: viewer });
  expect(first).toEqual({
    codes: [],
    problems: [],
    user: {
      id: userId,
      firstName: 'Camille-Anne',
      lastName: 'Moreau',
      roles: ['LEARNER'],
      instructorVerification: null,
      locale: 'en-GB',
      timeZone: 'Europe/Paris',
      interests: ['TypeScript', 'La photographie'],
      profile: {
        slug: 'camille-m',
        displayName: 'Camille M.',
        avatarUrl: 'https://images.example/camille.jpg',
        headline: 'J’apprends à coder',
        bio: 'Deux lignes.\nLa seconde.',
        links: [{ kind: 'github', url: 'https://github.example/camille' }],
        instructor: null,
      },
    },
  });

  expect((await update(auth, {}, { as: viewer })).user).toEqual(first.user);

  const cleared = {
    displayName: null,
    avatarUrl: null,
    headline: null,
    bio: null,
    links: null,
    locale: null,
    timeZone: null,
    interests: null,
  };
  expect((await update(auth, cleared, { as: viewer })).user).toMatchObject({
    firstName: 'Camille-Anne',
    locale: 'fr',
    timeZone: null,
    interests: [],
    profile: { slug: 'camille-m', displayName: 'Camille-Anne Moreau', avatarUrl: null, headline: null, bio: null, links: [] },
  });
});

test('changes of names, language and interests are published with a higher revision, and public text is not', async () => {
  const auth = await startAuth();
  const { viewer } = await createAccount(auth);
  await update(auth, { bio: 'Bonjour', headline: 'Analyste' }, { as: viewer });
  await update(auth, { displayName: 'Camille M.' }, { as: viewer });
  await update(auth, { lastName: 'Durand' }, { as: viewer });
  await update(auth, { displayName: null, locale: 'en' }, { as: viewer });
  await update(auth, { firstName: 'Zoé' }, { as: viewer });
  await update(auth, { interests: ['SQL'] }, { as: viewer });
  await expect
    .poll(() => publishedChanges(auth))
    .toEqual([
      [1, 'Camille Moreau', 'fr'],
      [2, 'Camille M.', 'fr'],
      [3, 'Camille M.', 'fr'],
      [4, 'Camille Durand', 'en'],
      [5, 'Zoé Durand', 'en'],
      [6, 'Zoé Durand', 'en'],
    ]);
});

test('all invalid fields are reported at once, and nothing is written', async () => {
  const auth = await startAuth();
  const { viewer } = await createAccount(auth);
  const before = [await auth.rowsOf('users'), await auth.rowsOf('profiles')];
  const { user, problems } = await update(
    auth,
    {
      firstName: null,
      lastName: '<b>',
      displayName: 'www.spam.example',
      slug: 'Pas-bon',
      avatarUrl: 'http://images.example/a.jpg',
      headline: 'x'.repeat(121),
      bio: 'x'.repeat(5_001),
      links: [
        { kind: 'site', url: 'https://ok.example' },
        { kind: 'site', url: 'javascript:alert(1)' },
      ],
      expertiseTags: ['SQL'],
      locale: 'de',
      timeZone: '+01:00',
      interests: ['x'.repeat(81)],
    },
    { as: viewer },
  );
  expect(user).toBeNull();
  const paths = [
    'firstName',
    'lastName',
    'displayName',
    'slug',
    'avatarUrl',
    'headline',
    'bio',
    'links.1.url',
    'locale',
    'timeZone',
    'interests',
    'expertiseTags',
  ];
  expect(problems).toEqual(paths.map((path): unknown => expect.objectContaining({ code: 'INVALID_INPUT', path: path.split('.') })));
  expect([await auth.rowsOf('users'), await auth.rowsOf('profiles')]).toEqual(before);
});

test.each([
  ['timeZone', 'Europe/Kyiv', 'Europe/Kyiv'],
  ['timeZone', 'Europe/Kiev', 'Europe/Kiev'],
  ['timeZone', 'Asia/Calcutta', 'Asia/Calcutta'],
  ['timeZone', 'Asia/Kolkata', 'Asia/Kolkata'],
  ['timeZone', 'America/Nuuk', 'America/Nuuk'],
  ['timeZone', 'Pacific/Kanton', 'Pacific/Kanton'],
  ['timeZone', 'UTC', 'UTC'],
  ['timeZone', 'Etc/UTC', 'Etc/UTC'],
  ['timeZone', 'europe/paris', 'Europe/Paris'],
  ['locale', 'fr-BU', 'fr-BU'],
  ['locale', 'en-840', 'en-840'],
  ['locale', 'fr-latn-ca', 'fr-Latn-CA'],
  ['locale', 'EN-gb', 'en-GB'],
] as const)('%s %j is stored and returned as %j', async (field, typed, stored) => {
  const auth = await startAuth();
  const { viewer } = await createAccount(auth);
  expect(at((await update(auth, { [field]: typed }, { as: viewer })).user, field)).toBe(stored);
  expect(at((await auth.ask(viewer, `{ me { ${field} } }`)).data, `me.${field}`)).toBe(stored);
});

test.each(['https://example.com', 'https://EXAMPLE.com/a/../b', 'https://école.example/é?q=à#ici'])(
  'the address %j is stored and returned unchanged',
  async (url) => {
    const auth = await startAuth();
    const { viewer } = await createAccount(auth);
    const { user } = await update(auth, { avatarUrl: url, links: [{ kind: 'site', url }] }, { as: viewer });
    expect(at(user, 'profile')).toMatchObject({ avatarUrl: url, links: [{ kind: 'site', url }] });
  },
);

test.each([
  'https:\\\\a.example',
  'https://a.example/\nb',
  'https://a .example',
  'http://a.example',
  'https://user:secret@a.example',
  'https://localhost/',
  'ftp://a.example',
  'https://',
  'data:text/html,x',
])('a link without https or to a local host is refused: %j', async (url) => {
  const auth = await startAuth();
  const { viewer } = await createAccount(auth);
  expect(at((await update(auth, { links: [{ kind: 'site', url }] }, { as: viewer })).problems, '0.path')).toEqual(['links', '0', 'url']);
});

test('of 50 people who request one slug in parallel one gets it, and the former slug becomes free', async () => {
  const auth = await startAuth();
  const people = await Promise.all(
    times(50, (index) =>
      createAccount(auth, {
        email: `c${index}@moreau.example`,
        lastName: `M${'abcdefghij'.charAt(index % 10)}${'abcdefghij'.charAt(Math.floor(index / 10))}`,
      }),
    ),
  );
  const answers = await Promise.all(people.map(({ viewer }) => update(auth, { slug: 'la-meilleure', bio: 'moi' }, { as: viewer })));

  expect(answers.filter(({ user }) => user !== null)).toHaveLength(1);
  expect(answers.filter(({ problems }) => at(problems, '0.code') === 'CONFLICT')).toHaveLength(49);
  expect(at(answers.find(({ user }) => user === null)?.problems, '0.path')).toEqual(['slug']);
  expect((await auth.rowsOf('profiles')).filter(({ bio }) => bio === 'moi')).toHaveLength(1);
  const slugs = (await auth.rowsOf('claims')).map(({ _id }) => String(_id)).filter((id) => id.startsWith('slug:'));
  expect(slugs).toHaveLength(50);
  expect(slugs).toEqual((await auth.rowsOf('profiles')).map(({ slug }) => `slug:${String(slug)}`).sort());
});

test('a failure between the change and its event leaves neither', async () => {
  const auth = await startAuth({
    reachPoint: (name) => {
      if (name === 'auth.profile.written') throw new Error('stopped here');
    },
  });
  const { viewer } = await createAccount(auth);
  expect((await update(auth, everything, { as: viewer })).codes).toEqual(['INTERNAL_SERVER_ERROR']);
  expect((await auth.rowsOf('profiles'))[0]).toMatchObject({ slug: 'camille-moreau', displayName: 'Camille Moreau' });
  expect((await auth.rowsOf('users'))[0]).toMatchObject({ firstName: 'Camille', revision: 1 });
  expect((await auth.rowsOf('claims')).map(({ _id }) => _id)).toContain('slug:camille-moreau');
});

test('a reserved slug is refused, and a name that makes one gets another slug', async () => {
  const auth = await startAuth();
  const { viewer } = await createAccount(auth);
  for (const slug of ['admin', 'har-academy', 'graphql', 'support'])
    expect((await update(auth, { slug }, { as: viewer })).problems).toMatchObject([{ __typename: 'ConflictError', path: ['slug'] }]);
  expect((await update(auth, { slug: 'admin-systeme' }, { as: viewer })).problems).toEqual([]);
  await createAccount(auth, { email: 'har@elsewhere.example', firstName: 'Har', lastName: 'Academy' });
  const slugs = (await auth.rowsOf('profiles')).map(({ slug }) => String(slug)).sort();
  expect(slugs).toEqual(['admin-systeme', expect.stringMatching(/^har-academy-[a-z0-9]{6}$/)]);
});

test('callers change no other account', async () => {
  const auth = await startAuth();
  await createAccount(auth);
  expect((await update(auth, { bio: 'x' }, { as: 'anonymous' })).codes).toEqual(['UNAUTHENTICATED']);
  for (const kind of signedInKinds)
    expect([kind, await update(auth, { bio: 'x' }, { as: kind })]).toEqual([
      kind,
      { codes: ['UNAUTHENTICATED'], user: undefined, problems: undefined },
    ]);
  expect((await auth.rowsOf('profiles'))[0]).toMatchObject({ bio: null });
});

import { expect, test } from 'vitest';
import { emailVerified, userChanged } from '#events/auth.ts';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { registerUser } from './documents.ts';
import { camille, createAccount, goodPassword, replayOf, startAuth, strangers, times } from './kit.ts';

const payloadOf = (data: unknown) => at(data, 'registerUser');

test('a registered learner is signed in and returned in the same answer', async () => {
  const auth = await startAuth();
  const now = auth.clock.now();

  const { data, codes } = await auth.ask('anonymous', registerUser, { input: { ...camille, email: '  Camille@Moreau.EXAMPLE. ' } });

  expect(codes).toEqual([]);
  const payload = payloadOf(data);
  expect(at(payload, 'userErrors')).toEqual([]);
  const userId = textAt(payload, 'user.id');
  expect(userId).toMatch(/^usr_[0-9a-z]{26}$/);
  expect(at(payload, 'user')).toEqual({
    id: userId,
    email: 'camille@moreau.example',
    isEmailVerified: false,
    firstName: 'Camille',
    lastName: 'Moreau',
    roles: ['LEARNER'],
    status: 'ACTIVE',
    locale: 'fr',
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    lastLoginAt: now.toISOString(),
    profile: { id: userId, slug: 'camille-moreau', displayName: 'Camille Moreau' },
    sessions: [
      {
        id: textAt(payload, 'user.sessions.0.id'),
        deviceName: null,
        userAgent: 'vitest',
        createdAt: now.toISOString(),
        lastUsedAt: now.toISOString(),
        isCurrent: true,
      },
    ],
  });
  const verified = await auth.verifier.verify(textAt(payload, 'tokens.accessToken'));
  expect(verified.ok && verified.value.viewer).toMatchObject({
    userId,
    roles: ['LEARNER'],
    sessionId: at(payload, 'user.sessions.0.id'),
  });
  expect(at(payload, 'tokens.refreshTokenExpiresAt')).toBe(new Date(now.getTime() + 30 * 86_400_000).toISOString());
});

test('a registered instructor is a learner too, and has the requested language', async () => {
  const auth = await startAuth();
  const { data } = await auth.ask('anonymous', registerUser, { input: { ...camille, accountType: 'INSTRUCTOR', locale: 'en-gb' } });
  expect(at(payloadOf(data), 'user.roles')).toEqual(['LEARNER', 'INSTRUCTOR']);
  expect(at(payloadOf(data), 'user.locale')).toBe('en-GB');
});

test('of 50 parallel registrations of variants of one address exactly one creates an account', { tags: ['A24'] }, async () => {
  const auth = await startAuth();
  const variants = [
    'a@moreau.example',
    'A@Moreau.example',
    ' a@moreau.example ',
    'a@moreau.example.',
    'ａ@ｍｏｒｅａｕ.example',
    'a@moreau.EXAMPLE . ',
  ];

  const answers = await Promise.all(
    times(50, (index) => auth.ask('anonymous', registerUser, { input: { ...camille, email: variants[index % variants.length] } })),
  );

  expect(answers.filter(({ data }) => at(payloadOf(data), 'user') !== null)).toHaveLength(1);
  expect(answers.filter(({ data }) => at(payloadOf(data), 'userErrors.0.__typename') === 'ConflictError')).toHaveLength(49);
  expect((await auth.rowsOf('users')).map(({ email }) => email)).toEqual(['a@moreau.example']);
  for (const collection of ['profiles', 'sessions', 'outbox', 'outgoingMails', 'emailVerifications']) {
    expect([collection, (await auth.rowsOf(collection)).length]).toEqual([collection, 1]);
  }
});

test('people with the same name get different slugs', async () => {
  const auth = await startAuth();
  const people = await Promise.all(
    times(8, (index) => createAccount(auth, { email: `c${index}@moreau.example`, firstName: 'Zoé', lastName: 'Œil' })),
  );
  const slugs = (await auth.rowsOf('profiles')).map(({ slug }) => String(slug));
  expect(new Set(slugs).size).toBe(people.length);
  expect(slugs.filter((slug) => slug === 'zoe-oeil')).toHaveLength(1);
  expect(slugs.filter((slug) => /^zoe-oeil-[a-z2-9]{6}$/.test(slug))).toHaveLength(7);
});

test('the slug of a name spells out ligatures, letters with strokes and full-width letters', async () => {
  const auth = await startAuth();
  await createAccount(auth, { firstName: 'Łukasz', lastName: 'Ｇｒoßﬁeld' });
  expect((await auth.rowsOf('profiles')).map(({ slug }) => slug)).toEqual(['lukasz-grossfield']);
});

test('all invalid fields are reported at once, and nothing is written', async () => {
  const auth = await startAuth();
  const input = { email: 'nobody@', password: 'court', firstName: ' ', lastName: '<b>Moreau</b>', locale: 'de' };

  const { data } = await auth.ask('anonymous', registerUser, { input });

  expect(at(payloadOf(data), 'user')).toBeNull();
  expect(at(payloadOf(data), 'tokens')).toBeNull();
  const problem = (__typename: string, code: string, field: string): unknown =>
    expect.objectContaining({ __typename, code, path: [field] });
  expect(at(payloadOf(data), 'userErrors')).toEqual([
    problem('ValidationError', 'INVALID_INPUT', 'email'),
    problem('ValidationError', 'INVALID_INPUT', 'firstName'),
    problem('ValidationError', 'INVALID_INPUT', 'lastName'),
    problem('ValidationError', 'INVALID_INPUT', 'locale'),
    problem('WeakPasswordError', 'WEAK_PASSWORD', 'password'),
  ]);
  expect(at(payloadOf(data), 'userErrors.4.minLength')).toBe(8);
  expect(at(payloadOf(data), 'userErrors.4.suggestions')).toEqual([
    'Utilisez au moins 8 caractères.',
    'Ajoutez une majuscule.',
    'Ajoutez un chiffre.',
    'Ou choisissez une phrase de 15 caractères ou plus, espaces compris.',
  ]);
  for (const collection of ['users', 'claims', 'outbox', 'outgoingMails'])
    expect(await auth.rowsOf(collection).then((rows) => rows.filter(({ _id }) => !String(_id).startsWith('signing-key')))).toEqual([]);
});

test.each([
  'a',
  'a@b',
  '@moreau.example',
  'a b@moreau.example',
  'a..b@moreau.example',
  '.a@moreau.example',
  'a@-moreau.example',
  'a@1.2.3.4',
  'é@moreau.example',
  'a@moreau.example\nBcc: x@y.example',
  `${'a'.repeat(65)}@moreau.example`,
  `a@${'b'.repeat(60)}.${'c'.repeat(255)}.example`,
])('an invalid address is refused: %j', async (email) => {
  const auth = await startAuth();
  const { data } = await auth.ask('anonymous', registerUser, { input: { ...camille, email } });
  expect(at(payloadOf(data), 'userErrors.0.path')).toEqual(['email']);
  expect(await auth.rowsOf('users')).toEqual([]);
});

test.each([
  'Moreau2026',
  'Camille1!',
  'Haracademy1',
  'Camille-Moreau-1',
  'camille@moreau.example',
  'HAR Academie 12345',
  'abcdefgh1',
  'ABCDEFGH',
  'Abcdef1',
])('an easily guessed password is refused: %j', async (password) => {
  const auth = await startAuth();
  const { data } = await auth.ask('anonymous', registerUser, { input: { ...camille, password } }, { locale: 'en' });
  expect(at(payloadOf(data), 'userErrors.0.__typename')).toBe('WeakPasswordError');
  expect(await auth.rowsOf('users')).toEqual([]);
});

test('a password of more than 128 characters or with half a character is refused, and not cut', async () => {
  const auth = await startAuth();
  for (const password of ['A1'.repeat(65), `${'a'.repeat(20)}\ud83d`]) {
    const { data } = await auth.ask('anonymous', registerUser, { input: { ...camille, password } });
    expect(at(payloadOf(data), 'userErrors.0')).toMatchObject({ __typename: 'ValidationError', path: ['password'] });
  }
  expect(await auth.rowsOf('users')).toEqual([]);
});

test('a password is stored only as argon2id with 19 MiB, two passes and one lane', { tags: ['A1'] }, async () => {
  const auth = await startAuth();
  await createAccount(auth);
  const [user] = await auth.rowsOf('users');
  expect(user?.['passwordHash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(JSON.stringify(auth.lines)).not.toContain(goodPassword);
});

test('a failure between the account and its event leaves neither', { tags: ['D12'] }, async () => {
  const auth = await startAuth({
    reachPoint: (name) => {
      if (name === 'auth.account.inserted') throw new Error('stopped here');
    },
  });
  const { codes } = await auth.ask('anonymous', registerUser, { input: camille });
  expect(codes).toEqual(['INTERNAL_SERVER_ERROR']);
  for (const collection of ['users', 'profiles', 'sessions', 'outbox', 'outgoingMails', 'emailVerifications'])
    expect(await auth.rowsOf(collection)).toEqual([]);
  expect((await auth.rowsOf('claims')).map(({ _id }) => _id)).toEqual(['signing-key:first']);
});

test('a registration is published once with the revision of the account', async () => {
  const auth = await startAuth();
  const { userId } = await createAccount(auth, { accountType: 'INSTRUCTOR' });
  await expect.poll(() => auth.sent.length).toBe(1);
  expect(auth.sent[0]).toMatchObject({
    type: 'auth.user.changed',
    aggregate: { type: 'User', id: userId, sequence: 1 },
    actor: { kind: 'user', userId },
    payload: {
      userId,
      displayName: 'Camille Moreau',
      roles: ['LEARNER', 'INSTRUCTOR'],
      locale: 'fr',
      registeredAt: auth.clock.now().toISOString(),
    },
  });
});

test('every caller can register, signed in or not', async () => {
  const auth = await startAuth();
  let index = 0;
  for (const kind of strangers) {
    const { data } = await auth.ask(kind, registerUser, { input: { ...camille, email: `${(index += 1)}@moreau.example` } });
    expect([kind, at(payloadOf(data), 'userErrors')]).toEqual([kind, []]);
  }
});

test('COOKIE puts the refresh token into the cookie only', async () => {
  const auth = await startAuth();
  const { data, metadata } = await auth.ask('anonymous', registerUser, { input: { ...camille, refreshTokenDelivery: 'COOKIE' } });
  expect(at(payloadOf(data), 'tokens.refreshToken')).toBeNull();
  expect(metadata.cookies).toEqual([
    { name: 'har_refresh', path: '/graphql', maxAgeSeconds: 30 * 86_400, value: expect.stringMatching(/^rft_/) },
    { name: 'har_device', path: '/graphql', maxAgeSeconds: 400 * 86_400, value: expect.stringMatching(/^dvt_/) },
  ]);
  for (const { value } of metadata.cookies) expect(JSON.stringify(data)).not.toContain(value);
});

test('registration as an admin is refused', async () => {
  const auth = await startAuth();
  const { codes } = await auth.ask('anonymous', registerUser, { input: { ...camille, accountType: 'ADMIN' } });
  expect(codes).toHaveLength(1);
  expect(await auth.rowsOf('users')).toEqual([]);
});

test('the current state of every account is replayed', async () => {
  const auth = await startAuth();
  const { userId } = await createAccount(auth);
  const replayed = await replayOf(auth, userChanged);
  expect(replayed).toEqual([expect.objectContaining({ type: 'auth.user.changed', aggregate: { type: 'User', id: userId, sequence: 1 } })]);
  expect(await replayOf(auth, emailVerified)).toEqual([]);
});

test('an address whose domain would parse as another one is refused', async () => {
  const auth = await startAuth();
  const domains = [
    'moreau.example/x',
    'moreau.example?x',
    'moreau.example#x',
    'moreau.ex%61mple',
    'moreau\r\n.example',
    'moreau\t.example',
    'moreau.example\\x',
    '[moreau.example]',
    'moreau.example／x',
  ];
  for (const domain of domains) {
    const { data } = await auth.ask('anonymous', registerUser, { input: { ...camille, email: `camille@${domain}` } });
    expect([domain, at(payloadOf(data), 'userErrors.0.path')]).toEqual([domain, ['email']]);
  }
  expect(await auth.rowsOf('users')).toEqual([]);
});

test('invisible names, links and addresses are refused as names, and names of every script are accepted', async () => {
  const auth = await startAuth();
  const refused = [
    '\u3164',
    '\u2800',
    '.',
    '-',
    '\uE000',
    'Ada\u200C',
    'Ad\u200Ba',
    'A\u00ADda',
    'evil.example',
    'Win 1000 on evil.example/x',
    'ｅｖｉｌ．ｅｘａｍｐｌｅ',
    'ada@evil.example',
    'https:evil',
    'Ada\r\nBcc: x@y.example',
    'a\\b',
  ];
  for (const firstName of refused) {
    const { data } = await auth.ask('anonymous', registerUser, { input: { ...camille, firstName } });
    expect([firstName, at(payloadOf(data), 'userErrors.0.path')]).toEqual([firstName, ['firstName']]);
  }
  const welcome = ['علی\u200Cرضا', 'J.R.', 'M.Ali', 'Anne-Marie', 'D’Arc', "O'Neil", 'Ada & Zoé', 'Nguyễn', '李', 'श्री', 'X Æ A-12', 'Jr.'];
  for (const [index, firstName] of welcome.entries()) {
    const { data } = await auth.ask('anonymous', registerUser, {
      input: { ...camille, email: `camille${String(index)}@moreau.example`, firstName },
    });
    expect([firstName, at(payloadOf(data), 'userErrors')]).toEqual([firstName, []]);
  }
});

import { verify } from '@node-rs/argon2';
import { beforeEach, expect, test, vi } from 'vitest';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { changeEmail, changePassword, login, registerUser, requestPasswordReset, resetPassword, verifyEmail } from './documents.ts';
import { camille, confirmAddresses, createAccount, defaultLimits, goodPassword, startAuth, times } from './kit.ts';
import type { AskOptions, Auth, Person } from './kit.ts';

vi.mock('@node-rs/argon2', { spy: true });
const verifySpy = vi.mocked(verify);
beforeEach(() => void verifySpy.mockClear());

/** `ok`, a code, or the seconds to wait, which the metadata repeat. */
const outcomeOf = async (auth: Auth, query: string, input: object, { as = 'anonymous', ...options }: AskOptions = {}) => {
  const { data, metadata } = await auth.ask(as, query, { input }, options);
  const [payload] = Object.values(data ?? {});
  const error = at(payload, 'userErrors.0');
  if (at(error, 'code') === 'RATE_LIMITED') return metadata.retryAfterSeconds;
  return at(error, 'code') ?? 'ok';
};
const startLimited = () => startAuth({ limits: defaultLimits });

/** A change of the password, which needs the current one. */
const passwordChange =
  (auth: Auth) =>
  (currentPassword: string, { viewer }: Pick<Person, 'viewer'>) =>
    outcomeOf(auth, changePassword, { currentPassword, newPassword: goodPassword }, { as: viewer });
const signInLater = async (auth: Auth): Promise<Pick<Person, 'viewer'>> => {
  const { data } = await auth.ask('anonymous', login, { input: { email: camille.email, password: goodPassword } });
  auth.clock.advance(4_000);
  return { viewer: await auth.viewerOf(textAt(data, 'login.tokens.accessToken')) };
};

test('a stolen access token has five guesses at the password in ten minutes, and locks no other session', async () => {
  const auth = await startLimited();
  const stolen = await createAccount(auth);
  const own = await signInLater(auth);
  const change = passwordChange(auth);
  await confirmAddresses(auth);
  verifySpy.mockClear();

  const guesses = await Promise.all(
    times(20, (index) =>
      index % 2 === 0
        ? change('Hirondelle43', stolen)
        : outcomeOf(
            auth,
            changeEmail,
            { newEmail: 'thief@moreau.example', password: 'Hirondelle43' },
            { as: stolen.viewer, ip: `203.0.113.${index}` },
          ),
    ),
  );

  expect(guesses.filter((outcome) => outcome === 'INVALID_CREDENTIALS')).toHaveLength(5);
  expect(guesses.filter((outcome) => outcome === 600)).toHaveLength(15);
  expect(verifySpy).toHaveBeenCalledTimes(5);
  expect(await change(goodPassword, stolen)).toBe(600);
  expect(await change(goodPassword, own)).toBe('ok');
  auth.clock.advance(600_000);
  expect(await change(goodPassword, stolen)).toBe('ok');
});

test('all sessions of an account share 30 guesses at its password in ten minutes', async () => {
  const auth = await startLimited();
  const sessions: Pick<Person, 'viewer'>[] = [await createAccount(auth)];
  while (sessions.length < 7) sessions.push(await signInLater(auth));
  const other = await createAccount(auth, { email: 'lea@moreau.example' });
  const change = passwordChange(auth);
  verifySpy.mockClear();

  const guesses = await Promise.all(sessions.flatMap((session) => times(5, () => change('Hirondelle43', session))));

  expect(guesses.filter((outcome) => outcome === 600)).toHaveLength(5);
  expect(verifySpy).toHaveBeenCalledTimes(30);
  expect(await change(goodPassword, other)).toBe('ok');
});

test('a right password consumes neither limit', async () => {
  const auth = await startAuth({ limits: { ...defaultLimits, passwordCheckFailuresPerSession: 1, passwordCheckFailuresPerAccount: 2 } });
  const person = await createAccount(auth);
  const other = await signInLater(auth);
  const change = passwordChange(auth);

  for (let count = 0; count < 3; count += 1) expect(await change(goodPassword, person)).toBe('ok');
  expect(await change('Hirondelle43', person)).toBe('INVALID_CREDENTIALS');
  expect(await change('Hirondelle43', other)).toBe('INVALID_CREDENTIALS');
});

test('a hundred guesses at a password in one document count as one', async () => {
  const auth = await startLimited();
  const { viewer } = await createAccount(auth);
  const one = (index: number) =>
    `a${index}: changePassword(input: { currentPassword: "Hirondelle43", newPassword: "Martinet2026" }) { userErrors { __typename } }`;
  await auth.ask(viewer, `mutation { ${times(100, one).join(' ')} }`);
  expect(verifySpy).toHaveBeenCalledTimes(1);
});

test('one client can test 20 addresses an hour by registration', async () => {
  const auth = await startLimited();
  await createAccount(auth, { email: 'somebody@moreau.example' });
  const register = (ip: string) => outcomeOf(auth, registerUser, { ...camille, email: 'somebody@moreau.example' }, { ip });

  const outcomes = await Promise.all(times(25, () => register('203.0.113.9')));

  expect(outcomes.filter((outcome) => outcome === 'CONFLICT')).toHaveLength(20);
  expect(outcomes.filter((outcome) => outcome === 3_600)).toHaveLength(5);
  expect(await register('203.0.113.10')).toBe('CONFLICT');
  // An answer that reveals nothing about an address is not counted.
  expect(await outcomeOf(auth, registerUser, { ...camille, email: 'none' }, { ip: '203.0.113.9' })).toBe('INVALID_INPUT');
  auth.clock.advance(3_600_000);
  expect(await register('203.0.113.9')).toBe('CONFLICT');
});

test('one client can try 30 invalid links in ten minutes, of any kind', async () => {
  const auth = await startLimited();
  await createAccount(auth);
  const token = 'x'.repeat(43);
  const tryLink = (index: number, ip = '203.0.113.9') =>
    index % 2 === 0
      ? outcomeOf(auth, verifyEmail, { token }, { ip })
      : outcomeOf(auth, resetPassword, { token, newPassword: 'Martinet2026' }, { ip });

  const outcomes = await Promise.all(times(40, (index) => tryLink(index)));

  expect(outcomes.filter((outcome) => outcome === 'TOKEN_INVALID')).toHaveLength(30);
  expect(outcomes.filter((outcome) => outcome === 600)).toHaveLength(10);
  expect(await Promise.all([0, 1].map((index) => tryLink(index, '203.0.113.10')))).toEqual(['TOKEN_INVALID', 'TOKEN_INVALID']);
});

test('one client can request 30 resets in ten minutes, for known and unknown accounts alike', { tags: ['A8'] }, async () => {
  const auth = await startLimited();
  await createAccount(auth);
  const ask = (index: number, ip = '203.0.113.9') =>
    outcomeOf(auth, requestPasswordReset, { email: index % 20 === 0 ? camille.email : `person${index}@moreau.example` }, { ip });

  const outcomes = await Promise.all(times(40, (index) => ask(index)));

  expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(30);
  expect(outcomes.filter((outcome) => outcome === 600)).toHaveLength(10);
  expect(await Promise.all([ask(20), ask(41)])).toEqual([600, 600]);
  expect(await ask(41, '203.0.113.10')).toBe('ok');
  auth.clock.advance(600_000);
  expect(await ask(42)).toBe('ok');
});

test('a /48 of IPv6 has 20 times the limit of one line, for registrations and links', async () => {
  const auth = await startAuth({ limits: { ...defaultLimits, registrationsPerIp: 1, linkFailuresPerIp: 2 } });
  await createAccount(auth, { email: 'somebody@moreau.example' });
  const line = (index: number, site = 1) => ({ ip: `2001:db8:${site}:${index.toString(16)}::1` });
  const register = (index: number, site?: number) =>
    outcomeOf(auth, registerUser, { ...camille, email: 'somebody@moreau.example' }, line(index, site));
  const tryLink = (index: number, site?: number) => outcomeOf(auth, verifyEmail, { token: 'x'.repeat(43) }, line(index, site));

  const registrations = await Promise.all(times(25, (index) => register(index)));
  const links = await Promise.all(times(50, (index) => tryLink(index)));

  expect(registrations.filter((outcome) => outcome === 'CONFLICT')).toHaveLength(20);
  expect(registrations.filter((outcome) => outcome === 3_600)).toHaveLength(5);
  expect(links.filter((outcome) => outcome === 'TOKEN_INVALID')).toHaveLength(40);
  expect(links.filter((outcome) => outcome === 600)).toHaveLength(10);
  expect(await Promise.all([register(1, 2), tryLink(1, 2)])).toEqual(['CONFLICT', 'TOKEN_INVALID']);
});

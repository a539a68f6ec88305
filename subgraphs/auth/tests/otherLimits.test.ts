import { verify } from '@node-rs/argon2';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  at,
  camille,
  changeEmail,
  changePassword,
  defaultLimits,
  given,
  goodPassword,
  registerUser,
  resetPassword,
  startAuth,
  verifyEmail,
} from './kit.ts';
import type { Asking, Auth } from './kit.ts';

vi.mock('@node-rs/argon2', { spy: true });
const hashed = vi.mocked(verify);
beforeEach(() => void hashed.mockClear());

const times = <Value>(count: number, make: (index: number) => Value): Value[] => Array.from({ length: count }, (_, index) => make(index));

/** `ok`, a code, or the seconds to wait, which the answer's metadata say too. */
const outcomeOf = async (auth: Auth, query: string, input: object, asking: Asking = {}) => {
  const { data, metadata } = await auth.ask(query, { input }, asking);
  const [payload] = Object.values(data);
  const error = at(payload, 'userErrors', 0);
  if (at(error, 'code') === 'RATE_LIMITED') return metadata.retryAfterSeconds;
  return at(error, 'code') ?? 'ok';
};
const startLimited = () => startAuth({ limits: defaultLimits });

test('whoever stole an access token has ten guesses at the password in ten minutes, whichever way they are made', async () => {
  const auth = await startLimited();
  const { viewer } = await given(auth);
  const other = await given(auth, { email: 'lea@moreau.example' });
  await auth.connection.collection('users').updateMany({}, { $set: { emailVerifiedAt: auth.clock.now() } });
  const change = (currentPassword: string, by = viewer) =>
    outcomeOf(auth, changePassword, { currentPassword, newPassword: 'Martinet2026' }, { viewer: by });

  const guesses = await Promise.all(
    times(20, (index) =>
      index % 2 === 0
        ? change('Hirondelle43')
        : outcomeOf(
            auth,
            changeEmail,
            { newEmail: 'thief@moreau.example', password: 'Hirondelle43' },
            { viewer, ip: `203.0.113.${index}` },
          ),
    ),
  );

  expect(guesses.filter((outcome) => outcome === 'INVALID_CREDENTIALS')).toHaveLength(10);
  expect(guesses.filter((outcome) => outcome === 600)).toHaveLength(10);
  expect(hashed).toHaveBeenCalledTimes(10);
  expect(await change(goodPassword)).toBe(600);
  expect(await change(goodPassword, other.viewer)).toBe('ok');
  auth.clock.advance(600_000);
  expect(await change(goodPassword)).toBe('ok');
});

test('a hundred guesses at one’s own password in one document are ten', async () => {
  const auth = await startLimited();
  const { viewer } = await given(auth);
  const one = (index: number) =>
    `a${index}: changePassword(input: { currentPassword: "Hirondelle43", newPassword: "Martinet2026" }) { userErrors { __typename } }`;
  await auth.ask(`mutation { ${times(100, one).join(' ')} }`, {}, { viewer });
  expect(hashed).toHaveBeenCalledTimes(10);
});

test('one address learns of 20 addresses in an hour whether they are taken', async () => {
  const auth = await startLimited();
  await given(auth, { email: 'somebody@moreau.example' });
  const register = (ip: string) => outcomeOf(auth, registerUser, { ...camille, email: 'somebody@moreau.example' }, { ip });

  const outcomes = await Promise.all(times(25, () => register('203.0.113.9')));

  expect(outcomes.filter((outcome) => outcome === 'CONFLICT')).toHaveLength(20);
  expect(outcomes.filter((outcome) => outcome === 3_600)).toHaveLength(5);
  expect(await register('203.0.113.10')).toBe('CONFLICT');
  // What says nothing about an address is not counted.
  expect(await outcomeOf(auth, registerUser, { ...camille, email: 'none' }, { ip: '203.0.113.9' })).toBe('INVALID_INPUT');
  auth.clock.advance(3_600_000);
  expect(await register('203.0.113.9')).toBe('CONFLICT');
});

test('one address tries 30 links that are none in ten minutes, whatever they would do', async () => {
  const auth = await startLimited();
  await given(auth);
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

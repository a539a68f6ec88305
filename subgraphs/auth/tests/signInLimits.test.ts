import { verify } from '@node-rs/argon2';
import { beforeEach, expect, test, vi } from 'vitest';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { login } from './documents.ts';
import { camille, createAccount, defaultLimits, goodPassword, inTurn, refreshCode, startAuth, times } from './kit.ts';
import type { Auth } from './kit.ts';

// Calls of the hash function are counted. It does its work.
vi.mock('@node-rs/argon2', { spy: true });
const verifySpy = vi.mocked(verify);
beforeEach(() => void verifySpy.mockClear());

type Attempt = { email?: string; password?: string; ip?: string | null };
/** `ok`, a code, or the seconds to wait. */
const outcomeOf = async (auth: Auth, { email = camille.email, password = 'Hirondelle43', ip = '203.0.113.9' }: Attempt = {}) => {
  const { data, codes, metadata } = await auth.ask('anonymous', login, { input: { email, password } }, { ip });
  if (codes.length > 0) return codes[0];
  const error = at(data, 'login.userErrors.0');
  const wait = at(error, 'retryAfterSeconds') ?? null;
  expect(metadata.retryAfterSeconds).toBe(wait);
  return wait ?? at(error, 'code') ?? 'ok';
};
const startLimited = () => startAuth({ limits: defaultLimits });

test('of 1,000 wrong sign-ins to one account from 100 addresses 10 are hashed, and an open session goes on', { tags: ['A9'] }, async () => {
  const auth = await startLimited();
  const { refreshToken, viewer } = await createAccount(auth);

  const outcomes = await Promise.all(
    times(1_000, (index) => outcomeOf(auth, { password: `Hirondelle${index}x`, ip: `203.0.113.${index % 100}` })),
  );

  expect(verifySpy).toHaveBeenCalledTimes(10);
  expect(outcomes.filter((outcome) => outcome === 'INVALID_CREDENTIALS')).toHaveLength(10);
  expect(outcomes.filter((outcome) => outcome === 600)).toHaveLength(990);
  expect(await refreshCode(auth, refreshToken)).toBe('ok');
  expect(at((await auth.ask(viewer, '{ me { id } }')).data, 'me.id')).toBe(viewer.userId);
  auth.clock.advance(600_000);
  expect(await outcomeOf(auth, { password: goodPassword })).toBe('ok');
});

test('an unknown address is limited exactly like a known one', { tags: ['A9'] }, async () => {
  const auth = await startLimited();
  await createAccount(auth);
  const outcomesOf = (email: string, network: number) =>
    inTurn(12, async (index) => {
      auth.clock.advance(1_000);
      return outcomeOf(auth, { email, ip: `198.51.${network}.${index}` });
    });

  const known = await outcomesOf(` ${camille.email.toUpperCase()}`, 1);
  expect(known).toEqual([...times(10, () => 'INVALID_CREDENTIALS'), 590, 589]);
  expect(await outcomesOf('nobody@moreau.example', 2)).toEqual(known);
});

test('of guesses at 1,000 accounts from one address 5 are hashed', { tags: ['A10'] }, async () => {
  const auth = await startLimited();
  const outcomes = await Promise.all(times(1_000, (index) => outcomeOf(auth, { email: `person${index}@moreau.example` })));

  expect(verifySpy).toHaveBeenCalledTimes(5);
  expect(outcomes.filter((outcome) => outcome === 600)).toHaveLength(995);
  expect(await outcomeOf(auth, { ip: '203.0.113.10' })).toBe('INVALID_CREDENTIALS');
});

test('a /64 of IPv6 is one client, and so is each spelling of an IPv4 address', { tags: ['A10'] }, async () => {
  const auth = await startLimited();
  const guess = (ip: string | null) => (index: number) => outcomeOf(auth, { email: `person${index}@moreau.example`, ip });
  const wrong = times(5, () => 'INVALID_CREDENTIALS');

  expect(await inTurn(6, (index) => guess(`2001:db8:1:2::${index + 1}`)(index))).toEqual([...wrong, 600]);
  expect(await guess('2001:db8:1:3::1')(1)).toBe('INVALID_CREDENTIALS');
  expect(await inTurn(6, (index) => guess(index % 2 === 0 ? '192.0.2.1' : '::ffff:192.0.2.1')(index))).toEqual([...wrong, 600]);
  // Clients without a known address share the limit of one client.
  expect(await inTurn(6, guess(null))).toEqual([...wrong, 600]);
});

test('of guesses from 200 lines of one /48 100 are hashed, and right passwords consume nothing', { tags: ['A10'] }, async () => {
  const auth = await startLimited();
  await createAccount(auth);
  const right = { password: goodPassword, ip: '2001:db8:1:ffff::1' };
  expect(await outcomeOf(auth, right)).toBe('ok');
  verifySpy.mockClear();

  const outcomes = await Promise.all(
    times(200, (index) => outcomeOf(auth, { email: `person${index}@moreau.example`, ip: `2001:db8:1:${index.toString(16)}::1` })),
  );

  expect(verifySpy).toHaveBeenCalledTimes(100);
  expect(outcomes.filter((outcome) => outcome === 'INVALID_CREDENTIALS')).toHaveLength(100);
  expect(outcomes.filter((outcome) => outcome === 600)).toHaveLength(100);
  expect(await outcomeOf(auth, { ...right, ip: '2001:db8:2:ffff::1' })).toBe('ok');
});

test.each(['the same account', 'a different account each'])(
  'of 100 sign-ins in one document to %s one runs',
  { tags: ['A11'] },
  async (whose) => {
    const auth = await startLimited();
    await createAccount(auth);
    const aliases = times(100, (index) => {
      const email = whose === 'the same account' ? camille.email : `person${index}@moreau.example`;
      return `a${index}: login(input: { email: "${email}", password: "Hirondelle43" }) { userErrors { ... on UserError { code } } }`;
    });

    const { data } = await auth.ask('anonymous', `mutation { ${aliases.join(' ')} }`);

    expect(verifySpy).toHaveBeenCalledTimes(1);
    const codes = times(100, (index) => at(data, `a${index}.userErrors.0.code`));
    expect(codes).toEqual(['INVALID_CREDENTIALS', ...times(99, () => 'RATE_LIMITED')]);
  },
);

test(
  'the fourth sign-in to one account from one address within 10 seconds waits, even after right passwords',
  { tags: ['A12'] },
  async () => {
    const auth = await startLimited();
    await createAccount(auth);
    await createAccount(auth, { email: 'lea@moreau.example' });
    const right = { password: goodPassword };

    expect(await inTurn(4, () => outcomeOf(auth, right))).toEqual(['ok', 'ok', 'ok', 10]);
    expect(await outcomeOf(auth, { ...right, ip: '203.0.113.10' })).toBe('ok');
    expect(await outcomeOf(auth, { ...right, email: 'lea@moreau.example' })).toBe('ok');
    auth.clock.advance(9_999);
    expect(await outcomeOf(auth, right)).toBe(1);
    auth.clock.advance(1);
    expect(await outcomeOf(auth, right)).toBe('ok');
  },
);

test('right passwords and internal faults consume no limit', { tags: ['A12'] }, async () => {
  const auth = await startLimited();
  await createAccount(auth);
  const later = async (attempt: Attempt) => {
    auth.clock.advance(4_000);
    return outcomeOf(auth, attempt);
  };

  expect(await inTurn(12, () => later({ password: goodPassword }))).toEqual(times(12, () => 'ok'));
  for (let count = 0; count < 12; count += 1) verifySpy.mockRejectedValueOnce(new Error('out of memory'));
  expect(await inTurn(12, () => later({}))).toEqual(times(12, () => 'INTERNAL_SERVER_ERROR'));
  expect(await inTurn(6, () => later({}))).toEqual([...times(5, () => 'INVALID_CREDENTIALS'), 580]);
});

test('12 parallel right sign-ins from one address all succeed, and 5 of 40 wrong ones are checked', { tags: ['A10'] }, async () => {
  const auth = await startLimited();
  const emails = times(12, (index) => `person${index}@moreau.example`);
  await Promise.all(emails.map((email) => createAccount(auth, { email })));
  verifySpy.mockClear();

  const right = await Promise.all(emails.map((email) => outcomeOf(auth, { email, password: goodPassword })));
  expect(right).toEqual(times(12, () => 'ok'));
  expect(verifySpy).toHaveBeenCalledTimes(12);
  const wrong = await Promise.all(times(40, (index) => outcomeOf(auth, { email: `nobody${index}@moreau.example` })));
  expect(wrong.filter((outcome) => outcome === 'INVALID_CREDENTIALS')).toHaveLength(5);
  expect(wrong.filter((outcome) => outcome === 600)).toHaveLength(35);
  expect(verifySpy).toHaveBeenCalledTimes(17);
});

test('wrong sign-ins among right ones are checked five times', { tags: ['A10'] }, async () => {
  const auth = await startLimited();
  const emails = times(4, (index) => `person${index}@moreau.example`);
  await Promise.all(emails.map((email) => createAccount(auth, { email })));
  const attempts: Attempt[] = times(24, (index) =>
    index % 6 === 0 ? { email: emails[index / 6] ?? '', password: goodPassword } : { email: `nobody${index}@moreau.example` },
  );

  const outcomes = await Promise.all(attempts.map((attempt) => outcomeOf(auth, attempt)));

  expect(outcomes.filter((outcome) => outcome === 'INVALID_CREDENTIALS')).toHaveLength(5);
  expect(outcomes[0]).toBe('ok');
});

test('of 40 parallel wrong guesses as many are checked as of 40 consecutive ones', { tags: ['A9'] }, async () => {
  const auth = await startLimited();
  await createAccount(auth);
  const outcomes = await Promise.all(times(40, (index) => outcomeOf(auth, { ip: `203.0.113.${index % 4}` })));
  // Three from each address within 10 seconds, ten in total.
  expect(outcomes.filter((outcome) => outcome === 'INVALID_CREDENTIALS')).toHaveLength(10);
  expect(verifySpy).toHaveBeenCalledTimes(10);
});

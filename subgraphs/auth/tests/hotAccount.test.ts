import { expect, test } from 'vitest';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import type { Answer } from '#shared/tests/kit/startSubgraph.ts';
import { changePassword, login, refreshTokens, updateProfile } from './documents.ts';
import { camille, createAccount, signInAgain, startAuth, times } from './kit.ts';
import type { Auth, Person } from './kit.ts';

/** `ok`, or the code of the fault or user error. */
const outcomeOf = ({ data, codes }: Answer, field: string): unknown => codes[0] ?? at(data, `${field}.userErrors.0.code`) ?? 'ok';
const updateOf = async (auth: Auth, { viewer }: Person, index: number) =>
  outcomeOf(await auth.ask(viewer, updateProfile, { input: { headline: `Version ${index}` } }), 'updateProfile');
const tally = (outcomes: readonly unknown[]): Record<string, number> =>
  outcomes.reduce<Record<string, number>>((counts, outcome) => {
    const name = String(outcome);
    return { ...counts, [name]: (counts[name] ?? 0) + 1 };
  }, {});
const linesWith = (auth: Auth, message: string) => auth.lines.filter(({ msg }) => msg === message);

test('200 parallel updates of one account succeed or get a wait, and a sign-in of another account is not delayed', async () => {
  const auth = await startAuth();
  const owner = await createAccount(auth);
  const stranger = { email: 'lea@moreau.example', password: camille.password };
  await createAccount(auth, stranger);
  await updateOf(auth, owner, 0);
  await signInAgain(auth, stranger);

  let ended = 0;
  const updates = times(200, async (index) => {
    const outcome = await updateOf(auth, owner, index + 1);
    ended += 1;
    return outcome;
  });
  const answer = await auth.ask('anonymous', login, { input: stranger });
  const endedAtSignIn = ended;
  const outcomes = await Promise.all(updates);

  expect(outcomeOf(answer, 'login')).toBe('ok');
  // The order is compared, not the time, because a busy machine slows both down.
  expect(endedAtSignIn).toBeLessThan(100);
  expect(Object.keys(tally(outcomes)).filter((outcome) => outcome !== 'ok' && outcome !== 'RATE_LIMITED')).toEqual([]);
  expect(tally(outcomes)['ok']).toBeGreaterThan(0);
  expect(linesWith(auth, 'an operation failed')).toEqual([]);
});

test('30 parallel mutations of each kind on one account end without a fault', async () => {
  const auth = await startAuth();
  const owner = await createAccount(auth);
  const sessions = await Promise.all(times(6, () => signInAgain(auth)));

  const outcomes = await Promise.all([
    ...times(30, (index) => updateOf(auth, owner, index)),
    ...times(30, async () =>
      outcomeOf(await auth.ask('anonymous', login, { input: { email: camille.email, password: camille.password } }), 'login'),
    ),
    ...times(30, async (index) =>
      outcomeOf(
        await auth.ask('anonymous', refreshTokens, { input: { refreshToken: sessions[index % 6]?.refreshToken } }),
        'refreshTokens',
      ),
    ),
    ...times(5, async () => {
      const input = { currentPassword: 'Hirondelle43', newPassword: 'Hirondelle44' };
      return outcomeOf(await auth.ask(owner.viewer, changePassword, { input }), 'changePassword');
    }),
  ]);

  expect(tally(outcomes)).toEqual({ ok: 90, INVALID_CREDENTIALS: 5 });
  expect(linesWith(auth, 'an operation failed')).toEqual([]);
});

test('of 400 parallel updates of one account those beyond the queue get a wait at once, and the others succeed', async () => {
  const auth = await startAuth();
  const { viewer } = await createAccount(auth);
  const answers = await Promise.all(times(400, (index) => auth.ask(viewer, updateProfile, { input: { headline: `Version ${index}` } })));
  const outcomes = answers.map((answer) => outcomeOf(answer, 'updateProfile'));
  const refused = answers.filter((_, index) => outcomes[index] === 'RATE_LIMITED');
  expect(refused.length).toBeGreaterThanOrEqual(400 - 257);
  expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(400 - refused.length);
  for (const { metadata } of refused) expect(metadata.retryAfterSeconds).toBeGreaterThanOrEqual(1);
  expect(linesWith(auth, 'an operation failed')).toEqual([]);
  expect(await updateOf(auth, { viewer, userId: '', accessToken: '', refreshToken: '' }, 401)).toBe('ok');
});

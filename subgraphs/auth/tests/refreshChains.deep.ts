import { expect, inject, test } from 'vitest';
import { areRevoked, createAccount, signInAgain, startAuth } from './kit.ts';
import { chainOf, refresh } from './refreshChains.ts';

/** xorshift32: small, and identical on every machine. */
const createDraw = (seed: number) => {
  let state = seed === 0 ? 1 : seed;
  return (below: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};
const isOver = (): boolean => Date.now() > inject('deepEndsAt');

test('a spent token of a chain of 1,000 rotations is refused and ends its family', { tags: ['B1', 'B3'] }, async ({ task }) => {
  const draw = createDraw(inject('deepSeed'));
  const auth = await startAuth();
  await createAccount(auth);
  const steps = 1_000;
  let cases = 0;
  const { refreshToken, viewer } = await signInAgain(auth);
  const tokens = await chainOf(auth, { refreshToken, steps, betweenMs: 1 + draw(60_000) });
  expect(new Set(tokens).size).toBe(steps + 1);
  auth.clock.advance(10_001);
  const replayed = draw(steps);
  console.log(`1000 rotations, then token ${String(replayed + 1)} again`);
  expect((await refresh(auth, tokens[replayed] ?? '')).code).toBe('TOKEN_REUSED');
  expect((await refresh(auth, tokens.at(-1) ?? '')).code).toBe('TOKEN_INVALID');
  expect(await areRevoked(auth, [viewer])).toEqual([true]);
  cases += 1;
  // B3 in full: chains of 128 real rotations, each replayed at another step.
  for (let turn = 0; turn < 24 && !isOver(); turn += 1) {
    const step = draw(128);
    const session = await signInAgain(auth);
    const chain = await chainOf(auth, { refreshToken: session.refreshToken, steps: 128, betweenMs: 1 + draw(20_000) });
    auth.clock.advance(10_001);
    expect([step, (await refresh(auth, chain[step] ?? '')).code]).toEqual([step, 'TOKEN_REUSED']);
    for (const token of chain.slice(-3)) expect((await refresh(auth, token)).code).toBe('TOKEN_INVALID');
    cases += 1;
  }
  task.meta.deepCases = cases;
});

test('200 parallel refreshes of one token in two processes end in one live chain', { tags: ['B2'] }, async ({ task }) => {
  const draw = createDraw(inject('deepSeed') + 1);
  const one = await startAuth();
  const other = await startAuth({ database: one.connection.name, clock: one.clock });
  await createAccount(one);
  let cases = 0;
  do {
    const { refreshToken, viewer } = await signInAgain(one);
    const answers = await Promise.all(Array.from({ length: 200 }, () => refresh(draw(2) === 0 ? one : other, refreshToken)));
    const answered = answers.filter(({ code }) => code === 'ok');
    // A full queue starts no second chain: a request that was not answered may be repeated.
    expect(answers.filter(({ code }) => code === 'TOKEN_REUSED' || code === 'TOKEN_INVALID')).toEqual([]);
    const successors = [...new Set(answered.map((answer) => answer.refreshToken))];
    expect(successors).toHaveLength(1);
    one.clock.advance(10_001);
    const next = await refresh(other, successors[0] ?? '');
    expect(next.code).toBe('ok');
    const row = (await one.rowsOf('sessions')).find(({ _id }) => _id === viewer.sessionId);
    expect([row?.['generation'], row?.['revokedAt']]).toEqual([3, null]);
    cases += 1;
  } while (cases < 10 && !isOver());
  task.meta.deepCases = cases;
});

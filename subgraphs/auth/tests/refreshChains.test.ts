import { expect, inject, onTestFinished, test } from 'vitest';
import { manualClock } from '#shared/clock.ts';
import { newId } from '#shared/ids.ts';
import { startFaultProxy } from '../../../local/faultProxy/faultProxy.ts';
import { deriveKey, randomSecret, sha256 } from '../src/crypto/secrets.ts';
import { createRefreshTokens } from '../src/modules/sessions/refreshToken.ts';
import { areRevoked, authSecret, createAccount, signInAgain, startAuth, times } from './kit.ts';
import { chainOf, refresh } from './refreshChains.ts';

const steps = 128;

test('each of the 128 spent tokens of a chain is refused and ends its family', { tags: ['B3'] }, async () => {
  const auth = await startAuth();
  const { refreshToken, viewer } = await createAccount(auth);
  const spent = await chainOf(auth, { refreshToken, steps, betweenMs: 11_000 });
  expect(spent).toHaveLength(steps + 1);
  // The other chains are derived from this one under another id and salt. They equal chains of 128 rotations.
  const sessions = auth.connection.collection<{ _id: string; refreshTokenSalt: string }>('sessions');
  const rotated = await sessions.findOne({ _id: viewer.sessionId });
  if (!rotated) throw new Error('the session is not stored');
  const { derive } = createRefreshTokens({ key: deriveKey({ authSecret, purpose: 'refresh-token' }) });
  expect(derive({ id: viewer.sessionId, refreshTokenSalt: rotated.refreshTokenSalt }, steps + 1)).toBe(spent.at(-1));
  const chains = times(steps, (index) => ({
    step: index + 1,
    family: { id: newId('ses', auth.clock.now()), refreshTokenSalt: randomSecret() },
  }));
  await sessions.insertMany(
    chains.map(({ family }) => ({
      ...rotated,
      _id: family.id,
      refreshTokenSalt: family.refreshTokenSalt,
      refreshTokenHash: sha256(derive(family, steps + 1)),
    })),
  );
  auth.clock.advance(10_001);

  const outcomes: [number, unknown, unknown][] = [];
  for (const { step, family } of chains) {
    const replayed = await refresh(auth, derive(family, step));
    const latest = await refresh(auth, derive(family, steps + 1));
    outcomes.push([step, replayed.code, latest.code]);
  }

  expect(outcomes).toEqual(chains.map(({ step }) => [step, 'TOKEN_REUSED', 'TOKEN_INVALID']));
  const revoked = await areRevoked(auth, [viewer, ...chains.map(({ family }) => ({ ...viewer, sessionId: family.id }))]);
  expect([revoked[0], revoked.filter(Boolean).length]).toEqual([false, steps]);
  expect(auth.lines.filter((line) => line['security_event'] === 'refresh_token_reused')).toHaveLength(steps);
  expect((await refresh(auth, spent.at(-1) ?? '')).code).toBe('ok');
});

test('20 parallel refreshes of one token in two processes end in one live successor', { tags: ['B2'] }, async () => {
  const one = await startAuth();
  const other = await startAuth({ database: one.connection.name, clock: one.clock });
  const { refreshToken } = await createAccount(one);
  const answers = await Promise.all(times(20, (index) => refresh(index % 2 === 0 ? one : other, refreshToken)));
  expect(answers.map(({ code }) => code)).toEqual(answers.map(() => 'ok'));
  const successors = [...new Set(answers.map((answer) => answer.refreshToken))];
  expect(successors).toHaveLength(1);
  one.clock.advance(11_000);
  expect((await refresh(other, successors[0] ?? '')).code).toBe('ok');
  expect((await one.rowsOf('sessions')).map(({ generation, revokedAt }) => [generation, revokedAt])).toEqual([[3, null]]);
});

test('processes with different clocks agree on the end of a session, and no refresh moves it', { tags: ['B5'] }, async () => {
  const start = new Date();
  const end = new Date(start.getTime() + 30 * 86_400_000);
  const skews = { exact: 0, ahead: 4_000, behind: -4_000 };
  const exact = await startAuth({ clock: manualClock(start) });
  const database = exact.connection.name;
  const ahead = await startAuth({ database, clock: manualClock(new Date(start.getTime() + skews.ahead)) });
  const behind = await startAuth({ database, clock: manualClock(new Date(start.getTime() + skews.behind)) });
  const processes = [exact, ahead, behind];
  let { refreshToken } = await createAccount(exact);
  for (let day = 1; day < 30; day += 1) {
    for (const each of processes) each.clock.advance(86_400_000);
    const renewed = await refresh(processes[day % 3] ?? exact, refreshToken);
    expect([day, renewed.code, renewed.expiresAt]).toEqual([day, 'ok', end.toISOString()]);
    refreshToken = renewed.refreshToken;
  }
  // Each process compares the end with its clock: four seconds early, on time or four seconds late.
  const codesAt = async (instant: number) => {
    for (const [index, skew] of Object.values(skews).entries()) processes[index]?.clock.set(new Date(instant + skew));
    const codes: unknown[] = [];
    for (const each of processes) codes.push((await refresh(each, refreshToken)).code);
    return codes;
  };
  expect(await codesAt(end.getTime() - 4_001)).toEqual(['ok', 'ok', 'ok']);
  expect(await codesAt(end.getTime() - 4_000)).toEqual(['ok', 'TOKEN_INVALID', 'ok']);
  expect(await codesAt(end.getTime())).toEqual(['TOKEN_INVALID', 'TOKEN_INVALID', 'ok']);
  expect(await codesAt(end.getTime() + 4_000)).toEqual(['TOKEN_INVALID', 'TOKEN_INVALID', 'TOKEN_INVALID']);
});

test('a database lost before or after the rotation leaves one usable token, or a clean sign-in', { tags: ['B4'] }, async () => {
  const { hostname: host, port } = new URL(inject('mongoUri'));
  const proxy = await startFaultProxy({ target: { host, port: Number(port) } });
  onTestFinished(() => proxy.stop());
  const near = await startAuth();
  const auth = await startAuth({
    database: near.connection.name,
    clock: near.clock,
    mongoUri: `mongodb://127.0.0.1:${String(proxy.port)}/?directConnection=true`,
  });
  await createAccount(near);
  const generationOf = async (sessionId: string): Promise<unknown> =>
    (await near.rowsOf('sessions')).find(({ _id }) => _id === sessionId)?.['generation'];

  /** A refresh without an answer: the connection breaks before or after the rotation. */
  const interruptRefresh = async (isSpent: boolean) => {
    const { refreshToken, viewer } = await signInAgain(near);
    // The event precedes the bytes of the command. They are dropped, or their answer is.
    const spent = Promise.withResolvers<null>();
    const breakConnection = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) => {
      if (commandName !== 'findAndModify' || command['findAndModify'] !== 'sessions') return;
      proxy.set(isSpent ? { kind: 'mute' } : { kind: 'blackhole' });
      spent.resolve(null);
    };
    const client = auth.connection.getClient();
    client.on('commandStarted', breakConnection);
    const answer = refresh(auth, refreshToken);
    await spent.promise;
    client.off('commandStarted', breakConnection);
    if (isSpent) await expect.poll(() => generationOf(viewer.sessionId), { interval: 5 }).toBe(2);
    proxy.set({ kind: 'refuse' });
    expect((await answer).code).not.toBe('ok');
    proxy.set(null);
    await expect.poll(async () => (await refresh(auth, 'rft_nobodys')).code).toBe('TOKEN_INVALID');
    await expect
      .poll(() =>
        auth.connection.db?.command({ ping: 1 }).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    expect(await generationOf(viewer.sessionId)).toBe(isSpent ? 2 : 1);
    return { refreshToken, viewer };
  };

  for (const isSpent of [false, true]) {
    // A retry at once.
    const first = await interruptRefresh(isSpent);
    const again = await refresh(auth, first.refreshToken);
    expect([isSpent, again.code]).toEqual([isSpent, 'ok']);
    expect((await refresh(near, first.refreshToken)).refreshToken).toBe(again.refreshToken);
    expect(await generationOf(first.viewer.sessionId)).toBe(2);
    near.clock.advance(11_000);
    expect((await refresh(auth, again.refreshToken)).code).toBe('ok');

    // A retry that is too late.
    const second = await interruptRefresh(isSpent);
    near.clock.advance(11_000);
    expect((await refresh(auth, second.refreshToken)).code).toBe(isSpent ? 'TOKEN_REUSED' : 'ok');
    expect(await areRevoked(near, [second.viewer])).toEqual([isSpent]);
    expect((await refresh(auth, (await signInAgain(near)).refreshToken)).code).toBe('ok');
  }
});

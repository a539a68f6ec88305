import { expect, test } from 'vitest';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { createRefreshPauses } from '../src/modules/sessions/refreshPause.collection.ts';
import { at, given, refreshTokens, startAuth } from './kit.ts';
import type { Auth } from './kit.ts';

const pausesOf = ({ subgraph, clock }: Auth) => createRefreshPauses({ ...subgraph.stores, clock });

/** Begins a pause and keeps its transaction open until told. */
const held = async (auth: Auth, userId: string) => {
  const [begun, release] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
  const ended = inTransaction(auth.connection, async (session) => {
    await pausesOf(auth).begin(userId, session);
    begun.resolve(null);
    await release.promise;
  });
  await begun.promise;
  return async () => {
    release.resolve(null);
    await ended;
  };
};

test('a refresh waits for the transaction that closes sessions, and for nobody else’s', async () => {
  const auth = await startAuth();
  const [person, other] = [await given(auth), await given(auth, { email: 'paul@moreau.example' })];
  expect(await pausesOf(auth).waitForEnd(person.userId)).toBe(false);
  const end = await held(auth, person.userId);

  let isAnswered = false;
  const waiting = auth.ask(refreshTokens, { input: { refreshToken: person.refreshToken } }).finally(() => (isAnswered = true));
  const { data } = await auth.ask(refreshTokens, { input: { refreshToken: other.refreshToken } });
  expect(at(data, 'refreshTokens', 'userErrors')).toEqual([]);
  expect(isAnswered).toBe(false);
  await end();

  expect(at((await waiting).data, 'refreshTokens', 'userErrors')).toEqual([]);
  await expect.poll(() => auth.rows('refreshPauses')).toEqual([]);
});

test('what takes longer than a client would wait is SERVICE_UNAVAILABLE, and the token stays as it is', async () => {
  const auth = await startAuth();
  const { userId, refreshToken } = await given(auth);
  const end = await held(auth, userId);
  const { errors } = await auth.ask(refreshTokens, { input: { refreshToken } });
  expect(errors).toEqual(['SERVICE_UNAVAILABLE']);
  expect((await auth.rows('sessions'))[0]).toMatchObject({ generation: 1 });
  await end();
  await expect.poll(() => auth.rows('refreshPauses')).toEqual([]);
  expect(await pausesOf(auth).waitForEnd(userId)).toBe(false);
});

test('a pause whose process was killed is over after five seconds', async () => {
  const auth = await startAuth();
  const { userId } = await given(auth);
  const left = { until: new Date(auth.clock.now().getTime() + 5_000) };
  await auth.connection.collection<{ _id: string }>('refreshPauses').updateOne({ _id: userId }, { $set: left }, { upsert: true });
  await expect(pausesOf(auth).waitForEnd(userId)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  auth.clock.advance(5_000);
  expect(await pausesOf(auth).waitForEnd(userId)).toBe(false);
});

test('a pause lasts five seconds at most, and the time it is needed otherwise; whoever has waited is told so', async () => {
  const auth = await startAuth();
  const { userId } = await given(auth);
  const end = await held(auth, userId);
  expect(await auth.rows('refreshPauses')).toEqual([{ _id: userId, until: new Date(auth.clock.now().getTime() + 5_000) }]);
  const waiting = pausesOf(auth).waitForEnd(userId);
  await end();
  expect(await waiting).toBe(true);
});

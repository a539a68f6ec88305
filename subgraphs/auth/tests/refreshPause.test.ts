import { expect, test } from 'vitest';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { refreshTokens } from './documents.ts';
import { createAccount, startAuth } from './kit.ts';
import type { Auth } from './kit.ts';
import { createRefreshPauses } from '../src/modules/sessions/refreshPause.collection.ts';

const pausesOf = ({ subgraph, clock }: Auth) => createRefreshPauses({ ...subgraph.stores, clock });

/** Begins a pause in a transaction that stays open until the returned function is called. */
const holdPause = async (auth: Auth, userId: string) => {
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

test('a refresh waits for the transaction that closes the sessions of its account, and for no other', async () => {
  const auth = await startAuth();
  const [person, other] = [await createAccount(auth), await createAccount(auth, { email: 'paul@moreau.example' })];
  expect(await pausesOf(auth).waitForEnd(person.userId)).toBe(false);
  const end = await holdPause(auth, person.userId);

  let isAnswered = false;
  const waiting = auth.ask('anonymous', refreshTokens, { input: { refreshToken: person.refreshToken } }).finally(() => (isAnswered = true));
  const { data } = await auth.ask('anonymous', refreshTokens, { input: { refreshToken: other.refreshToken } });
  expect(at(data, 'refreshTokens.userErrors')).toEqual([]);
  expect(isAnswered).toBe(false);
  await end();

  expect(at((await waiting).data, 'refreshTokens.userErrors')).toEqual([]);
  await expect.poll(() => auth.rowsOf('refreshPauses')).toEqual([]);
});

test('a refresh that waits too long is SERVICE_UNAVAILABLE, and its token stays valid', async () => {
  const auth = await startAuth();
  const { userId, refreshToken } = await createAccount(auth);
  const end = await holdPause(auth, userId);
  const { codes } = await auth.ask('anonymous', refreshTokens, { input: { refreshToken } });
  expect(codes).toEqual(['SERVICE_UNAVAILABLE']);
  expect((await auth.rowsOf('sessions'))[0]).toMatchObject({ generation: 1 });
  await end();
  await expect.poll(() => auth.rowsOf('refreshPauses')).toEqual([]);
  expect(await pausesOf(auth).waitForEnd(userId)).toBe(false);
});

test('a pause of a killed process ends after five seconds', async () => {
  const auth = await startAuth();
  const { userId } = await createAccount(auth);
  const pause = { until: new Date(auth.clock.now().getTime() + 5_000) };
  await auth.connection.collection<{ _id: string }>('refreshPauses').updateOne({ _id: userId }, { $set: pause }, { upsert: true });
  await expect(pausesOf(auth).waitForEnd(userId)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  auth.clock.advance(5_000);
  expect(await pausesOf(auth).waitForEnd(userId)).toBe(false);
});

test('a pause lasts until its transaction ends, five seconds at most', async () => {
  const auth = await startAuth();
  const { userId } = await createAccount(auth);
  const end = await holdPause(auth, userId);
  expect(await auth.rowsOf('refreshPauses')).toEqual([{ _id: userId, until: new Date(auth.clock.now().getTime() + 5_000) }]);
  const waiting = pausesOf(auth).waitForEnd(userId);
  await end();
  expect(await waiting).toBe(true);
});

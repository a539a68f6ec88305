import { expect, test } from 'vitest';
import { erasureConfirmed } from '#events/erasure.ts';
import {
  confirmations,
  deliverAnswers,
  deliverCompletions,
  erase,
  eraseFully,
  lastRequestedId,
  requestedIds,
  tombstonesOf,
} from './erasureKit.ts';
import { areRevoked, camille, createAccount, replayOf, signInAgain, signInCode, startAuth } from './kit.ts';
import type { Auth } from './kit.ts';

const startCrashing = async (point: string) => {
  let [isArmed, reached] = [false, 0];
  const auth = await startAuth({
    reachPoint: (name) => {
      if (!isArmed || name !== point) return;
      reached += 1;
      throw new Error(`ended at ${name}`);
    },
  });
  return {
    auth,
    arm: (): void => {
      isArmed = true;
    },
    reached: () => reached,
  };
};
/** Another process on the same database. The leases of the first have expired. */
const successorOf = (auth: Auth): Promise<Auth> => {
  auth.clock.advance(40_000);
  return startAuth({ database: auth.connection.name, clock: auth.clock });
};
const leftOf = async (auth: Auth, userId: string): Promise<string[]> => {
  const found: string[] = [];
  for (const name of ['users', 'profiles', 'sessions', 'knownDevices', 'emailVerifications', 'claims'])
    if ((await auth.rowsOf(name)).some((row) => JSON.stringify(row).includes(userId))) found.push(name);
  return found;
};
const phases = async (auth: Auth) => (await auth.rowsOf('erasures')).map(({ phase }) => phase);

test('a process killed during the request has published nothing, and a new request succeeds', { tags: ['H18'] }, async () => {
  const { auth, arm, reached } = await startCrashing('auth.erasure.asked');
  const person = await createAccount(auth);
  arm();
  expect((await erase(auth, { as: person.viewer })).codes).toEqual(['INTERNAL_SERVER_ERROR']);
  expect([reached(), await auth.rowsOf('erasures'), requestedIds(auth)]).toEqual([1, [], []]);
  // The relay of the first process would publish for its successor.
  await auth.subgraph.stop();
  const successor = await successorOf(auth);
  await eraseFully(successor, { ...person, viewer: (await signInAgain(successor)).viewer });
  expect(await leftOf(successor, person.userId)).toEqual([]);
});

test.each(['auth.erasure.answerKept', 'auth.erasure.confirmed'])(
  'a process killed at %s has decided nothing, and the answer delivered again decides',
  { tags: ['H18'] },
  async (point) => {
    const { auth, arm, reached } = await startCrashing(point);
    const person = await createAccount(auth);
    const erasing = erase(auth, { as: person.viewer });
    const erasureId = await lastRequestedId(auth);
    const { userId } = person;
    await deliverAnswers(auth, { erasureId, userId, names: ['course', 'payment', 'ai'] });
    arm();
    await expect(deliverAnswers(auth, { erasureId, userId, names: ['community'] })).rejects.toThrow(`ended at ${point}`);
    expect(await erasing).toMatchObject({ accepted: true });
    expect([reached(), await phases(auth), await signInCode(auth), confirmations(auth)]).toEqual([1, ['ASKED'], 'ok', []]);
    expect([await tombstonesOf(auth).countDocuments(), await areRevoked(auth, [person.viewer])]).toEqual([0, [false]]);

    const successor = await successorOf(auth);
    await deliverAnswers(successor, { erasureId, userId, names: ['community'] });
    await expect.poll(() => leftOf(successor, userId)).toEqual([]);
    await deliverCompletions(successor, { erasureId, userId });
    await expect.poll(() => phases(successor)).toEqual(['COMPLETED']);
  },
);

test.each(['auth.erasure.taken', 'auth.erasure.collectionErased', 'auth.erasure.erased', 'auth.erasure.recorded'])(
  'a process killed at %s has closed the account, and its successor deletes the rest',
  { tags: ['H18'] },
  async (point) => {
    const { auth, arm, reached } = await startCrashing(point);
    const person = await createAccount(auth);
    const { userId } = person;
    const erasing = erase(auth, { as: person.viewer });
    const erasureId = await lastRequestedId(auth);
    arm();
    await deliverAnswers(auth, { erasureId, userId });
    expect(await erasing).toMatchObject({ accepted: true });
    await expect.poll(reached).toBeGreaterThan(0);
    await deliverCompletions(auth, { erasureId, userId });
    expect([await phases(auth), await signInCode(auth)]).toEqual([['CONFIRMED'], 'INVALID_CREDENTIALS']);
    await auth.subgraph.stop();

    const successor = await successorOf(auth);
    await expect.poll(() => leftOf(successor, userId)).toEqual([]);
    await expect.poll(() => phases(successor)).toEqual(['COMPLETED']);
    expect(await tombstonesOf(successor).countDocuments()).toBe(1);
  },
);

test(
  'an account restored from a backup is erased at start without a second mail, and published again',
  { tags: ['H18', 'H19'] },
  async () => {
    const auth = await startAuth();
    const person = await createAccount(auth);
    const names = ['users', 'profiles', 'sessions', 'claims', 'outbox', 'knownDevices'];
    const backup = await Promise.all(names.map((name) => auth.connection.collection(name).find().toArray()));
    const erasureId = await eraseFully(auth, person);
    await auth.subgraph.stop();
    for (const [index, name] of names.entries()) {
      await auth.connection.collection(name).deleteMany({});
      await auth.connection.collection(name).insertMany(backup[index] ?? []);
    }
    for (const name of ['erasures', 'erasedPeople', 'outgoingMails', 'inbox', 'revocations'])
      await auth.connection.collection(name).deleteMany({});

    const restored = await startAuth({ database: auth.connection.name, clock: auth.clock });
    await expect.poll(() => leftOf(restored, person.userId)).toEqual([]);
    const [confirmation] = confirmations(restored);
    expect(confirmation?.aggregate).toEqual({ type: 'User', id: person.userId, sequence: 3 });
    expect(await restored.rowsOf('outgoingMails')).toEqual([]);
    expect(await areRevoked(restored, [person.viewer])).toEqual([true]);
    expect(await signInCode(restored)).toBe('INVALID_CREDENTIALS');
    const [erasure] = await restored.rowsOf('erasures');
    expect(erasure).toMatchObject({ phase: 'CONFIRMED', userId: person.userId });
    expect(erasure?.['_id']).not.toBe(erasureId);
    await deliverCompletions(restored, { erasureId: String(erasure?.['_id']), userId: person.userId });
    expect(await phases(restored)).toEqual(['COMPLETED']);
    // A new registration of the address is another account and is not erased.
    await createAccount(restored, camille);
    expect(await restored.subgraph.eraseDue()).toBe(0);
    expect(await signInCode(restored)).toBe('ok');
  },
);

test('every erased person is replayed to a new consumer', { tags: ['H18'] }, async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);
  const erasureId = await eraseFully(auth, person);
  const drafts = await replayOf(auth, erasureConfirmed);
  expect(drafts.map(({ aggregate, payload }) => ({ aggregate, payload }))).toEqual([
    {
      aggregate: { type: 'User', id: person.userId, sequence: 2 },
      payload: { erasureId, userId: person.userId, confirmedAt: auth.clock.now().toISOString() },
    },
  ]);
});

import { expect } from 'vitest';
import { otherSubgraphs } from '#events/envelope.ts';
import type { OtherSubgraph } from '#events/envelope.ts';
import { erasureAnswers } from '#events/erasure.ts';
import type { ErasureBlocker } from '#events/erasure.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { deleteAccount } from './documents.ts';
import { goodPassword } from './kit.ts';
import type { AskOptions, Auth, Person } from './kit.ts';

export const erase = async (auth: Auth, { password = goodPassword, as = 'anonymous', ...options }: AskOptions & { password?: string }) => {
  const { data, codes } = await auth.ask(as, deleteAccount, { input: { password } }, options);
  return { codes, accepted: at(data, 'deleteAccount.accepted'), error: at(data, 'deleteAccount.userErrors.0') };
};

const sentOf = (auth: Auth, type: string) => auth.sent.filter((envelope) => envelope.type === type);
export const requestedIds = (auth: Auth): string[] => sentOf(auth, 'auth.erasure.asked').map((envelope) => envelope.aggregate.id);
export const confirmations = (auth: Auth) => sentOf(auth, 'auth.erasure.confirmed');

type Part = { erasureId: string; userId: string; names?: readonly OtherSubgraph[] };
/** Delivers the answer of other subgraphs, the same for each of them. */
export const deliverAnswers = async (
  auth: Auth,
  { erasureId, userId, names = otherSubgraphs, blockers = [] }: Part & { blockers?: ErasureBlocker[] },
): Promise<void> => {
  for (const name of names) {
    const payload = { erasureId, userId, blockers };
    await auth.deliver(erasureAnswers[name].answered.draft({ aggregateId: erasureId, sequence: 1, occurredAt: auth.clock.now(), payload }));
  }
};
export const deliverCompletions = async (auth: Auth, { erasureId, userId, names = otherSubgraphs }: Part): Promise<void> => {
  for (const name of names) {
    const payload = { erasureId, userId, completedAt: auth.clock.now().toISOString() };
    await auth.deliver(
      erasureAnswers[name].completed.draft({ aggregateId: erasureId, sequence: 2, occurredAt: auth.clock.now(), payload }),
    );
  }
};

/** The id of the erasure that was requested last. Waits for the first one. */
export const lastRequestedId = async (auth: Auth): Promise<string> => {
  await expect.poll(() => requestedIds(auth).length, { interval: 20 }).toBeGreaterThan(0);
  return requestedIds(auth).at(-1) ?? '';
};

/** Requests an erasure that every subgraph is ready for, and lets it complete. */
export const eraseFully = async (auth: Auth, { userId, viewer }: Pick<Person, 'userId' | 'viewer'>): Promise<string> => {
  const erasing = erase(auth, { as: viewer });
  const erasureId = await lastRequestedId(auth);
  await deliverAnswers(auth, { erasureId, userId });
  expect(await erasing).toMatchObject({ codes: [], accepted: true });
  await expect.poll(async () => (await auth.rowsOf('users')).some(({ _id }) => _id === userId)).toBe(false);
  await deliverCompletions(auth, { erasureId, userId });
  return erasureId;
};

export const tombstonesOf = ({ connection }: Auth) =>
  connection.getClient().db(`${connection.name}_tombstones`).collection<{ _id: string }>('erasedPeople');

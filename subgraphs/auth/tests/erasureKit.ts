import { expect } from 'vitest';
import { otherSubgraphs } from '#events/envelope.ts';
import type { OtherSubgraph } from '#events/envelope.ts';
import { erasureAnswers } from '#events/erasure.ts';
import type { ErasureBlocker } from '#events/erasure.ts';
import { at, goodPassword, textAt } from './kit.ts';
import type { Asking, Auth } from './kit.ts';

export const deleteAccount = `mutation ($input: DeleteAccountInput!) {
  deleteAccount(input: $input) { accepted userErrors { __typename ... on UserError { code message path } } }
}`;

export const erase = async (auth: Auth, { password = goodPassword, ...asking }: Asking & { password?: string }) => {
  const { data, errors } = await auth.ask(deleteAccount, { input: { password } }, asking);
  return { errors, accepted: at(data, 'deleteAccount', 'accepted'), error: at(data, 'deleteAccount', 'userErrors', 0) };
};

const toldOf = (auth: Auth, type: string) => auth.received.filter((envelope) => envelope.type === type);
export const askedIds = (auth: Auth): string[] => toldOf(auth, 'auth.erasure.asked').map((envelope) => envelope.aggregate.id);
export const confirmed = (auth: Auth) => toldOf(auth, 'auth.erasure.confirmed');

type Part = { erasureId: string; userId: string; names?: readonly OtherSubgraph[] };
/** What the other subgraphs say, in one voice. */
export const answer = async (
  auth: Auth,
  { erasureId, userId, names = otherSubgraphs, blockers = [] }: Part & { blockers?: ErasureBlocker[] },
): Promise<void> => {
  for (const name of names) {
    const payload = { erasureId, userId, blockers };
    await auth.hear(erasureAnswers[name].answered.draft({ aggregateId: erasureId, sequence: 1, occurredAt: auth.clock.now(), payload }));
  }
};
export const complete = async (auth: Auth, { erasureId, userId, names = otherSubgraphs }: Part): Promise<void> => {
  for (const name of names) {
    const payload = { erasureId, userId, completedAt: auth.clock.now().toISOString() };
    await auth.hear(erasureAnswers[name].completed.draft({ aggregateId: erasureId, sequence: 2, occurredAt: auth.clock.now(), payload }));
  }
};

/** The id of the erasure that is asked for while this runs. */
export const nextAsked = async (auth: Auth): Promise<string> => {
  await expect.poll(() => askedIds(auth).length, { interval: 20 }).toBeGreaterThan(0);
  return textAt(askedIds(auth), askedIds(auth).length - 1);
};

/** Asked for, found ready by everybody, and carried out here. */
export const eraseFully = async (auth: Auth, { userId, viewer }: { userId: string; viewer: Asking['viewer'] }): Promise<string> => {
  const asking = erase(auth, viewer === undefined ? {} : { viewer });
  const erasureId = await nextAsked(auth);
  await answer(auth, { erasureId, userId });
  expect(await asking).toMatchObject({ errors: [], accepted: true });
  await expect.poll(async () => (await auth.rows('users')).some(({ _id }) => _id === userId)).toBe(false);
  await complete(auth, { erasureId, userId });
  return erasureId;
};

export const tombstonesOf = (auth: Auth) =>
  auth.connection.getClient().db(`${auth.database}_tombstones`).collection<{ _id: string }>('erasedPeople');

import type { ClientSession, Connection } from 'mongoose';
import type { Actor, EventDraft } from '#events/envelope.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import type { SignedIn } from '#shared/viewer.ts';
import type { OneAtATime } from './hotKeys.ts';

/** On whose behalf something changes, and in which request. */
export type Author = { actor: Actor; requestId: string | null };
export const authorOf = ({ viewer, requestId }: { viewer: SignedIn; requestId: string | null }): Author => ({
  actor: { kind: 'user', userId: viewer.userId },
  requestId,
});

/** A transaction under way: its session, and where to say what happens in it. */
export type Change = { session: ClientSession; say: (drafts: readonly EventDraft[]) => Promise<void> };

/** A change within somebody else's transaction: the inbox's. */
export const changeWithin = ({ outbox, session, author }: { outbox: Outbox; session: ClientSession; author: Author }): Change => ({
  session,
  say: async (drafts) => {
    await outbox.append(drafts, { session, ...author });
  },
});

/** Under contention a hot row is waited for rather than refused; above this the caller has gone. */
const deadlineMs = 15_000;

/** State and events in one transaction, queued behind the changes of the same key in this process. */
export const createChanges =
  ({ connection, outbox, oneAtATime }: { connection: Connection; outbox: Outbox; oneAtATime: OneAtATime }) =>
  <Result>({ key, author, work }: { key: string; author: Author; work: (change: Change) => Promise<Result> }): Promise<Result> =>
    oneAtATime(key, () => inTransaction(connection, (session) => work(changeWithin({ outbox, session, author })), { deadlineMs }));
export type Changes = ReturnType<typeof createChanges>;

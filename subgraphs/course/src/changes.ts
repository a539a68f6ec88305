import type { ClientSession } from 'mongoose';
import type { Actor, EventDraft } from '#events/envelope.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import type { QueuedTransaction } from '#shared/concurrency/queuedTransaction.ts';
import type { SignedIn } from '#shared/viewer.ts';

/** The actor of a change, and the request that caused it. */
export type Author = { actor: Actor; requestId: string | null };
export const authorOf = ({ viewer, requestId }: { viewer: SignedIn; requestId: string | null }): Author => ({
  actor: { kind: 'user', userId: viewer.userId },
  requestId,
});

/** A transaction under way: its session, and the events that commit with it. */
export type Change = { session: ClientSession; publish: (drafts: readonly EventDraft[]) => Promise<void> };

/** A change within a transaction of the inbox. */
export const changeWithin = ({ outbox, session, author }: { outbox: Outbox; session: ClientSession; author: Author }): Change => ({
  session,
  publish: async (drafts) => {
    await outbox.append(drafts, { session, ...author });
  },
});

/** State and events in one transaction, queued behind the changes of the same key in this process. */
export const createChanges =
  ({ outbox, transact }: { outbox: Outbox; transact: QueuedTransaction }) =>
  <Result>({ key, author, work }: { key: string; author: Author; work: (change: Change) => Promise<Result> }): Promise<Result> =>
    transact(key, (session) => work(changeWithin({ outbox, session, author })));
export type Changes = ReturnType<typeof createChanges>;

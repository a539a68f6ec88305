import type { ClientSession, Connection } from 'mongoose';
import type { Actor, AnyEnvelope, EventDraft, SubgraphName } from '#events/envelope.ts';
import type { Clock } from '../clock.ts';
import { newId } from '../ids.ts';
import { onceEnded } from '../mongo/transaction.ts';
import { outboxCollection } from './outbox.collection.ts';
import type { Delivery, OutboxRow } from './outbox.collection.ts';

export type AppendCircumstances = {
  session: ClientSession;
  actor: Actor;
  requestId: string | null;
  traceparent?: string | null;
  /** Instead of those the contract names: for a replay to one of them. */
  onlyTo?: readonly SubgraphName[];
};

// In the past of every clock, so that a relay whose clock is behind the writer's does not wait for it.
const atOnce = new Date(0);

/** Where a service puts what happened, in the transaction in which it happens: both are kept, or neither. */
export const createOutbox = ({ connection, publisher, clock }: { connection: Connection; publisher: SubgraphName; clock: Clock }) => {
  const afterCommit = new Set<() => void>();
  // After an abort they find nothing, which is harmless.
  const wakeAll = (): void => {
    for (const wake of afterCommit) wake();
  };

  const toEnvelope = (draft: EventDraft, { actor, requestId, traceparent = null }: AppendCircumstances, now: Date): AnyEnvelope => ({
    id: newId('evt', now),
    type: draft.type,
    version: draft.version,
    publisher: draft.publisher,
    aggregate: draft.aggregate,
    occurredAt: draft.occurredAt,
    recordedAt: now.toISOString(),
    actor,
    organizationId: draft.organizationId,
    traceparent,
    requestId,
    payload: draft.payload,
  });

  return {
    /** Answers the events' ids, in order. Throws outside a transaction, and on another subgraph's event: both are mistakes of the caller. */
    async append(drafts: readonly EventDraft[], circumstances: AppendCircumstances): Promise<readonly string[]> {
      const { session, onlyTo } = circumstances;
      if (!session.inTransaction()) throw new Error('an outbox row belongs in the transaction of its change');
      if (drafts.length === 0) return [];
      const now = clock.now();
      const rows = drafts.map((draft): OutboxRow => {
        if (draft.publisher !== publisher) throw new Error(`${publisher} cannot publish ${draft.type}`);
        const envelope = toEnvelope(draft, circumstances, now);
        const deliveries = (onlyTo ?? draft.consumers).map((consumer): Delivery => ({
          consumer,
          state: 'open',
          attempts: 0,
          deferrals: 0,
          nextAttemptAt: atOnce,
          leaseToken: null,
          lastErrorCode: null,
        }));
        const isDone = deliveries.length === 0;
        return {
          _id: envelope.id,
          publisher,
          envelope,
          recordedAt: now,
          state: isDone ? 'done' : 'open',
          deliveries,
          doneAt: isDone ? now : null,
        };
      });
      await outboxCollection.open(connection).insertMany(rows, { session });
      onceEnded(session, wakeAll);
      return rows.map((row) => row._id);
    },
    /** Notifies a relay in the same process of each commit, without the change stream's round trip. Returns a function that ends it. */
    onCommitted(wake: () => void): () => void {
      afterCommit.add(wake);
      return () => void afterCommit.delete(wake);
    },
  };
};
export type Outbox = ReturnType<typeof createOutbox>;

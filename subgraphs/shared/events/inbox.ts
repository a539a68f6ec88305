import type { ClientSession, Connection } from 'mongoose';
import type { Envelope, EventContract, SubgraphName } from '#events/envelope.ts';
import { envelopeSchema, subgraphNames } from '#events/envelope.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { defineCollection, indexesOf } from '../mongo/collection.ts';
import { oneOf } from '../mongo/fields.ts';
import { duplicateKey } from '../mongo/mongoErrors.ts';
import { inTransaction } from '../mongo/transaction.ts';
import { isDatabaseOutage } from '../outages.ts';
import { PoisonEventError } from './eventErrors.ts';
import { createLimit } from './limit.ts';

// Short: a locked row is left to the relay's next try, so that it does not keep a place from other events.
const transactionDeadlineMs = 3_000;
const keptSeconds = 30 * 24 * 60 * 60;

export const inboxCollection = defineCollection({
  name: 'inbox',
  schema: { eventId: String, consumer: oneOf(subgraphNames), type: String, receivedAt: Date },
  indexes: [{ name: 'expiry', key: { receivedAt: 1 }, expireAfterSeconds: keptSeconds }],
  personalData: { none: 'ids of events, nothing of their content' },
});
export const inboxIndexes = indexesOf([inboxCollection]);

type Effect = (scope: { session: ClientSession; log: Logger }) => Promise<void>;
type AfterCommit = () => Promise<void>;
/** One thing a subgraph does on one kind of event. */
export type EventConsumer = {
  type: string;
  version: number;
  consumers: readonly SubgraphName[];
  /** Throws PoisonEventError. */
  prepare(candidate: unknown): { effect: Effect; afterCommit: AfterCommit };
};

/**
 * Handlers write through the session only, so that their effect and the inbox row are one; they may run again after a write conflict. `afterCommit` runs
 * outside of the transaction, on a repeated delivery too, since the first may have ended before it. Its failure is logged and does not repeat the event.
 */
export const consumer = <Type extends string, Payload>(
  contract: EventContract<Type, Payload>,
  handle: (delivery: { event: Envelope<Type, Payload>; session: ClientSession; log: Logger }) => Promise<void>,
  { afterCommit = () => Promise.resolve() }: { afterCommit?: (delivery: { event: Envelope<Type, Payload> }) => Promise<void> } = {},
): EventConsumer => ({
  type: contract.type,
  version: contract.version,
  consumers: contract.consumers,
  prepare: (candidate) => {
    const parsed = contract.parse(candidate);
    if (!parsed.ok) throw new PoisonEventError({ code: 'MALFORMED', type: contract.type, problems: parsed.problems });
    const { event } = parsed;
    return { effect: ({ session, log }) => handle({ event, session, log }), afterCommit: () => afterCommit({ event }) };
  },
});

/** The receiving end of one subgraph: each event takes effect once, however often and through however many processes it arrives. */
export const createInbox = ({
  connection,
  subgraph,
  consumers,
  clock,
  log,
  maxParallel = 12,
}: {
  connection: Connection;
  subgraph: SubgraphName;
  consumers: readonly EventConsumer[];
  clock: Clock;
  log: Logger;
  /** Transactions at a time, well below the pool, so that requests find a connection in a burst of events. */
  maxParallel?: number;
}) => {
  for (const { type, consumers: named } of consumers) {
    // The outbox addresses only whom the contract names: an event would never arrive.
    if (!named.includes(subgraph)) throw new Error(`the contract of ${type} does not name ${subgraph} as a consumer`);
  }
  const limited = createLimit({ maxParallel });
  const inbox = inboxCollection.open(connection);

  const prepare = (candidate: unknown) => {
    const envelope = envelopeSchema.safeParse(candidate);
    if (!envelope.success) throw new PoisonEventError({ code: 'MALFORMED', type: 'of unknown type' });
    const { id: eventId, type, version } = envelope.data;
    const ofType = consumers.filter((each) => each.type === type);
    if (ofType.length === 0) throw new PoisonEventError({ code: 'UNKNOWN_TYPE', type });
    const ofVersion = ofType.filter((each) => each.version === version);
    if (ofVersion.length === 0) throw new PoisonEventError({ code: 'UNKNOWN_VERSION', type });
    return { eventId, type, prepared: ofVersion.map((each) => each.prepare(envelope.data)) };
  };

  const runAfterCommit = async (afterCommit: AfterCommit, eventLog: Logger): Promise<void> => {
    try {
      await afterCommit();
    } catch (error) {
      if (!isDatabaseOutage({ log, error })) eventLog.warn({ err: error }, 'the work after the commit of an event failed');
    }
  };

  return {
    subgraph,
    /** Throws PoisonEventError for what cannot be understood, and whatever a handler throws; nothing is kept then. */
    receive: async (candidate: unknown): Promise<'processed' | 'duplicate'> => {
      const { eventId, type, prepared } = prepare(candidate);
      const eventLog = log.child({ eventId, eventType: type, consumer: subgraph });
      const inboxId = `${subgraph}:${eventId}`;
      const outcome = await limited(async () => {
        try {
          await inTransaction(
            connection,
            async (session) => {
              const row = { _id: inboxId, eventId, consumer: subgraph, type, receivedAt: clock.now() };
              await inbox.insertMany([row], { session });
              for (const { effect } of prepared) await effect({ session, log: eventLog });
            },
            { deadlineMs: transactionDeadlineMs },
          );
          return 'processed' as const;
        } catch (error) {
          // A unique index of the handler's collection is a failure. Only the inbox row marks a duplicate.
          if (duplicateKey(error) && (await inbox.exists({ _id: inboxId })) !== null) return 'duplicate' as const;
          throw error;
        }
      });
      for (const { afterCommit } of prepared) await runAfterCommit(afterCommit, eventLog);
      return outcome;
    },
  };
};
export type Inbox = ReturnType<typeof createInbox>;

import type { Connection } from 'mongoose';
import type { SubgraphName } from '#events/envelope.ts';
import type { Clock } from '../clock.ts';
import { inboxCollection } from './inbox.ts';
import { outboxCollection } from './outbox.collection.ts';

export type ConsumerStatus = { consumer: SubgraphName; open: number; dead: number };
/** open and dead count events; a consumer's count deliveries. lagSeconds is the age of the oldest open event, 0 when there is none. */
export type OutboxStatus = { open: number; dead: number; lagSeconds: number; consumers: readonly ConsumerStatus[] };

/** For metrics and the consistency check. */
export const outboxStatus = async ({
  connection,
  publisher,
  clock,
}: {
  connection: Connection;
  publisher: SubgraphName;
  clock: Clock;
}): Promise<OutboxStatus> => {
  const outbox = outboxCollection.open(connection);
  const [open, oldest, withDead, consumers] = await Promise.all([
    outbox.countDocuments({ publisher, state: 'open' }),
    outbox.findOne({ publisher, state: 'open' }, { recordedAt: 1 }).sort({ recordedAt: 1 }).lean(),
    outbox.countDocuments({ publisher, state: { $in: ['open', 'dead'] }, 'deliveries.state': 'dead' }),
    outbox.aggregate<ConsumerStatus>([
      { $match: { publisher, state: { $in: ['open', 'dead'] } } },
      { $unwind: '$deliveries' },
      {
        $group: {
          _id: '$deliveries.consumer',
          open: { $sum: { $cond: [{ $eq: ['$deliveries.state', 'open'] }, 1, 0] } },
          dead: { $sum: { $cond: [{ $eq: ['$deliveries.state', 'dead'] }, 1, 0] } },
        },
      },
      { $sort: { _id: 1 } },
      { $project: { _id: 0, consumer: '$_id', open: 1, dead: 1 } },
    ]),
  ]);
  const lagMs = oldest ? clock.now().getTime() - oldest.recordedAt.getTime() : 0;
  return { open, dead: withDead, lagSeconds: Math.max(0, lagMs / 1_000), consumers };
};

/** received counts what the inbox still holds (30 days); lastReceivedAt is null in an empty one. */
export type InboxStatus = { received: number; lastReceivedAt: Date | null };

export const inboxStatus = async ({ connection }: { connection: Connection }): Promise<InboxStatus> => {
  const inbox = inboxCollection.open(connection);
  const [received, last] = await Promise.all([inbox.estimatedDocumentCount(), inbox.findOne({}).sort({ receivedAt: -1 }).lean()]);
  return { received, lastReceivedAt: last?.receivedAt ?? null };
};

import type { EventDraft } from '#events/envelope.ts';
import { erasureAsked, erasureConfirmed } from '#events/erasure.ts';
import type { Replays } from '#shared/events/replay.ts';
import type { ErasureRow } from './erasure.collection.ts';
import type { Tombstone, Tombstones } from './tombstone.collection.ts';

export const erasureAskedDraft = ({ _id: erasureId, userId, askedAt }: ErasureRow): EventDraft =>
  erasureAsked.draft({
    aggregateId: erasureId,
    sequence: 1,
    occurredAt: askedAt,
    payload: { erasureId, userId, askedAt: askedAt.toISOString() },
  });

export const erasureConfirmedDraft = ({ _id: userId, erasureId, sequence, erasedAt }: Tombstone): EventDraft =>
  erasureConfirmed.draft({
    aggregateId: userId,
    sequence,
    occurredAt: erasedAt,
    payload: { erasureId, userId, confirmedAt: erasedAt.toISOString() },
  });

/** All erased people, for a subgraph whose database is new or comes from a backup. */
export const erasureReplays = ({ tombstones }: { tombstones: Tombstones }): Replays => ({
  [erasureConfirmed.type]: async function* () {
    for await (const tombstone of tombstones.all()) yield erasureConfirmedDraft(tombstone);
  },
});

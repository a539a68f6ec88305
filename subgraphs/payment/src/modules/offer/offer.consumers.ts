import type { ClientSession, Connection } from 'mongoose';
import { emailVerified, userChanged } from '#events/auth.ts';
import { offerChanged } from '#events/course.ts';
import type { Clock } from '#shared/clock.ts';
import { applyNewer } from '#shared/events/applyNewer.ts';
import { consumer } from '#shared/events/inbox.ts';
import type { EventConsumer } from '#shared/events/inbox.ts';
import { createSuspendedOwners } from '#shared/events/suspendedOwners.ts';
import type { IsErased } from '#shared/privacy/erasedPeople.ts';
import type { Transactions } from '../transaction/transaction.collection.ts';
import { offerCollection, verifiedBuyerCollection } from './offer.collection.ts';
import type { Offers } from './offer.collection.ts';

export const offerConsumers = ({
  offers,
  transactions,
  connection,
  clock,
  isErased,
}: {
  offers: Offers;
  transactions: Transactions;
  connection: Connection;
  clock: Clock;
  isErased: IsErased;
}): readonly EventConsumer[] => {
  const sellers = createSuspendedOwners({ connection, owned: offerCollection });

  /** Makes the open purchases from a suspended seller due: the sweeper closes the unpaid ones. */
  const makeOpenPurchasesDue = async (ownerId: string, session: ClientSession): Promise<void> => {
    const owned = await offers.find({ ownerId }, { _id: 1 }, { session }).lean();
    await transactions.updateMany(
      { courseId: { $in: owned.map(({ _id }) => _id) }, isSettled: false },
      { $set: { nextSweepAt: clock.now() } },
      { session },
    );
  };

  return [
    consumer(userChanged, async ({ event: { aggregate, payload }, session }) => {
      const { userId: ownerId, status } = payload;
      if (await isErased(ownerId, session)) return;
      const isSuspended = status !== 'ACTIVE';
      const isNews = await sellers.store({ ownerId, isSuspended, sequence: aggregate.sequence, session });
      if (isNews && isSuspended) await makeOpenPurchasesDue(ownerId, session);
    }),

    consumer(offerChanged, async ({ event: { aggregate, payload }, session }) => {
      const { ownerId, title, listPrice, pricingModel, minimumPlanTier, status } = payload;
      const isOwnerSuspended = await sellers.isSuspended({ ownerId, session });
      await applyNewer({
        connection,
        collection: offerCollection,
        id: payload.courseId,
        sequence: aggregate.sequence,
        fields: { ownerId, title, listPrice, pricingModel, minimumPlanTier, status, isOwnerSuspended },
        session,
      });
    }),

    consumer(emailVerified, async ({ event: { aggregate, payload }, session }) => {
      if (await isErased(payload.userId, session)) return;
      await applyNewer({
        connection,
        collection: verifiedBuyerCollection,
        id: payload.userId,
        sequence: aggregate.sequence,
        fields: { verifiedAt: new Date(payload.verifiedAt) },
        session,
      });
    }),
  ];
};

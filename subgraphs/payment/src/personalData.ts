import { idBeginsWith, mechanism, without } from '#shared/privacy/personalData.ts';
import type { PersonalData } from '#shared/privacy/personalData.ts';

/** What each collection holds of a person. Card numbers never come here: a brand and four digits do. */
export const personalData: PersonalData = {
  personal: [
    {
      collection: 'transactions',
      of: ({ userId }) => ({ buyerId: userId }),
      toExport: without('nextSweepAt', 'sweepCount'),
      onErasure: { handledBy: 'erasure.ts: the books stay whole and name nobody' },
    },
    {
      collection: 'checkouts',
      of: ({ userId }) => ({ buyerId: userId }),
      toExport: without('isLive'),
      onErasure: { handledBy: 'erasure.ts: with the transactions, by which they are found' },
    },
    { collection: 'holdings', of: ({ userId }) => idBeginsWith(userId), toExport: without(), onErasure: 'delete' },
    { collection: 'entitlements', of: ({ userId }) => ({ userId }), toExport: without('isLive'), onErasure: 'delete' },
    { collection: 'idempotencyKeys', of: ({ userId }) => ({ actorId: userId }), toExport: without(), onErasure: 'delete' },
    {
      collection: 'owners',
      of: ({ userId }) => ({ _id: userId }),
      leftOut: 'a copy of whether the account is suspended, which auth exports',
      onErasure: 'delete',
    },
    { collection: 'verifiedBuyers', of: ({ userId }) => ({ _id: userId }), toExport: without('sequence'), onErasure: 'delete' },
    {
      collection: 'offers',
      of: ({ userId }) => ({ ownerId: userId }),
      toExport: without('sequence'),
      onErasure: { kept: 'an owner’s id and no name: others have bought the course' },
    },
    ...mechanism.personal,
  ],
  leftOut: {
    ledgerAccounts: 'the books’ own accounts, of the house and the provider',
    ledgerEntries: 'amounts in the books, without a person; the transactions they are of are exported',
    webhookInbox: 'what Stripe sent, sealed for its client secrets; a row goes 30 days after it was treated, or with its buyer',
    ...mechanism.leftOut,
  },
};

import type { Migration } from '#shared/mongo/migrations.ts';

/** Migrations of the rows of earlier releases. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'enrollments keep the plan tier that was asked',
    // No course had changed its tier before, so it still requires the tier of the time of the enrollment.
    up: async (connection) => {
      const enrollments = connection.collection('enrollments');
      await enrollments.updateMany({ planTier: { $exists: false }, origin: { $ne: 'SUBSCRIPTION' } }, { $set: { planTier: null } });
      await enrollments
        .aggregate([
          { $match: { planTier: { $exists: false } } },
          { $lookup: { from: 'courseOffers', localField: 'courseId', foreignField: '_id', as: 'offer' } },
          { $project: { planTier: { $ifNull: [{ $first: '$offer.minimumPlanTier' }, null] } } },
          { $merge: { into: 'enrollments', whenMatched: 'merge', whenNotMatched: 'discard' } },
        ])
        .toArray();
    },
  },
];

import type { Migration } from '#shared/mongo/migrations.ts';

/** Changes to rows that an earlier release wrote. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'enrollments keep the plan tier that was asked',
    // No course had changed its tier before: it still asks what it asked when a plan made the enrollment.
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

import type { Migration } from '#shared/mongo/migrations.ts';

/** Collections and indexes are made at start, by stores.ts; here stands what changes rows that an earlier version wrote. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'enrollments keep the plan tier that was asked',
    // No course had changed its tier before: it still asks what it asked when a plan made the enrollment.
    up: async (connection) => {
      await connection
        .collection('enrollments')
        .updateMany({ planTier: { $exists: false }, origin: { $ne: 'SUBSCRIPTION' } }, { $set: { planTier: null } });
      await connection
        .collection('enrollments')
        .aggregate([
          { $match: { planTier: { $exists: false } } },
          { $lookup: { from: 'courses', localField: 'courseId', foreignField: '_id', as: 'course' } },
          { $project: { planTier: { $ifNull: [{ $first: '$course.minimumPlanTier' }, null] } } },
          { $merge: { into: 'enrollments', whenMatched: 'merge', whenNotMatched: 'discard' } },
        ])
        .toArray();
    },
  },
];

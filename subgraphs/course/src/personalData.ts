import { idsOf, mechanism, without } from '#shared/privacy/personalData.ts';
import type { Person, PersonalData, RowFilter } from '#shared/privacy/personalData.ts';

const taughtBy = async ({ userId, connection }: Person): Promise<string[]> =>
  idsOf({ connection, collection: 'courses', filter: { ownerId: userId } });
const ofTaughtCourses = async (person: Person): Promise<RowFilter> => ({ courseId: { $in: await taughtBy(person) } });

const ofCourses = { kept: 'others learn in them: archived without a name, by erasure.ts, which takes drafts away' };
const ofLearning = { handledBy: 'erasure.ts: progress is found by its enrolment alone, so that the two go together' };

/** What each collection holds of a person. Who teaches gets what they wrote, who learns how far they came. */
export const personalData: PersonalData = {
  personal: [
    { collection: 'people', of: ({ userId }) => ({ _id: userId }), toExport: without('sequence'), onErasure: 'delete' },
    {
      collection: 'courses',
      of: ({ userId }) => ({ ownerId: userId }),
      toExport: without('titleKey', 'searchTerms'),
      onErasure: ofCourses,
    },
    { collection: 'modules', of: ofTaughtCourses, toExport: without(), onErasure: ofCourses },
    { collection: 'lessons', of: ofTaughtCourses, toExport: without(), onErasure: ofCourses },
    {
      collection: 'claims',
      of: async (person) => ({ ownerId: { $in: await taughtBy(person) } }),
      toExport: without(),
      onErasure: ofCourses,
    },
    { collection: 'enrollments', of: ({ userId }) => ({ learnerId: userId }), toExport: without(), onErasure: ofLearning },
    {
      collection: 'lesson_progress',
      of: async ({ userId, connection }) => ({
        enrollmentId: { $in: await idsOf({ connection, collection: 'enrollments', filter: { learnerId: userId } }) },
      }),
      toExport: without(),
      onErasure: ofLearning,
    },
    { collection: 'entitlements', of: ({ userId }) => ({ userId }), toExport: without('sequence'), onErasure: 'delete' },
    ...mechanism.personal,
  ],
  leftOut: { categories: 'the catalogue’s own, of nobody', ...mechanism.leftOut },
};

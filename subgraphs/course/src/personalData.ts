import { idsOf, mechanism, without } from '#shared/privacy/personalData.ts';
import type { Person, PersonalData, RowFilter } from '#shared/privacy/personalData.ts';

const taughtBy = async ({ userId, connection }: Person): Promise<string[]> =>
  idsOf({ connection, collection: 'courses', filter: { ownerId: userId } });
const ofTaughtCourses = async (person: Person): Promise<RowFilter> => ({ courseId: { $in: await taughtBy(person) } });

/** What each collection holds of a person. Who teaches gets what they wrote, who learns how far they came. */
export const personalData: PersonalData = {
  personal: [
    { collection: 'people', of: ({ userId }) => ({ _id: userId }), toExport: without('sequence') },
    { collection: 'courses', of: ({ userId }) => ({ ownerId: userId }), toExport: without('titleKey', 'searchTerms') },
    { collection: 'modules', of: ofTaughtCourses, toExport: without() },
    { collection: 'lessons', of: ofTaughtCourses, toExport: without() },
    {
      collection: 'claims',
      of: async (person) => ({ ownerId: { $in: await taughtBy(person) } }),
      toExport: without(),
    },
    { collection: 'enrollments', of: ({ userId }) => ({ learnerId: userId }), toExport: without() },
    {
      collection: 'lesson_progress',
      of: async ({ userId, connection }) => ({
        enrollmentId: { $in: await idsOf({ connection, collection: 'enrollments', filter: { learnerId: userId } }) },
      }),
      toExport: without(),
    },
    { collection: 'entitlements', of: ({ userId }) => ({ userId }), toExport: without('sequence') },
    ...mechanism.personal,
  ],
  leftOut: { categories: 'the catalogue’s own, of nobody', ...mechanism.leftOut },
};

import { mechanism, without } from '#shared/privacy/personalData.ts';
import type { PersonalData } from '#shared/privacy/personalData.ts';

/** What each collection holds of a person: what they asked and were answered, and what their reading rights are made of. */
export const personalData: PersonalData = {
  personal: [
    { collection: 'assistantThreads', of: ({ userId }) => ({ ownerId: userId }), toExport: without(), onErasure: 'delete' },
    { collection: 'assistantMessages', of: ({ userId }) => ({ ownerId: userId }), toExport: without(), onErasure: 'delete' },
    { collection: 'enrollments', of: ({ userId }) => ({ learnerId: userId }), toExport: without('sequence'), onErasure: 'delete' },
    { collection: 'entitlements', of: ({ userId }) => ({ userId }), toExport: without('sequence'), onErasure: 'delete' },
    {
      collection: 'owners',
      of: ({ userId }) => ({ _id: userId }),
      leftOut: 'a copy of whether the account is suspended, which auth exports',
      onErasure: 'delete',
    },
    {
      collection: 'courseOffers',
      of: ({ userId }) => ({ ownerId: userId }),
      toExport: without('sequence'),
      onErasure: { kept: 'an owner’s id and no name: others read the course’s lessons' },
    },
    ...mechanism.personal,
  ],
  leftOut: {
    lessons: 'copies of course’s lessons, without their author; the lessons themselves are exported there',
    coursePublications: 'when a course was published, without a person',
    courseTrends: 'counts of enrolments, without a person',
    ...mechanism.leftOut,
  },
};

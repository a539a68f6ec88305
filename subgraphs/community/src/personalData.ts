import { mechanism, without } from '#shared/privacy/personalData.ts';
import type { PersonalData } from '#shared/privacy/personalData.ts';

/** What each collection holds of a person. */
export const personalData: PersonalData = {
  personal: [
    { collection: 'notifications', of: ({ userId }) => ({ ownerId: userId }), toExport: without('isRead'), onErasure: 'delete' },
    ...mechanism.personal,
  ],
  leftOut: { courses: 'titles and addresses of published courses, without a person', ...mechanism.leftOut },
};

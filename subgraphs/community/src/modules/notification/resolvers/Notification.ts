import type { Context } from '../../../context.ts';
import { notificationEntity } from '../notification.entity.ts';
import type { NotificationMapper } from '../notification.mappers.ts';
import { courseIdOf, subjectOf, worded } from '../notification.wording.ts';
import type { Wording } from '../notification.wording.ts';
import type { NotificationResolvers } from '../../types.generated.ts';

const wordingOf = async ({ occasion }: NotificationMapper, { locale, loaders }: Context): Promise<Wording> => {
  const courseId = courseIdOf(occasion);
  return worded({ occasion, course: courseId === null ? null : await loaders.courses.load(courseId), locale });
};

export const Notification: NotificationResolvers = {
  __resolveReference: notificationEntity.resolveReference,
  title: async (notification, _, context) => (await wordingOf(notification, context)).title,
  body: async (notification, _, context) => (await wordingOf(notification, context)).body,
  url: async (notification, _, context) => (await wordingOf(notification, context)).url,
  subject: ({ occasion }) => subjectOf(occasion),
};

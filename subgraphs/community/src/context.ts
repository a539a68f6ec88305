import type { SubgraphContext } from '#shared/graphql/context.ts';
import type { CourseLoaders } from './modules/course/course.loaders.ts';
import type { NotificationLoaders } from './modules/notification/notification.loaders.ts';
import type { NotificationService } from './modules/notification/notification.service.ts';

export type Services = { notifications: NotificationService };
export type Loaders = NotificationLoaders & CourseLoaders;
export type Context = SubgraphContext & { services: Services; loaders: Loaders };

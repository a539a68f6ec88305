import { privacyContractsOf } from '#events/privacyContracts.ts';
import { createKeyedQueue } from '#shared/concurrency/keyedQueue.ts';
import { createSubgraph } from '#shared/hosting/createSubgraph.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { migrations } from './src/migrations.ts';
import { courseCollection } from './src/modules/course/course.collection.ts';
import { courseConsumers } from './src/modules/course/course.consumers.ts';
import { createCourseLoaders } from './src/modules/course/course.loaders.ts';
import { notificationCollection } from './src/modules/notification/notification.collection.ts';
import { notificationConsumers } from './src/modules/notification/notification.consumers.ts';
import { createNotificationLoaders } from './src/modules/notification/notification.loaders.ts';
import { notificationService } from './src/modules/notification/notification.service.ts';
import { resolvers } from './src/modules/resolvers.generated.ts';

export const collections = { notifications: notificationCollection, courses: courseCollection };

/** Notifications to members about what happens in the other subgraphs. */
export const createCommunitySubgraph = (dependencies: SubgraphDependencies) =>
  createSubgraph({
    name: 'community',
    collections,
    migrations,
    schema: { modules: new URL('./src/modules/', import.meta.url), resolvers },
    privacyContracts: privacyContractsOf('community'),
    dependencies,
    wire: ({ stores: { notifications, courses }, connection, isErased, clock }) => {
      const services = { notifications: notificationService({ notifications, isErased, queue: createKeyedQueue(), clock }) };
      return {
        services,
        loaders: () => ({ ...createNotificationLoaders({ notifications }), ...createCourseLoaders({ courses }) }),
        consumers: [...notificationConsumers(services), ...courseConsumers({ connection })],
      };
    },
  });

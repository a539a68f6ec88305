import { privacyContractsOf } from '#events/privacyContracts.ts';
import { createKeyedQueue } from '#shared/concurrency/keyedQueue.ts';
import { createEventPipeline } from '#shared/hosting/eventPipeline.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import type { Subgraph } from '#shared/hosting/subgraph.ts';
import { createSubgraphSchema } from '#shared/graphql/schema.ts';
import { ensureIndexes, isConnected } from '#shared/mongo/connection.ts';
import { runMigrations } from '#shared/mongo/migrations.ts';
import { prepareDatabase } from '#shared/mongo/prepareDatabase.ts';
import { takePartInPrivacy } from '#shared/privacy/participation.ts';
import type { Context } from './src/context.ts';
import { migrations } from './src/migrations.ts';
import { courseConsumers } from './src/modules/course/course.consumers.ts';
import { createCourseLoaders } from './src/modules/course/course.loaders.ts';
import { courseModel, coursesCollection } from './src/modules/course/course.model.ts';
import { notificationConsumers } from './src/modules/notification/notification.consumers.ts';
import { createNotificationLoaders } from './src/modules/notification/notification.loaders.ts';
import { notificationModel } from './src/modules/notification/notification.model.ts';
import { notificationService } from './src/modules/notification/notification.service.ts';
import { resolvers } from './src/modules/resolvers.generated.ts';
import { personalData } from './src/personalData.ts';

/** What concerns its members: notifications of what happens in the other subgraphs. */
export const createCommunitySubgraph = (dependencies: SubgraphDependencies): Subgraph => {
  const { connection, clock, log } = dependencies;
  const notifications = notificationModel(connection);
  const courses = courseModel(connection);
  const privacy = takePartInPrivacy({
    subgraph: 'community',
    contracts: privacyContractsOf('community'),
    personalData,
    dependencies,
    outbox: () => events.outbox,
  });
  const services = { notifications: notificationService({ notifications, isErased: privacy.isErased, queue: createKeyedQueue(), clock }) };
  const events = createEventPipeline({
    ...dependencies,
    subgraph: 'community',
    consumers: [...notificationConsumers(services), ...courseConsumers({ connection }), ...privacy.consumers],
    replays: () => ({}),
  });
  let isStarted = false;

  return {
    name: 'community',
    schema: createSubgraphSchema({ modules: new URL('./src/modules/', import.meta.url), resolvers }),
    context: (base): Context => ({
      ...base,
      services,
      loaders: { ...createNotificationLoaders({ notifications }), ...createCourseLoaders({ courses }) },
    }),
    routes: [],
    start: async () => {
      await prepareDatabase({
        log,
        steps: [
          () => runMigrations({ connection, migrations, clock, log }),
          () => notifications.createIndexes(),
          () => ensureIndexes({ connection, indexes: [{ collection: coursesCollection, indexes: [] }, ...privacy.indexes] }),
        ],
      });
      await events.start();
      privacy.start();
      isStarted = true;
    },
    stop: async () => {
      isStarted = false;
      await privacy.stop();
      await events.stop();
    },
    replay: events.replay,
    isReady: () => isStarted && isConnected(connection),
  };
};

import { privacyContractsOf } from '#events/privacyContracts.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { createEventPipeline } from '#shared/hosting/eventPipeline.ts';
import type { Subgraph } from '#shared/hosting/subgraph.ts';
import { createSubgraphSchema } from '#shared/graphql/schema.ts';
import { claimIndexes } from '#shared/mongo/claims.ts';
import { ensureIndexes, isConnected } from '#shared/mongo/connection.ts';
import { runMigrations } from '#shared/mongo/migrations.ts';
import { prepareDatabase } from '#shared/mongo/prepareDatabase.ts';
import { takePartInPrivacy } from '#shared/privacy/participation.ts';
import type { CourseConfig } from './src/config.ts';
import type { Context } from './src/context.ts';
import { courseConsumers, replays } from './src/events.ts';
import { createLoaders } from './src/loaders.ts';
import { migrations } from './src/migrations.ts';
import { resolvers } from './src/modules/resolvers.generated.ts';
import { personalData } from './src/personalData.ts';
import { createServices } from './src/services.ts';
import type { Wiring } from './src/services.ts';
import { ensureStores } from './src/stores.ts';

export type CourseSubgraph = Subgraph & {
  /** For the seed and for tests; requests go through the schema. */
  wiring: Wiring;
};

/** Catalogue, curriculum, enrolments and progress. */
export const createCourseSubgraph = (dependencies: SubgraphDependencies & { config: CourseConfig }): CourseSubgraph => {
  const { connection, clock, log, config } = dependencies;
  const privacy = takePartInPrivacy({
    subgraph: 'course',
    contracts: privacyContractsOf('course'),
    personalData,
    dependencies,
    outbox: () => pipeline.outbox,
    ownErasure: () => wiring.ownErasure,
  });
  const consumers = [...courseConsumers({ wiring: () => wiring, connection, isErased: privacy.isErased }), ...privacy.consumers];
  const pipeline = createEventPipeline({ ...dependencies, subgraph: 'course', consumers, replays: () => replays(wiring.stores) });
  const wiring: Wiring = createServices({ connection, outbox: pipeline.outbox, clock, config });
  const { stores } = wiring;
  let isStarted = false;

  return {
    name: 'course',
    schema: createSubgraphSchema({ modules: new URL('./src/modules/', import.meta.url), resolvers }),
    context: (base): Context => ({ ...base, services: wiring, loaders: createLoaders({ stores, viewer: base.viewer, clock }) }),
    routes: [],
    start: async () => {
      await prepareDatabase({
        log,
        steps: [
          () => runMigrations({ connection, migrations, clock, log }),
          () => ensureStores(stores),
          () => ensureIndexes({ connection, indexes: [...claimIndexes, ...privacy.indexes] }),
        ],
      });
      await pipeline.start();
      privacy.start();
      isStarted = true;
    },
    stop: async () => {
      isStarted = false;
      await privacy.stop();
      await pipeline.stop();
      await wiring.markdown.close();
    },
    isReady: () => isStarted && isConnected(connection),
    wiring,
    replay: pipeline.replay,
  };
};

import { exportRequested } from '#events/auth.ts';
import { erasureContractsOf } from '#events/erasure.ts';
import { exportParts } from '#events/privacy.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { createEventPipeline } from '#shared/hosting/eventPipeline.ts';
import type { Subgraph } from '#shared/hosting/subgraph.ts';
import { createSubgraphSchema } from '#shared/graphql/schema.ts';
import { claimIndexes } from '#shared/mongo/claims.ts';
import { ensureIndexes, isConnected } from '#shared/mongo/connection.ts';
import { runMigrations } from '#shared/mongo/migrations.ts';
import { erasedPeopleIndexes } from '#shared/privacy/erasedPeople.ts';
import { takePartInErasure } from '#shared/privacy/erasure.ts';
import { createExporter } from '#shared/privacy/exporter.ts';
import { exportJobIndexes } from '#shared/privacy/exportJobs.ts';
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
  const exporter = createExporter({
    contracts: { requested: exportRequested, part: exportParts.course },
    personalData,
    connection,
    outbox: () => pipeline.outbox,
    clock,
    log,
  });
  const erasure = takePartInErasure({
    subgraph: 'course',
    contracts: erasureContractsOf('course'),
    dependencies,
    outbox: () => pipeline.outbox,
    erase: (person) => wiring.departures.erase(person),
  });
  const consumers = [
    ...courseConsumers({ wiring: () => wiring, connection, isErased: erasure.isErased }),
    ...erasure.consumers,
    exporter.consumer,
  ];
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
      await runMigrations({ connection, migrations, clock, log });
      await ensureStores(stores);
      await ensureIndexes({ connection, indexes: [...claimIndexes, ...erasedPeopleIndexes, ...exportJobIndexes] });
      await pipeline.start();
      erasure.start();
      exporter.start();
      isStarted = true;
    },
    stop: async () => {
      isStarted = false;
      await exporter.stop();
      await erasure.stop();
      await pipeline.stop();
    },
    isReady: () => isStarted && isConnected(connection),
    wiring,
    replay: pipeline.replay,
  };
};

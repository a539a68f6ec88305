import { privacyContractsOf } from '#events/privacyContracts.ts';
import { createKeyedQueue } from '#shared/concurrency/keyedQueue.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { createEventPipeline } from '#shared/hosting/eventPipeline.ts';
import type { Subgraph } from '#shared/hosting/subgraph.ts';
import { createSubgraphSchema } from '#shared/graphql/schema.ts';
import { ensureIndexes, isConnected } from '#shared/mongo/connection.ts';
import { runMigrations } from '#shared/mongo/migrations.ts';
import { createQueuedTransaction } from '#shared/mongo/queuedTransaction.ts';
import { prepareDatabase } from '#shared/mongo/prepareDatabase.ts';
import { isDatabaseOutage } from '#shared/outages.ts';
import { takePartInPrivacy } from '#shared/privacy/participation.ts';
import type { AiConfig } from './src/config.ts';
import type { Context } from './src/context.ts';
import { createAssistantLoaders } from './src/modules/assistant/assistant.loaders.ts';
import { assistantIndexes, assistantModels } from './src/modules/assistant/assistant.model.ts';
import { createAssistantService } from './src/modules/assistant/assistant.service.ts';
import { createQuestionLimit } from './src/modules/assistant/questionLimit.ts';
import { courseTrends, recommendationIndexes } from './src/modules/recommendation/recommendation.model.ts';
import { createRecommendationService } from './src/modules/recommendation/recommendation.service.ts';
import { migrations } from './src/migrations.ts';
import { resolvers } from './src/modules/resolvers.generated.ts';
import { personalData } from './src/personalData.ts';
import { projectionConsumers } from './src/projections/consumers.ts';
import { projectionIndexes } from './src/projections/projections.model.ts';
import { createLessonIndex } from './src/reading/lessonIndex.ts';
import { createReadingService } from './src/reading/reading.service.ts';

/** Ready once its index of the lessons is complete. */
export const createAiSubgraph = ({ config, ...dependencies }: SubgraphDependencies & { config: AiConfig }): Subgraph => {
  const { connection, clock, limitStore, log, reachPoint } = dependencies;
  const lessonIndex = createLessonIndex({ connection, log });
  const models = assistantModels(connection);
  const reading = createReadingService({ connection, clock });
  const privacy = takePartInPrivacy({
    subgraph: 'ai',
    contracts: privacyContractsOf('ai'),
    personalData,
    dependencies,
    outbox: () => pipeline.outbox,
  });
  const transact = createQueuedTransaction({ connection, queue: createKeyedQueue() });
  const services = {
    assistant: createAssistantService({ transact, models, reading, lessonIndex, clock, reachPoint }),
    questionLimit: createQuestionLimit({ store: limitStore, questionsPerAccount: config.questionsPerAccount, secret: config.limitSecret }),
    recommendations: createRecommendationService({ connection, clock }),
  };

  const trends = courseTrends(connection);
  const projected = projectionConsumers({
    connection,
    clock,
    isErased: privacy.isErased,
    onEnrolled: (enrolment) => trends.add(enrolment),
  });
  const pipeline = createEventPipeline({
    ...dependencies,
    subgraph: 'ai',
    consumers: [...projected, ...privacy.consumers],
    replays: () => ({}),
    openTransport: ({ subgraph, receive }) =>
      dependencies.openTransport({
        subgraph,
        receive: async (envelope) => {
          const outcome = await receive(envelope);
          // After the commit. The event has taken effect whether this works or not: the look for changes makes good for it.
          if (envelope.aggregate.type === 'Lesson') {
            await lessonIndex.refresh([envelope.aggregate.id]).catch((error: unknown) => {
              if (!isDatabaseOutage({ log, error })) log.warn({ eventId: envelope.id }, 'a changed lesson was not indexed at once');
            });
          }
          return outcome;
        },
      }),
  });

  return {
    name: 'ai',
    schema: createSubgraphSchema({ modules: new URL('./src/modules/', import.meta.url), resolvers }),
    context: (base): Context => ({ ...base, services, loaders: createAssistantLoaders({ models, viewer: base.viewer }) }),
    routes: [],
    start: async () => {
      const indexes = [...projectionIndexes, ...assistantIndexes, ...recommendationIndexes, ...privacy.indexes];
      await prepareDatabase({
        log,
        steps: [
          () => runMigrations({ connection, migrations, clock, log }),
          () => ensureIndexes({ connection, indexes }),
          () => lessonIndex.start(),
        ],
      });
      await pipeline.start();
      privacy.start();
    },
    stop: async () => {
      await privacy.stop();
      await pipeline.stop();
      await lessonIndex.stop();
    },
    replay: pipeline.replay,
    isReady: () => lessonIndex.isReady() && isConnected(connection),
  };
};

import { privacyContractsOf } from '#events/privacyContracts.ts';
import { createKeyedQueue } from '#shared/concurrency/keyedQueue.ts';
import { ownerCollection } from '#shared/events/suspendedOwners.ts';
import { createSubgraph } from '#shared/hosting/createSubgraph.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { createQueuedTransaction } from '#shared/concurrency/queuedTransaction.ts';
import type { AiConfig } from './src/config.ts';
import { migrations } from './src/migrations.ts';
import { messageCollection, threadCollection } from './src/modules/assistant/assistant.collection.ts';
import { createAssistantLoaders } from './src/modules/assistant/assistant.loaders.ts';
import { createAssistantService } from './src/modules/assistant/assistant.service.ts';
import { createQuestionLimit } from './src/modules/assistant/questionLimit.ts';
import { countEnrollment, courseTrendCollection } from './src/modules/recommendation/courseTrend.collection.ts';
import { createRecommendationService } from './src/modules/recommendation/recommendation.service.ts';
import { resolvers } from './src/modules/resolvers.generated.ts';
import { projectionConsumers } from './src/projections/consumers.ts';
import {
  courseOfferCollection,
  coursePublicationCollection,
  enrollmentCollection,
  entitlementCollection,
  lessonCollection,
} from './src/projections/projections.collection.ts';
import { createLessonIndex } from './src/reading/lessonIndex.ts';
import { createReadingService } from './src/reading/reading.service.ts';

export const collections = {
  threads: threadCollection,
  messages: messageCollection,
  enrollments: enrollmentCollection,
  entitlements: entitlementCollection,
  owners: ownerCollection,
  courseOffers: courseOfferCollection,
  lessons: lessonCollection,
  coursePublications: coursePublicationCollection,
  courseTrends: courseTrendCollection,
};

/** Answers from lessons, and trending courses. Ready once its index of the lessons is complete. */
export const createAiSubgraph = ({ config, ...dependencies }: SubgraphDependencies & { config: AiConfig }) =>
  createSubgraph({
    name: 'ai',
    collections,
    migrations,
    schema: { modules: new URL('./src/modules/', import.meta.url), resolvers },
    privacyContracts: privacyContractsOf('ai'),
    dependencies,
    wire: ({ stores, connection, isErased, limitStore, clock, log }) => {
      const { questionsPerAccount, limitSecret, lessonPollMs } = config;
      const lessonIndex = createLessonIndex({ connection, lessons: stores.lessons, log, pollMs: lessonPollMs });
      const assistant = createAssistantService({
        ...stores,
        transact: createQueuedTransaction({ connection, queue: createKeyedQueue() }),
        reading: createReadingService({ ...stores, clock }),
        questionLimit: createQuestionLimit({ store: limitStore, questionsPerAccount, secret: limitSecret }),
        lessonIndex,
        clock,
      });
      return {
        services: { assistant, recommendations: createRecommendationService({ ...stores, clock }) },
        loaders: () => createAssistantLoaders(stores),
        consumers: projectionConsumers({
          connection,
          clock,
          isErased,
          countEnrollment: (enrollment) => countEnrollment(stores.courseTrends, enrollment),
          refreshLesson: (lessonId) => lessonIndex.refresh([lessonId]),
        }),
        workers: [lessonIndex],
      };
    },
  });

import { demanded } from '#shared/environment.ts';
import type { CommonEnvironment, OwnEnvironment } from '#shared/environment.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import type { aiEnvironment } from './environment.ts';
import { createAiSubgraph } from './subgraph.ts';

type Environment = CommonEnvironment & OwnEnvironment<typeof aiEnvironment>;

const lessonPollMs = 1_000;

/** The subgraph as an environment configures it. */
export const createService = (dependencies: SubgraphDependencies, environment: Environment) =>
  createAiSubgraph({
    ...dependencies,
    config: {
      questionsPerAccount: environment.QUESTIONS_PER_ACCOUNT,
      limitSecret: demanded('SERVICE_SECRET', environment.SERVICE_SECRET),
      lessonPollMs,
    },
  });

import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import type { AiConfig } from './ai/src/config.ts';
import type { AuthConfig } from './auth/subgraph.ts';
import type { PaymentConfig } from './payment/src/config.ts';

/** What is read from the environment for one subgraph, and only when that subgraph is made. */
export type SubgraphConfigurations = { auth: () => AuthConfig; payment: () => PaymentConfig; ai: () => AiConfig };

/**
 * The one place that knows every subgraph: whoever hosts them takes them from here as values. Each is loaded when it is made, so that a
 * process which serves one carries no other.
 */
export const subgraphMakers = ({ auth, payment, ai }: SubgraphConfigurations) => ({
  auth: async (dependencies: SubgraphDependencies) => {
    const { createAuthSubgraph } = await import('./auth/subgraph.ts');
    return createAuthSubgraph({ ...dependencies, config: auth() });
  },
  course: async (dependencies: SubgraphDependencies) => {
    const { createCourseSubgraph } = await import('./course/subgraph.ts');
    const { defaultCourseConfig } = await import('./course/src/config.ts');
    return createCourseSubgraph({ ...dependencies, config: defaultCourseConfig });
  },
  payment: async (dependencies: SubgraphDependencies) => {
    const { createPaymentSubgraph } = await import('./payment/subgraph.ts');
    return createPaymentSubgraph({ ...dependencies, config: payment() });
  },
  ai: async (dependencies: SubgraphDependencies) => {
    const { createAiSubgraph } = await import('./ai/subgraph.ts');
    return createAiSubgraph({ ...dependencies, config: ai() });
  },
  community: async (dependencies: SubgraphDependencies) => {
    const { createCommunitySubgraph } = await import('./community/subgraph.ts');
    return createCommunitySubgraph(dependencies);
  },
});

type Makers = ReturnType<typeof subgraphMakers>;
/** All of them together, each as what it is. */
export type Subgraphs = { [Name in keyof Makers]: Awaited<ReturnType<Makers[Name]>> };

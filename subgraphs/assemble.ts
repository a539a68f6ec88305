import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { createAiSubgraph } from './ai/subgraph.ts';
import { createAuthSubgraph } from './auth/subgraph.ts';
import type { AuthConfig } from './auth/subgraph.ts';
import { createCommunitySubgraph } from './community/subgraph.ts';
import { defaultCourseConfig } from './course/src/config.ts';
import { createCourseSubgraph } from './course/subgraph.ts';
import type { PaymentConfig } from './payment/src/config.ts';
import { createPaymentSubgraph } from './payment/subgraph.ts';

/** What is read from the environment for one subgraph, and only when that subgraph is made. */
export type SubgraphConfigurations = { auth: () => AuthConfig; payment: () => PaymentConfig };

/** The one place that knows every subgraph: whoever hosts them takes them from here as values. */
export const subgraphMakers = ({ auth, payment }: SubgraphConfigurations) => ({
  auth: (dependencies: SubgraphDependencies) => createAuthSubgraph({ ...dependencies, config: auth() }),
  course: (dependencies: SubgraphDependencies) => createCourseSubgraph({ ...dependencies, config: defaultCourseConfig }),
  payment: (dependencies: SubgraphDependencies) => createPaymentSubgraph({ ...dependencies, config: payment() }),
  ai: (dependencies: SubgraphDependencies) => createAiSubgraph(dependencies),
  community: (dependencies: SubgraphDependencies) => createCommunitySubgraph(dependencies),
});

type Makers = ReturnType<typeof subgraphMakers>;
/** All of them together, each as what it is. */
export type Subgraphs = { [Name in keyof Makers]: ReturnType<Makers[Name]> };

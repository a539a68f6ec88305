import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { createCommunitySubgraph } from './subgraph.ts';

/** The subgraph as an environment configures it. */
export const createService = (dependencies: SubgraphDependencies) => createCommunitySubgraph(dependencies);

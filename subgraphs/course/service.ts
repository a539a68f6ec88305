import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { defaultCourseConfig } from './src/config.ts';
import { createCourseSubgraph } from './subgraph.ts';

/** The subgraph as an environment configures it. */
export const createService = (dependencies: SubgraphDependencies) => createCourseSubgraph({ ...dependencies, config: defaultCourseConfig });

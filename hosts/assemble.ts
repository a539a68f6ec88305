import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import type { Subgraph } from '#shared/hosting/subgraph.ts';
import type { createService as createAuthService } from '../subgraphs/auth/service.ts';
import type { createService as createCourseService } from '../subgraphs/course/service.ts';
import type { Environment } from './environment.ts';
import type { SubgraphName } from '../subgraphs/manifest.ts';

/** Subgraphs that a host uses beyond what every subgraph offers. */
type Known = {
  auth: ReturnType<typeof createAuthService>;
  course: ReturnType<typeof createCourseService>;
};
export type Subgraphs = { [Name in SubgraphName]: Name extends keyof Known ? Known[Name] : Subgraph };

type Service<Name extends SubgraphName> = {
  createService: (dependencies: SubgraphDependencies, environment: Environment) => Subgraphs[Name];
};

/** The subgraph of this name. Its code is loaded now, so that a process that serves one subgraph carries no other. */
export const createSubgraphNamed = async <Name extends SubgraphName>(
  name: Name,
  { dependencies, environment }: { dependencies: SubgraphDependencies; environment: Environment },
): Promise<Subgraphs[Name]> => {
  // Every subgraph has a service.ts of this shape.
  const { createService } = (await import(`../subgraphs/${name}/service.ts`)) as Service<Name>;
  return createService(dependencies, environment);
};

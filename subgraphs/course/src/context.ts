import type { SubgraphContext } from '#shared/graphql/context.ts';
import type { Loaders } from './loaders.ts';
import type { Services } from './services.ts';

export type Context = SubgraphContext & { services: Services; loaders: Loaders };

import { unauthenticated } from '#shared/graphql/faults.ts';
import type { SubgraphContext } from '#shared/graphql/context.ts';
import type { SignedIn, Viewer } from '#shared/viewer.ts';
import type { Loaders } from './loaders.ts';
import type { Services } from './services.ts';

export type Context = SubgraphContext & { services: Services; loaders: Loaders };

/** The viewer of a field that @auth guards already: the type says what the directive did. */
export const signedIn = (viewer: Viewer): SignedIn => {
  if (viewer.kind === 'anonymous') throw unauthenticated();
  return viewer;
};

import type { Logger } from '../log.ts';
import type { ResponseMetadata } from '../responseMetadata.ts';
import type { Caller } from '../viewer.ts';

/** What every resolver of every subgraph has at hand. A subgraph adds its services and the loaders of this one request. */
export type SubgraphContext = Caller & {
  response: ResponseMetadata;
  log: Logger;
  /** Objects this very request has proved a right to, although its viewer is anonymous: the account that just signed in. */
  vouched: WeakSet<object>;
};

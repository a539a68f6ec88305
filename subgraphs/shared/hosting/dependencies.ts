import type { Connection } from 'mongoose';
import type { SubgraphName } from '#events/envelope.ts';
import type { Clock } from '../clock.ts';
import type { ReachPoint } from '../crashPoint.ts';
import type { Receive, Transport } from '../events/transport.ts';
import type { LimitStore } from '../limits/limitStore.ts';
import type { Logger } from '../log.ts';

/** What every subgraph is made of, beside its own configuration. Chosen once, when the process starts. */
export type SubgraphDependencies = {
  /** The subgraph's own database. */
  connection: Connection;
  /** How its events travel to the others, and theirs to it: `receive` is its inbox. See eventPipeline.ts, which does the wiring. */
  openTransport: (end: { subgraph: SubgraphName; receive: Receive }) => Transport;
  /** Where attempts are counted: one for the whole process, whichever subgraphs it holds. */
  limitStore: LimitStore;
  clock: Clock;
  log: Logger;
  reachPoint: ReachPoint;
};

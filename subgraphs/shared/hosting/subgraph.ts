import type { GraphQLSchema } from 'graphql';
import type { SubgraphName } from '#events/envelope.ts';
import type { SubgraphContext } from '../graphql/context.ts';

export type RouteRequest = {
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The bytes as received: signatures are computed over them. */
  rawBody: Buffer;
  query: URLSearchParams;
  log: SubgraphContext['log'];
};
/** A body that is a stream goes out as bytes, everything else as JSON. */
export type RouteAnswer = { status: number; headers?: Readonly<Record<string, string>>; body: unknown };

/** Plain HTTP beside the graph. `service` routes answer only callers with the proof of one of our processes. */
export type Route = {
  method: 'GET' | 'POST';
  path: string;
  access: 'public' | 'service';
  maximumBytes: number;
  handle(request: RouteRequest): Promise<RouteAnswer>;
};

/**
 * A subgraph as a value, without global state. Two hosts run it: an HTTP server and the router's process.
 * `context` makes the context of one operation from what the host knows of it: services, and loaders that live as long as it.
 */
export type Subgraph = {
  name: SubgraphName;
  schema: GraphQLSchema;
  context(base: SubgraphContext): SubgraphContext;
  routes: readonly Route[];
  /** Brings the database to the code's version and starts what runs beside requests. Safe to repeat after a crash. */
  start(): Promise<void>;
  stop(): Promise<void>;
  isReady(): boolean;
  /** Publishes the current state to one consumer again, for a projection that is rebuilt. Returns the number of events. */
  replay(to: { consumer: SubgraphName }): Promise<number>;
};

import { ApolloGateway } from '@apollo/gateway';
import type { GraphQLDataSource } from '@apollo/gateway';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { SubgraphName } from '#events/envelope.ts';
import { subgraphNames } from '#events/envelope.ts';
import { serviceUnavailable } from '#shared/graphql/faults.ts';
import { mergeResponseMetadata } from '#shared/responseMetadata.ts';
import type { SignIn } from '#shared/responseMetadata.ts';
import { formattedErrors } from '#shared/hosting/inProcessHost.ts';
import type { SubgraphAnswer, SubgraphOperation } from '#shared/hosting/inProcessHost.ts';
import type { Caller } from '#shared/viewer.ts';
import type { RouterContext } from './context.ts';

/** Where a subgraph is executed: in this process, or over HTTP. */
export type SubgraphSource = { execute(operation: SubgraphOperation, caller: Caller): Promise<SubgraphAnswer> };
export type SubgraphSources = Readonly<Record<SubgraphName, SubgraphSource>>;

const isSubgraphName = (name: string): name is SubgraphName => subgraphNames.some((known) => known === name);

const isRouterContext = (context: object): context is RouterContext => 'caller' in context && 'response' in context && 'log' in context;

// auth alone opens a session by it; nobody else needs to hold what opens one.
const toldTo = (name: SubgraphName, caller: Caller): Caller => (name === 'auth' ? caller : { ...caller, refreshCookie: null });

/**
 * Who has just signed in asks for the rest of this request. Only auth can say so, whatever another subgraph claims; and an answer that signed in two
 * accounts signs in neither here, for nothing tells whose the later fields are.
 */
const adoptSignIn = (context: RouterContext, signIns: readonly SignIn[] = []): void => {
  const [signIn] = signIns;
  if (!signIn || signIns.length !== 1) return;
  context.caller = { ...context.caller, viewer: signIn.viewer, locale: context.localeFor(signIn.locale) };
};

const dataSource = ({ name, source }: { name: SubgraphName; source: SubgraphSource }): GraphQLDataSource => ({
  process: async (options) => {
    const { request, context } = options;
    const document = 'incomingRequestContext' in options ? options.document : undefined;
    // The gateway calls without a client's context only to load schemas and check health; neither is used with a static supergraph.
    if (!isRouterContext(context) || request.query === undefined) throw serviceUnavailable();
    const { caller, response, log } = context;
    const operation: SubgraphOperation = {
      query: request.query,
      document,
      variables: request.variables ?? {},
      operationName: request.operationName ?? null,
    };
    const { result, metadata } = await source.execute(operation, toldTo(name, caller));
    mergeResponseMetadata(response, metadata);
    if (name === 'auth') adoptSignIn(context, metadata.signIns);
    const errors = formattedErrors({ result, log, locale: caller.locale });
    return { data: result.data ?? null, ...(errors ? { errors } : {}) };
  },
});

/**
 * The graph's engine: plans and executes over the subgraphs. The only module that knows which library does it.
 * The supergraph is a file: the router starts, and answers what it can, with every subgraph down.
 */
export const createGateway = ({ supergraphSdl, sources }: { supergraphSdl: string; sources: SubgraphSources }): GatewayInterface =>
  new ApolloGateway({
    supergraphSdl,
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    buildService: ({ name }) => {
      if (!isSubgraphName(name)) throw new Error(`the supergraph names a subgraph that does not exist: ${name}`);
      return dataSource({ name, source: sources[name] });
    },
  });

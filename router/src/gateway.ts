import '#shared/hosting/withoutTelemetry.ts';
import { ApolloGateway } from '@apollo/gateway';
import type { GraphQLDataSource } from '@apollo/gateway';
import type { GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import { GraphQLError, parse } from 'graphql';
import type { SubgraphName } from '#events/envelope.ts';
import { subgraphNames } from '#events/envelope.ts';
import { Fault, serviceUnavailable } from '#shared/faults.ts';
import { formatFault } from '#shared/graphql/formatFault.ts';
import { mergeResponseMetadata } from '#shared/responseMetadata.ts';
import type { SignIn } from '#shared/responseMetadata.ts';
import { formattedErrors } from '#shared/hosting/inProcessHost.ts';
import type { SubgraphAnswer, SubgraphOperation } from '#shared/hosting/inProcessHost.ts';
import type { Caller } from '#shared/viewer.ts';
import type { RouterContext } from './context.ts';
import { createFetchErrors } from './fetchErrors.ts';
import { guardEngine } from './guardEngine.ts';
import { representationsOf } from './lostFields.ts';
import type { FetchAnswer, FetchErrors } from './fetchErrors.ts';

/** Where a subgraph is executed: in this process, or over HTTP. */
export type SubgraphSource = { execute(operation: SubgraphOperation, caller: Caller): Promise<SubgraphAnswer> };
export type SubgraphSources = Readonly<Record<SubgraphName, SubgraphSource>>;

const isSubgraphName = (name: string): name is SubgraphName => subgraphNames.some((known) => known === name);

const isRouterContext = (context: object): context is RouterContext => 'caller' in context && 'response' in context && 'log' in context;

// auth alone opens a session by them; nobody else needs to hold what opens one.
const toldTo = (name: SubgraphName, caller: Caller): Caller =>
  name === 'auth' ? caller : { ...caller, refreshCookie: null, deviceCookie: null };

type Asked = {
  name: SubgraphName;
  source: SubgraphSource;
  operation: SubgraphOperation;
  context: RouterContext;
  /** The entities that are asked for; null where the fetch begins at the root. */
  representations: readonly unknown[] | null;
};

const toGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError('a fetch failed', { originalError: error instanceof Error ? error : new Error(String(error)) });

const fetchErrorsOf = new WeakMap<object, FetchErrors>();

/**
 * Who has just signed in asks for the rest of this request. Only auth can say so, whatever another subgraph claims; and an answer that signed in two
 * accounts signs in neither here, for nothing tells whose the later fields are.
 */
const adoptSignIn = (context: RouterContext, signIns: readonly SignIn[] = []): void => {
  const [signIn] = signIns;
  if (!signIn || signIns.length !== 1) return;
  context.caller = { ...context.caller, viewer: signIn.viewer, locale: context.localeFor(signIn.locale) };
};

/** What a subgraph answered, or the fault that stands for an answer that could not be had or is none. */
const ask = async ({ source, operation, context, name, representations }: Asked): Promise<FetchAnswer> => {
  const { caller, response, log } = context;
  try {
    const { result, metadata } = await source.execute(operation, toldTo(name, caller));
    mergeResponseMetadata(response, metadata);
    if (name === 'auth') adoptSignIn(context, metadata.signIns);
    const data: Record<string, unknown> | null = result.data ?? null;
    const entities = data?.['_entities'];
    // The engine would throw, in its own words, and could not say which fields that has cost.
    if (representations !== null && data !== null && !(Array.isArray(entities) && entities.length === representations.length)) {
      log.error({ subgraph: name }, 'a subgraph answered for other entities than it was asked for');
      return { data: null, errors: [{ message: 'other entities', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] };
    }
    return { data, errors: formattedErrors({ result, log, locale: caller.locale }) ?? [] };
  } catch (error) {
    // A fault of the way there is logged where it happened; any other has not been seen yet.
    const fault =
      error instanceof Fault
        ? { message: error.message, extensions: { code: error.code } }
        : formatFault(toGraphQLError(error), { log, locale: caller.locale });
    return { data: null, errors: [fault] };
  }
};

const dataSource = ({ name, source }: { name: SubgraphName; source: SubgraphSource }): GraphQLDataSource => ({
  process: async (options) => {
    const { request, context } = options;
    // The gateway calls without a client's context only to load schemas and check health; neither is used with a static supergraph.
    if (!isRouterContext(context) || request.query === undefined || !('incomingRequestContext' in options)) throw serviceUnavailable();
    const document = options.document ?? parse(request.query, { noLocation: true });
    const variables = request.variables ?? {};
    const operation: SubgraphOperation = { query: request.query, document, variables, operationName: request.operationName ?? null };
    const representations = representationsOf({ document, variables });
    const answer = await ask({ source, operation, context, name, representations });
    const fetch = { planPath: options.pathInIncomingRequest ?? [], document, variables, representations };
    fetchErrorsOf.get(options.incomingRequestContext)?.answered(fetch, answer);
    return { data: answer.data, ...(answer.errors.length > 0 ? { errors: answer.errors } : {}) };
  },
});

/** Gives each error of a fetch the path of the field that it has cost. */
const attributing =
  (execute: GatewayExecutor): GatewayExecutor =>
  async (requestContext) => {
    const fetchErrors = createFetchErrors();
    fetchErrorsOf.set(requestContext, fetchErrors);
    return fetchErrors.finish(await execute(requestContext));
  };

/**
 * The graph's engine: plans and executes over the subgraphs. The only module that knows which library does it.
 * The supergraph is a file: the router starts, and answers what it can, with every subgraph down.
 */
export const createGateway = ({ supergraphSdl, sources }: { supergraphSdl: string; sources: SubgraphSources }): GatewayInterface => {
  const gateway = new ApolloGateway({
    supergraphSdl,
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    buildService: ({ name }) => {
      if (!isSubgraphName(name)) throw new Error(`the supergraph names a subgraph that does not exist: ${name}`);
      return dataSource({ name, source: sources[name] });
    },
  });
  // Inside the guard: the places of a fetch have the names that the engine works with.
  const attributed: GatewayInterface = {
    load: async (options) => {
      const loaded = await gateway.load(options);
      return { ...loaded, executor: attributing(loaded.executor) };
    },
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    stop: () => gateway.stop(),
  };
  return guardEngine(attributed, { logOf: (context) => (isRouterContext(context) ? context.log : null) });
};

import './withoutTelemetry.ts';
import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { Clock } from '../clock.ts';
import { runWithin } from '../concurrency/deadline.ts';
import type { SubgraphContext } from '../graphql/context.ts';
import { recordDenials } from '../graphql/denials.ts';
import { withoutValues } from '../graphql/documentErrors.ts';
import { serviceUnavailable, unauthenticated } from '../faults.ts';
import type { Fault } from '../faults.ts';
import { formatFault } from '../graphql/formatFault.ts';
import { createValueCheck } from '../graphql/variableValues.ts';
import { newId } from '../ids.ts';
import type { LimitStore } from '../limits/limitStore.ts';
import { createMemoryLimitStore } from '../limits/memoryLimitStore.ts';
import type { Logger } from '../log.ts';
import { emptyResponseMetadata } from '../responseMetadata.ts';
import { recordSecurityEvent } from '../securityEvents.ts';
import { createIdentityVerifier, identityHeader } from '../trust/identity.ts';
import { createResponseSigner, responseHeader } from '../trust/responseHeader.ts';
import { createServiceVerifier, serviceHeader } from '../trust/serviceProof.ts';
import { createUsedProofs } from '../trust/usedProofs.ts';
import type { Caller, SignedIn } from '../viewer.ts';
import { createApolloHandler } from './apolloHandler.ts';
import { mountHealth, stateOf } from './health.ts';
import { endIdleConnectionsWhileClosing } from './closing.ts';
import { guardConnections, refuseConnection, refusePlainly, refuseUrl, refuseWithoutHost, withoutHostCheck } from './plainRefusals.ts';
import { keepRawBodies, mountRoutes, rawBodyOf } from './routes.ts';
import type { Subgraph } from './subgraph.ts';

export type HttpHost = { url: string; port: number; close(): Promise<void> };

const maximumBodyBytes = 4 * 1024 * 1024;
// A client names its operations; a log line must not become as long as it likes.
const loggedNameCharacters = 100;

type HostOptions = {
  subgraph: Subgraph;
  /** The secret every process of the deployment shares: proofs are derived from it. */
  serviceSecret: string;
  clock: Clock;
  log: Logger;
  /** Sessions and users that lost their rights; null only for hosts that see no signed-in viewer. */
  revocations: { isRevoked(viewer: SignedIn): boolean; isStale(): boolean } | null;
  /** Stores the proofs that were used. The default is the memory of this process. */
  proofStore?: LimitStore;
};

const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
};

// Of what the context throws, Apollo Server keeps the code of a GraphQLError only.
const contextError = (fault: Fault): GraphQLError => new GraphQLError(fault.message, { extensions: { code: fault.code } });

/**
 * A subgraph as an HTTP server. It answers only requests that carry the router's proof: not its schema, not an error that
 * tells a field from none. Health, and the subgraph's public routes, stand beside it.
 */
export const createHttpApp = async ({
  subgraph,
  serviceSecret,
  clock,
  log,
  revocations,
  proofStore = createMemoryLimitStore({ clock }),
}: HostOptions): Promise<FastifyInstance> => {
  const identity = createIdentityVerifier({ secret: serviceSecret, subgraph: subgraph.name, clock });
  const service = createServiceVerifier({ secret: serviceSecret, subgraph: subgraph.name, clock });
  const response = createResponseSigner({ secret: serviceSecret, subgraph: subgraph.name, clock });
  const usedProofs = createUsedProofs(proofStore);
  const callers = new WeakMap<FastifyRequest, Caller>();

  const serverLog: FastifyBaseLogger = log;
  const app = Fastify({
    loggerInstance: serverLog,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: maximumBodyBytes,
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    http: withoutHostCheck,
    clientErrorHandler: refuseConnection,
    frameworkErrors: refuseUrl,
  });
  keepRawBodies(app);
  endIdleConnectionsWhileClosing(app);
  guardConnections(app.server);
  refuseWithoutHost(app);
  refusePlainly({ app, log });

  const checkValues = createValueCheck(subgraph.schema);
  const apollo = new ApolloServer<SubgraphContext>({
    schema: subgraph.schema,
    introspection: true,
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      {
        requestDidStart: () =>
          Promise.resolve({
            // Reading again harms nobody who could not read the first answer; a change is made once.
            didResolveOperation: async ({ contextValue, operation, request }) => {
              if (operation?.operation !== OperationTypeNode.MUTATION) return;
              if (await usedProofs.useOnce(request.http?.headers.get(identityHeader) ?? '')) return;
              recordSecurityEvent(contextValue.log, 'service_proof_refused', { reason: 'used_before', path: '/graphql' });
              throw new GraphQLError('used before', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
            },
            responseForOperation: ({ document, operation, request, contextValue: { log: requestLog, locale } }) => {
              const errors = checkValues({ document, operation, variables: request.variables ?? {} });
              if (errors.length === 0) return Promise.resolve(null);
              const formatted = errors.map((error) => formatFault(error, { log: requestLog, locale }));
              return Promise.resolve({
                http: { status: 400, headers: new HeaderMap() },
                body: { kind: 'single', singleResult: { errors: formatted } },
              });
            },
            willSendResponse: ({ contextValue, document, errors, operationName, response: answer }) => {
              recordDenials({ errors, viewer: contextValue.viewer, client: contextValue.client, log: contextValue.log });
              if (answer.body.kind === 'single' && answer.body.singleResult.errors && errors) {
                const shown = withoutValues({ schema: subgraph.schema, document, errors });
                answer.body.singleResult.errors = shown.map((error) =>
                  formatFault(error, { log: contextValue.log, locale: contextValue.locale }),
                );
              }
              answer.http.headers.set(
                responseHeader,
                response.sign({ requestId: contextValue.requestId, metadata: contextValue.response }),
              );
              contextValue.log.info(
                { operation: operationName?.slice(0, loggedNameCharacters) ?? null, error_count: errors?.length ?? 0 },
                'operation executed',
              );
              return Promise.resolve();
            },
          }),
      },
    ],
  });
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());

  const requireProof = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const body = rawBodyOf(request);
    const proof = identity.verify({ header: request.headers[identityHeader], body });
    if (!proof.ok) {
      recordSecurityEvent(log.child({ request_id: newId('req') }), 'service_proof_refused', { reason: proof.errors[0], path: '/graphql' });
      await reply.code(401).send({ errors: [{ message: 'UNAUTHENTICATED', extensions: { code: 'UNAUTHENTICATED' } }] });
      return;
    }
    callers.set(request, proof.value);
    request.body = parseJson(body);
  };

  const handler = createApolloHandler({
    apollo,
    context: (request) => {
      const caller = callers.get(request);
      if (!caller) throw contextError(unauthenticated());
      const requestLog = log.child({ request_id: caller.requestId });
      if (caller.viewer.kind === 'user' && revocations?.isRevoked(caller.viewer)) {
        // Heard of here before the router has: it did not refuse it.
        const { userId: user_id, sessionId: session_id } = caller.viewer;
        recordSecurityEvent(requestLog, 'access_token_refused', { reason: 'revoked', user_id, session_id });
        throw contextError(unauthenticated());
      }
      if (caller.viewer.kind === 'user' && revocations?.isStale()) throw contextError(serviceUnavailable());
      return Promise.resolve(
        subgraph.context({
          ...caller,
          response: emptyResponseMetadata(),
          log: requestLog,
          vouched: new WeakSet(),
        }),
      );
    },
  });
  app.route({
    method: 'POST',
    url: '/graphql',
    preHandler: requireProof,
    handler(request, reply) {
      const caller = callers.get(request);
      return caller ? runWithin(caller.deadline, () => handler.call(this, request, reply)) : handler.call(this, request, reply);
    },
  });

  // A host that has never read the list makes signed-in callers wait, so it takes no traffic yet.
  const parts = (): Record<string, boolean> => ({
    subgraph: subgraph.isReady(),
    ...(revocations ? { revocationLog: !revocations.isStale() } : {}),
  });
  mountHealth({
    app,
    health: {
      isReady: () => Object.values(parts()).every(Boolean),
      report: () => Promise.resolve(Object.fromEntries(Object.entries(parts()).map(([name, isReady]) => [name, stateOf(isReady)]))),
    },
  });
  mountRoutes({
    app,
    routes: subgraph.routes,
    log,
    serviceCheck: ({ method, pathAndQuery, body, headers }) =>
      service.verifyService({ header: headers[serviceHeader], method, pathAndQuery, body }).ok,
  });
  return app;
};

export const startHttpHost = async ({ host, port, ...options }: HostOptions & { host: string; port: number }): Promise<HttpHost> => {
  const app = await createHttpApp(options);
  const url = await app.listen({ host, port });
  return { url, port: Number(new URL(url).port), close: () => app.close() };
};

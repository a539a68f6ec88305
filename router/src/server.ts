import '#shared/hosting/withoutTelemetry.ts';
import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import { withoutValues } from '#shared/graphql/documentErrors.ts';
import { createApolloHandler } from '#shared/hosting/apolloHandler.ts';
import { endIdleConnectionsWhileClosing } from '#shared/hosting/closing.ts';
import {
  guardConnections,
  refuseConnection,
  refusePlainly,
  refuseUrl,
  refuseWithoutHost,
  withoutHostCheck,
} from '#shared/hosting/plainRefusals.ts';
import { mountHealth, stateOf } from '#shared/hosting/health.ts';
import type { Health } from '#shared/hosting/health.ts';
import { keepRawBodies, mountRoutes } from '#shared/hosting/routes.ts';
import type { Route } from '#shared/hosting/subgraph.ts';
import { newId } from '#shared/ids.ts';
import { defaultLocale } from '#shared/viewer.ts';
import { finishRefusal, toClientErrors } from './answerErrors.ts';
import type { RouterContext } from './context.ts';
import { setCookieLine } from './cookies.ts';
import { allowOrigins, foreignPages } from './crossOrigin.ts';
import { createIdentity } from './identity.ts';
import type { IdentityOptions } from './identity.ts';
import { operationRules } from './operationRules.ts';
import { readOperation } from './readOperation.ts';
import { refuseFailedOperation, refuseOperation } from './refusals.ts';

export type RouterOptions = IdentityOptions & {
  gateway: GatewayInterface;
  host: string;
  port: number;
  isProduction: boolean;
  trustedProxies: readonly string[];
  /** Pages of other origins that may read answers; each is scheme, host and port, compared whole. */
  allowedOrigins: readonly string[];
  /** Plain routes of subgraphs that run in this process: webhooks, the key set. */
  routes: readonly Route[];
  health: Health;
};
export type Router = { url: string; port: number; close(): Promise<void> };

const maximumBodyBytes = 1024 * 1024;
// A client names its operations; a log line must not become as long as it likes.
const loggedNameCharacters = 100;

const finishAnswers: ApolloServerPlugin<RouterContext> = {
  requestDidStart: ({ contextValue: { caller, log, response } }) => {
    const startedAt = performance.now();
    return Promise.resolve({
      willSendResponse: ({ response: answer, operationName, operation, document, schema, errors }) => {
        if (answer.body.kind === 'single' && answer.body.singleResult.errors) {
          answer.body.singleResult.errors = toClientErrors({
            errors: errors ? withoutValues({ schema, document, errors }) : answer.body.singleResult.errors,
            status: answer.http.status,
            locale: caller.locale,
            requestId: caller.requestId,
          });
        }
        const headers = answer.http.headers;
        headers.set('x-request-id', caller.requestId);
        headers.set('cache-control', 'no-store');
        if (response.retryAfterSeconds !== null) headers.set('retry-after', String(Math.ceil(response.retryAfterSeconds)));
        log.info(
          {
            operation: operationName?.slice(0, loggedNameCharacters) ?? null,
            kind: operation?.operation ?? null,
            error_count: errors?.length ?? 0,
            duration_ms: Math.round(performance.now() - startedAt),
          },
          'operation answered',
        );
        return Promise.resolve();
      },
    });
  },
};

const createRouterApp = async ({
  gateway,
  isProduction,
  trustedProxies,
  routes,
  allowedOrigins,
  health,
  ...identityOptions
}: Omit<RouterOptions, 'host' | 'port'>): Promise<FastifyInstance> => {
  const { log } = identityOptions;
  const serverLog: FastifyBaseLogger = log;
  const app = Fastify({
    loggerInstance: serverLog,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: maximumBodyBytes,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
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
  await allowOrigins(app, { origins: allowedOrigins, isProduction });
  // Not async: a reply is thenable, and awaiting it would wait for the answer it is part of.
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    done();
  });

  let isSchemaLoaded = false;
  gateway.onSchemaLoadOrUpdate(() => {
    isSchemaLoaded = true;
  });
  const apollo = new ApolloServer<RouterContext>({
    gateway,
    introspection: !isProduction,
    hideSchemaDetailsFromClientErrors: isProduction,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    allowBatchedHttpRequests: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      isProduction
        ? ApolloServerPluginLandingPageDisabled()
        : ApolloServerPluginLandingPageLocalDefault({ footer: false, embed: { runTelemetry: false } }),
      ...operationRules,
      finishAnswers,
    ],
  });
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());

  const identify = createIdentity(identityOptions);
  const isForeignPage = foreignPages({ origins: allowedOrigins, isProduction });
  const contexts = new WeakMap<FastifyRequest, RouterContext>();
  const presented = new WeakMap<FastifyRequest, { method: string; accept: string }>();
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    errorHandler: refuseFailedOperation(log),
    preHandler: (request, reply, done) => {
      const operation = readOperation({ request, withPage: !isProduction });
      if (operation.refusal !== null) {
        refuseOperation(reply, operation.refusal);
        return;
      }
      request.body = operation.body;
      presented.set(request, operation);
      done();
    },
    handler: createApolloHandler({
      apollo,
      present: (request) => presented.get(request),
      context: async (request) => {
        const context = {
          ...(await identify(request)),
          isForeignPage: isForeignPage(request),
          isByAddress: request.method === 'GET',
        };
        contexts.set(request, context);
        return context;
      },
    }),
    onSend: (request, reply, payload, done) => {
      const context = contexts.get(request);
      // Not in Apollo's headers: they hold one line for each name, and each cookie needs a separate line.
      const cookies = context?.response.cookies ?? [];
      if (cookies.length > 0) reply.header('set-cookie', cookies.map(setCookieLine));
      if (reply.statusCode < 400 || reply.hasHeader('x-request-id')) {
        done(null, payload);
        return;
      }
      // Apollo refused it before there was an operation, and so before any plugin of ours could finish the answer.
      const requestId = context?.caller.requestId ?? newId('req');
      reply.headers({ 'x-request-id': requestId, 'cache-control': 'no-store' });
      done(null, finishRefusal({ payload, locale: context?.caller.locale ?? defaultLocale, requestId }));
    },
  });
  mountHealth({
    app,
    health: {
      isReady: () => isSchemaLoaded && health.isReady(),
      report: async () => ({ schema: stateOf(isSchemaLoaded), ...(await health.report()) }),
    },
  });
  mountRoutes({ app, routes, log, serviceCheck: null });
  return app;
};

/** The one endpoint of the product. */
export const startRouter = async ({ host, port, ...options }: RouterOptions): Promise<Router> => {
  const app = await createRouterApp(options);
  const url = await app.listen({ host, port });
  return { url, port: Number(new URL(url).port), close: () => app.close() };
};

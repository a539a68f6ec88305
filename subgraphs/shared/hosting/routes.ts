import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '../ids.ts';
import type { Logger } from '../log.ts';
import { recordSecurityEvent } from '../securityEvents.ts';
import type { Route } from './subgraph.ts';

export type ServiceCheck = (request: { method: string; pathAndQuery: string; body: Buffer; headers: FastifyRequest['headers'] }) => boolean;

/** Keeps bodies as bytes until a route parses them: signatures are computed over the bytes received. */
export const keepRawBodies = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
};

export const rawBodyOf = (request: FastifyRequest): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));

const send = (
  reply: FastifyReply,
  { status, headers = {}, body }: { status: number; headers?: Readonly<Record<string, string>>; body: unknown },
): FastifyReply =>
  reply
    .code(status)
    .headers({ 'cache-control': 'no-store', ...headers })
    .send(body);

/** Mounts a subgraph's plain routes. Without a `serviceCheck` its service routes do not exist on this host. */
export const mountRoutes = ({
  app,
  routes,
  log,
  serviceCheck,
}: {
  app: FastifyInstance;
  routes: readonly Route[];
  log: Logger;
  serviceCheck: ServiceCheck | null;
}): void => {
  for (const route of routes) {
    if (route.access === 'service' && serviceCheck === null) continue;
    app.route({
      method: route.method,
      url: route.path,
      // A HEAD would do what a GET does, and use up what works once.
      exposeHeadRoute: false,
      // A route that takes no body says 0, which Fastify takes for a mistake.
      bodyLimit: Math.max(1, route.maximumBytes),
      handler: async (request, reply) => {
        const requestLog = log.child({ request_id: newId('req') });
        const rawBody = rawBodyOf(request);
        const isProved =
          route.access === 'public' ||
          serviceCheck?.({ method: request.method, pathAndQuery: request.url, body: rawBody, headers: request.headers });
        if (!isProved) {
          recordSecurityEvent(requestLog, 'service_proof_refused', { path: route.path });
          return send(reply, { status: 401, body: { error: 'UNAUTHENTICATED' } });
        }
        try {
          const query = new URLSearchParams(request.url.split('?')[1] ?? '');
          return await send(reply, await route.handle({ headers: request.headers, rawBody, query, log: requestLog }));
        } catch (error) {
          requestLog.error({ err: error, path: route.path }, 'a route failed');
          return send(reply, { status: 503, headers: { 'retry-after': '1' }, body: { error: 'SERVICE_UNAVAILABLE' } });
        }
      },
    });
  }
};

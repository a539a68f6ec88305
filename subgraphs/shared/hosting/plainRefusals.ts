import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '../ids.ts';
import type { Logger } from '../log.ts';

type PlainRefusal = { status: number; error: string };

/** The status of what a request has thrown before it reached a handler of ours; 500 for a fault of ours. */
export const statusOf = (error: unknown): number => {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
};

const refuse = (reply: FastifyReply, { status, error }: PlainRefusal): FastifyReply => {
  const requestId = newId('req');
  return reply.code(status).headers({ 'x-request-id': requestId, 'cache-control': 'no-store' }).send({ error, request_id: requestId });
};

/** Answers what no handler answers: the framework's own answers would name it, and repeat what was sent. */
export const refusePlainly = ({ app, log }: { app: FastifyInstance; log: Logger }): void => {
  app.setNotFoundHandler((_request, reply) => refuse(reply, { status: 404, error: 'NOT_FOUND' }));
  app.setErrorHandler((error, _request, reply) => {
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error }, 'a request failed');
    return refuse(reply, { status, error: status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST' });
  });
};

/** For an address that is none: no route has been found yet. */
export const refuseUrl = (_error: unknown, _request: FastifyRequest, reply: FastifyReply): void => {
  void refuse(reply, { status: 400, error: 'BAD_REQUEST' });
};

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

const answerOnSocket = (socket: Duplex, status: number): void => {
  const requestId = newId('req');
  const body = JSON.stringify({ error: 'BAD_REQUEST', request_id: requestId });
  const head = [
    `HTTP/1.1 ${String(status)} ${reasons[status] ?? 'Bad Request'}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${String(Buffer.byteLength(body))}`,
    `x-request-id: ${requestId}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
};

const statusByFault: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

type Exchange = { request: IncomingMessage; response: ServerResponse };
const lastExchanges = new WeakMap<Duplex, Exchange>();

/** For bytes that are no HTTP request: there is nothing but the socket to answer on. */
export const refuseConnection = (error: Error & { code?: string }, socket: Duplex): void => {
  const last = lastExchanges.get(socket);
  // The rest of a request that has its answer: a second one would pass for the answer to the next.
  const isAnswered = last !== undefined && last.response.headersSent && !last.request.complete;
  if (!socket.writable || isAnswered || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  answerOnSocket(socket, statusByFault[error.code ?? ''] ?? 400);
};

/** Answers what Node would end without a word (CONNECT), and remembers which requests have their answer. */
export const guardConnections = (server: Server): void => {
  server.on('connect', (_request, socket) => {
    socket.on('error', () => socket.destroy());
    answerOnSocket(socket, 405);
  });
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    lastExchanges.set(request.socket, { request, response });
  });
};

/** Node's own answer to a request without a Host has no body, and does not end there: this server takes such a request and refuses it. */
export const withoutHostCheck = { requireHostHeader: false } as const;
export const refuseWithoutHost = (app: FastifyInstance): void => {
  app.addHook('onRequest', (request, reply, done) => {
    const { httpVersion, headers } = request.raw;
    if (headers.host !== undefined || httpVersion === '1.0') done();
    else void refuse(reply, { status: 400, error: 'BAD_REQUEST' });
  });
};

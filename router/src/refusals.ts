import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultCode } from '#shared/graphql/faults.ts';
import { faultMessage } from '#shared/graphql/faults.ts';
import { newId } from '#shared/ids.ts';
import type { Logger } from '#shared/log.ts';
import { say } from '#shared/messages.ts';
import type { Message } from '#shared/messages.ts';
import { localeHeader, resolveLocale } from './locale.ts';

/** What is refused before the graph has seen it: no operation, no caller, and still a code, an id and nothing of the inside. */
type Refusal = { status: number; code: FaultCode; message: Message };

const malformed: Refusal = {
  status: 400,
  code: 'BAD_REQUEST',
  message: { fr: 'La requête n’est pas lisible.', en: 'The request cannot be read.' },
};
export const notJson: Refusal = {
  status: 415,
  code: 'BAD_REQUEST',
  message: { fr: 'Le corps doit être du JSON (application/json) en UTF-8.', en: 'The body must be JSON (application/json) in UTF-8.' },
};
const byStatus: Readonly<Record<number, Refusal>> = {
  408: {
    ...malformed,
    status: 408,
    message: { fr: 'La requête a mis trop de temps à arriver.', en: 'The request took too long to arrive.' },
  },
  413: {
    ...malformed,
    status: 413,
    message: { fr: 'Le corps de la requête est trop grand.', en: 'The body of the request is too large.' },
  },
  431: { ...malformed, status: 431, message: { fr: 'Les en-têtes sont trop grands.', en: 'The headers are too large.' } },
};
const failed: Refusal = {
  status: 500,
  code: 'INTERNAL_SERVER_ERROR',
  message: { fr: 'Une erreur est survenue de notre côté.', en: 'Something went wrong on our side.' },
};

const refusalOf = (error: unknown): Refusal => {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  if (typeof status !== 'number' || status >= 500 || status < 400) return failed;
  return byStatus[status] ?? { ...malformed, status };
};

const localeOf = ({ headers }: FastifyRequest) =>
  resolveLocale({ chosen: headers[localeHeader], account: null, accepted: headers['accept-language'] });

const refuse = (reply: FastifyReply, { status, requestId, body }: { status: number; requestId: string; body: object }): FastifyReply =>
  reply.code(status).headers({ 'x-request-id': requestId, 'cache-control': 'no-store' }).send(body);

/** On the graph's own path: in the shape of a GraphQL answer, which is what its clients can read. */
export const refuseOperation = (reply: FastifyReply, { status, code, message }: Refusal): void => {
  const [requestId, locale] = [newId('req'), localeOf(reply.request)];
  const error = { message: faultMessage(code, locale) ?? say(message, locale), extensions: { code, request_id: requestId } };
  void refuse(reply, { status, requestId, body: { errors: [error] } });
};

const isOurJson = (contentType: string | undefined): boolean =>
  /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?;?\s*$/i.test(contentType ?? '');

/** Whatever a form, a script of another site or a mislabelled client sends is not read as an operation, whichever headers come with it. */
export const isUnreadableOperation = ({ method, headers }: FastifyRequest): boolean =>
  method === 'POST' && !isOurJson(headers['content-type']);

export const refuseFailedOperation =
  (log: Logger) =>
  (error: unknown, _request: FastifyRequest, reply: FastifyReply): void => {
    const refusal = refusalOf(error);
    if (refusal.status >= 500) log.error({ err: error }, 'a request failed before its operation began');
    refuseOperation(reply, refusal);
  };

const plain = (reply: FastifyReply, { status, error }: { status: number; error: string }): FastifyReply => {
  const requestId = newId('req');
  return refuse(reply, { status, requestId, body: { error, request_id: requestId } });
};

/** Everywhere else: the framework's own answers would name it, and repeat what was sent. */
export const refusePlainly = ({ app, log }: { app: FastifyInstance; log: Logger }): void => {
  app.setNotFoundHandler((_request, reply) => plain(reply, { status: 404, error: 'NOT_FOUND' }));
  app.setErrorHandler((error, _request, reply) => {
    const { status, code } = refusalOf(error);
    if (status >= 500) log.error({ err: error }, 'a request failed');
    return plain(reply, { status, error: code });
  });
};

/** For an address that is none: no route has been found yet. */
export const refuseUrl = (_error: unknown, _request: FastifyRequest, reply: FastifyReply): void => {
  void plain(reply, { status: 400, error: 'BAD_REQUEST' });
};

const statusByFault: Readonly<Record<string, { status: number; reason: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, reason: 'Request Header Fields Too Large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, reason: 'Request Timeout' },
};

/** For bytes that are no HTTP request: there is nothing but the socket to answer on. */
export const refuseConnection = (error: Error & { code?: string }, socket: Socket): void => {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const { status, reason } = statusByFault[error.code ?? ''] ?? { status: 400, reason: 'Bad Request' };
  const requestId = newId('req');
  const body = JSON.stringify({ error: 'BAD_REQUEST', request_id: requestId });
  const head = [
    `HTTP/1.1 ${String(status)} ${reason}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${String(Buffer.byteLength(body))}`,
    `x-request-id: ${requestId}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
};

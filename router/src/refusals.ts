import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FaultCode } from '#shared/faults.ts';
import { faultMessage } from '#shared/graphql/faults.ts';
import { statusOf } from '#shared/hosting/plainRefusals.ts';
import { newId } from '#shared/ids.ts';
import type { Logger } from '#shared/log.ts';
import { textIn } from '#shared/messages.ts';
import type { Message } from '#shared/messages.ts';
import { localeHeader, resolveLocale } from './locale.ts';

/** What is refused before the graph has seen it: no operation, no caller, and still a code, an id and nothing of the inside. */
export type Refusal = { status: number; code: FaultCode; message: Message };

const malformed: Refusal = {
  status: 400,
  code: 'BAD_REQUEST',
  message: { fr: 'La requête n’est pas lisible.', en: 'The request cannot be read.' },
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
  const status = statusOf(error);
  return status >= 500 ? failed : (byStatus[status] ?? { ...malformed, status });
};

const localeOf = ({ headers }: FastifyRequest) =>
  resolveLocale({ chosen: headers[localeHeader], account: null, accepted: headers['accept-language'] });

const refuse = (reply: FastifyReply, { status, requestId, body }: { status: number; requestId: string; body: object }): FastifyReply =>
  reply.code(status).headers({ 'x-request-id': requestId, 'cache-control': 'no-store' }).send(body);

/** On the graph's own path: in the shape of a GraphQL answer, which is what its clients can read. */
export const refuseOperation = (reply: FastifyReply, { status, code, message }: Refusal): void => {
  const [requestId, locale] = [newId('req'), localeOf(reply.request)];
  const error = { message: faultMessage(code, locale) ?? textIn(message, locale), extensions: { code, request_id: requestId } };
  void refuse(reply, { status, requestId, body: { errors: [error] } });
};

export const refuseFailedOperation =
  (log: Logger) =>
  (error: unknown, _request: FastifyRequest, reply: FastifyReply): void => {
    const refusal = refusalOf(error);
    if (refusal.status >= 500) log.error({ err: error }, 'a request failed before its operation began');
    refuseOperation(reply, refusal);
  };

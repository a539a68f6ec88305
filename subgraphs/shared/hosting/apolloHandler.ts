import './withoutTelemetry.ts';
import { HeaderMap } from '@apollo/server';
import type { ApolloServer, BaseContext } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';

const searchOf = (url: string): string => {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start);
};

const headersOf = ({ headers }: FastifyRequest): HeaderMap => {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
};

/**
 * Passes requests on to Apollo Server. The target and the headers are passed as they are: nothing here parses an address, so no byte of
 * a client can make it throw. The body is what the host has parsed.
 */
export const createApolloHandler = <Context extends BaseContext>({
  apollo,
  context,
  present,
}: {
  apollo: ApolloServer<Context>;
  context: (request: FastifyRequest) => Promise<Context>;
  /** What a host that has read the request itself presents in its place: an operation of an address becomes a body, the type of the answer is settled. */
  present?: (request: FastifyRequest) => { method: string; accept: string } | undefined;
}) => {
  apollo.assertStarted('createApolloHandler()');
  return async (request: FastifyRequest, reply: FastifyReply): Promise<string> => {
    const headers = headersOf(request);
    const presented = present?.(request);
    if (presented) headers.set('accept', presented.accept);
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: presented?.method ?? request.method, headers, search: searchOf(request.url), body: request.body },
      context: () => context(request),
    });
    if (answer.body.kind !== 'complete') throw new Error('an answer in parts: no operation of this graph has one');
    for (const [name, value] of answer.headers) reply.header(name, value);
    reply.code(answer.status ?? 200);
    return answer.body.string;
  };
};

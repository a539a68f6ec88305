import { Pool } from 'undici';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import type { SubgraphName } from '#events/envelope.ts';
import type { Clock } from '#shared/clock.ts';
import { subgraphDeadline } from '#shared/concurrency/deadline.ts';
import { serviceUnavailable, timedOut } from '#shared/faults.ts';
import type { Logger } from '#shared/log.ts';
import { emptyResponseMetadata } from '#shared/responseMetadata.ts';
import { createIdentitySigner, identityHeader } from '#shared/trust/identity.ts';
import { createResponseVerifier, responseHeader } from '#shared/trust/responseHeader.ts';
import type { SubgraphSource } from './gateway.ts';

const maximumSockets = 64;
const minimumTimeoutMs = 1;
// An answer beyond this is a fault of the subgraph, and must not become one of the router's memory.
const maximumAnswerBytes = 8 * 1024 * 1024;

// Only what formatFault lets through is read back: a subgraph's other extensions never reach a client.
const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.object({ code: z.string(), field: z.string().optional(), retryAfterSeconds: z.number().optional() }).optional(),
      }),
    )
    .optional(),
});

export type HttpSource = SubgraphSource & { close(): Promise<void> };

/** A subgraph over HTTP: one bounded pool of connections, each request with the signed word of who is asking. */
export const createHttpSource = ({
  subgraph,
  url,
  serviceSecret,
  clock,
  log,
}: {
  subgraph: SubgraphName;
  url: string;
  serviceSecret: string;
  clock: Clock;
  log: Logger;
}): HttpSource => {
  const pool = new Pool(new URL(url).origin, {
    connections: maximumSockets,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    connectTimeout: 1_000,
    maxResponseSize: maximumAnswerBytes,
  });
  const identity = createIdentitySigner({ secret: serviceSecret, clock });
  const response = createResponseVerifier({ secret: serviceSecret, clock });

  const post = async (body: string, caller: Parameters<SubgraphSource['execute']>[1]) => {
    const remainingMs = Math.max(minimumTimeoutMs, Math.ceil(caller.deadline.remainingMs()));
    const inner = { ...caller, deadline: subgraphDeadline(caller.deadline) };
    try {
      const answer = await pool.request({
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json', [identityHeader]: identity.sign({ subgraph, body, caller: inner }) },
        body,
        signal: AbortSignal.timeout(remainingMs),
      });
      return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
    } catch (error) {
      log.warn({ err: error, subgraph, request_id: caller.requestId }, 'a subgraph did not answer');
      throw error instanceof Error && error.name === 'TimeoutError' ? timedOut() : serviceUnavailable();
    }
  };

  const parseAnswer = (text: string) => {
    try {
      return answerSchema.safeParse(JSON.parse(text)).data ?? null;
    } catch {
      return null;
    }
  };

  return {
    execute: async ({ query, variables, operationName }, caller) => {
      const { status, headers, text } = await post(JSON.stringify({ query, variables, operationName }), caller);
      if (status === 401) {
        // Our own proof was refused: secrets or clocks differ. That is nothing the client could mend by signing in.
        log.error({ subgraph, request_id: caller.requestId }, 'a subgraph refused the proof of the router');
        throw serviceUnavailable();
      }
      const answer = parseAnswer(text);
      if (answer === null || (answer.data === undefined && answer.errors === undefined)) {
        log.error({ subgraph, status, request_id: caller.requestId }, 'a subgraph sent an answer that is not GraphQL');
        throw serviceUnavailable();
      }
      const metadata = response.verify({ subgraph, requestId: caller.requestId, header: headers[responseHeader] });
      const errors = answer.errors?.map(
        ({ message, path, extensions }) =>
          new GraphQLError(message, { ...(path ? { path } : {}), extensions: extensions ?? { code: 'INTERNAL_SERVER_ERROR' } }),
      );
      return {
        result: { data: answer.data ?? null, ...(errors ? { errors } : {}) },
        metadata: metadata.ok ? metadata.value : emptyResponseMetadata(),
      };
    },
    close: () => pool.close(),
  };
};

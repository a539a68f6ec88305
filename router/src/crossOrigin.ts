import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

// Apollo's explorer runs in the browser on a page of its vendor's and asks from there. Nobody's production graph has to answer it.
const explorerOrigin = 'https://studio.apollographql.com';
const preflightSeconds = 600;

/**
 * Lets the pages of exactly these origins read answers and send cookies. An origin is compared whole: no wildcard, no suffix, no case
 * folding, never `null`; any other page's script gets no header that would let it read an answer.
 */
export const allowOrigins = async (
  app: FastifyInstance,
  { origins, isProduction }: { origins: readonly string[]; isProduction: boolean },
): Promise<void> => {
  const allowed = new Set(isProduction ? origins : [...origins, explorerOrigin]);
  await app.register(cors, {
    origin: (origin, decide) => decide(null, origin !== undefined && allowed.has(origin)),
    credentials: true,
    methods: ['GET', 'POST'],
    allowedHeaders: ['content-type', 'authorization', 'x-har-locale', 'apollo-require-preflight', 'x-apollo-operation-name'],
    exposedHeaders: ['x-request-id', 'retry-after'],
    maxAge: preflightSeconds,
    // A preflight from elsewhere is answered as any other request to the path is, without leave.
    strictPreflight: false,
  });
};

import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';

// Apollo's explorer runs in the browser on its vendor's page. A production graph does not answer it.
const explorerOrigin = 'https://studio.apollographql.com';
const preflightSeconds = 600;

type OriginOptions = { origins: readonly string[]; isProduction: boolean };

/** Those that are named, and the one that clients reach us by: a proxy may pass on its own name for us as Host. */
export const originsOf = ({ origins, publicUrl }: { origins: readonly string[]; publicUrl: string | undefined }): readonly string[] =>
  publicUrl === undefined ? origins : [...new Set([...origins, new URL(publicUrl).origin])];

const allowedBy = ({ origins, isProduction }: OriginOptions): ReadonlySet<string> =>
  new Set(isProduction ? origins : [...origins, explorerOrigin]);

/**
 * Lets the pages of exactly these origins read answers and send cookies. An origin is compared whole: no wildcard, no suffix, no case
 * folding, never `null`; any other page's script gets no header that would let it read an answer.
 */
export const allowOrigins = async (app: FastifyInstance, options: OriginOptions): Promise<void> => {
  const allowed = allowedBy(options);
  await app.register(cors, {
    origin: (origin, decide) => decide(null, origin !== undefined && allowed.has(origin)),
    credentials: true,
    methods: ['GET', 'POST'],
    // No list of request headers: an allowed page may send any, as a program may. Clients and tracing libraries add their own, and none has a right.
    exposedHeaders: ['x-request-id', 'retry-after'],
    maxAge: preflightSeconds,
    // A preflight from elsewhere is answered as any other request to the path is, without leave.
    strictPreflight: false,
  });
};

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).hostname : null);

/**
 * Whether a page asks that is neither of our own host nor of an allowed origin. Browsers ask for leave before they send one of those, and do not
 * send our cookie with it; this stands behind both. Proxies may drop the port of Host, and cookies do not go by ports: the host is compared.
 */
export const foreignPages = (options: OriginOptions): ((request: FastifyRequest) => boolean) => {
  const allowed = allowedBy(options);
  return ({ headers: { origin, host } }) =>
    origin !== undefined &&
    !allowed.has(origin) &&
    (host === undefined || hostOf(origin) === null || hostOf(origin) !== hostOf(`http://${host}`));
};

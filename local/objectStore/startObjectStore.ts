import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { systemClock } from '#shared/clock.ts';
import { guardConnections, refuseConnection } from '#shared/hosting/plainRefusals.ts';
import { objectRequests } from './objectRequests.ts';
import { openObjectFiles } from './objectFiles.ts';
import { errorXml } from './s3Answers.ts';
import { verifySignature } from './signatureV4.ts';
import type { S3Problem } from './s3Answers.ts';

export type StartObjectStore = {
  /** 0: any free port. */
  port: number;
  dataDir: string;
  accessKeyId: string;
  secretAccessKey: string;
  bucket: string;
  objectMaxBytes?: number;
  /** The clock that signatures are compared with. */
  now?: () => number;
  log: (line: string) => void;
};

export type ObjectStore = { endpoint: string; port: number; bucket: string; stop: () => Promise<void> };

const OBJECT_MAX_BYTES = 100 * 1024 * 1024;
const KEY_MAX_BYTES = 1024;

// The presigned URL authorizes a browser. The origin does not matter.
const crossOrigin = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, PUT, DELETE',
  'access-control-allow-headers': '*, authorization',
  'access-control-expose-headers': 'ETag, Content-Range, Accept-Ranges',
  'access-control-max-age': '600',
};

const machineMs = (): number => systemClock().now().getTime();

/** One bucket with S3's protocol, path style, on 127.0.0.1: GET, HEAD, PUT and DELETE of objects, ListObjectsV2, Signature V4. */
export const startObjectStore = async (options: StartObjectStore): Promise<ObjectStore> => {
  const { port, dataDir, accessKeyId, secretAccessKey, bucket, objectMaxBytes = OBJECT_MAX_BYTES, now = machineMs, log } = options;
  const requests = objectRequests({ files: await openObjectFiles(dataDir), bucket, objectMaxBytes });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<S3Problem | null> => {
    const target = parseTarget(request.url ?? '/');
    if (target === null) return { status: 400, code: 'InvalidURI', message: "Couldn't parse the specified URI." };
    const method = request.method ?? 'GET';
    const { path, query } = target;
    const verdict = verifySignature({ method, path, query, headers: joinedHeaders(request) }, { accessKeyId, secretAccessKey }, now());
    if (!verdict.ok) return verdict.problem;
    if (target.bucket !== bucket) return { status: 404, code: 'NoSuchBucket', message: 'The specified bucket does not exist' };
    if (Buffer.byteLength(target.key) > KEY_MAX_BYTES) return { status: 400, code: 'KeyTooLongError', message: 'Your key is too long' };
    return requests({ method, key: target.key, query: new Map(query), payloadSha256: verdict.payloadSha256, request, response });
  };

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(crossOrigin)) response.setHeader(name, value);
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    void answer(request, response)
      .catch((error: unknown): S3Problem | null => {
        if (response.destroyed || (request.destroyed && !request.complete)) return null;
        log(`object store: ${String(error)}`);
        return { status: 500, code: 'InternalError', message: 'We encountered an internal error. Please try again.' };
      })
      .then((problem) => {
        if (problem === null) return;
        if (response.headersSent) return void response.destroy();
        // The rest of a rejected body is not read.
        if (!request.complete) response.setHeader('connection', 'close');
        response.writeHead(problem.status, { 'content-type': 'application/xml' });
        const [resource = '/'] = (request.url ?? '/').split('?');
        response.end(request.method === 'HEAD' ? undefined : errorXml(problem, resource));
      });
  });
  server.on('clientError', refuseConnection);
  guardConnections(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, () => resolve());
  });
  const address = server.address();
  const bound = address !== null && typeof address === 'object' ? address.port : port;
  return {
    endpoint: `http://127.0.0.1:${bound}`,
    port: bound,
    bucket,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

type Target = { path: string; bucket: string; key: string; query: [string, string][] };

/** Null for a path that is not percent-encoded UTF-8, and for a path that leaves the bucket, in any encoding. */
const parseTarget = (url: string): Target | null => {
  const [path = '', search = ''] = url.split(/\?(.*)/s, 2);
  try {
    const [root, bucket = '', ...segments] = path.split('/').map((segment) => decodeURIComponent(segment));
    const key = segments.join('/');
    const climbs = [bucket, ...key.split(/[/\\]/)].some((segment) => segment === '..' || segment === '.');
    if (root !== '' || climbs || path.includes('%00')) return null;
    const query = search.split('&').filter((pair) => pair !== '');
    return { path, bucket, key, query: query.map(decodePair) };
  } catch {
    return null;
  }
};

const decodePair = (pair: string): [string, string] => {
  const at = pair.indexOf('=');
  return at < 0 ? [decodeURIComponent(pair), ''] : [decodeURIComponent(pair.slice(0, at)), decodeURIComponent(pair.slice(at + 1))];
};

const joinedHeaders = ({ headersDistinct }: IncomingMessage): Map<string, string> =>
  new Map(Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(',')]));

import { validateHeaderValue } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { parseByteRange } from './byteRange.ts';
import { listXml } from './s3Answers.ts';
import type { ObjectFiles, StoredObject } from './objectFiles.ts';
import type { S3Problem } from './s3Answers.ts';

export type ObjectRequest = {
  method: string;
  /** Empty for the bucket itself. */
  key: string;
  query: ReadonlyMap<string, string>;
  payloadSha256: string | null;
  request: IncomingMessage;
  response: ServerResponse;
};

const LIST_MAX_KEYS = 1000;
const keptHeaders = /^(content-(type|disposition|encoding|language)|cache-control|expires|x-amz-meta-.+)$/;
const overridable = ['content-type', 'content-disposition', 'content-encoding', 'content-language', 'cache-control', 'expires'];

const isHeaderValue = (name: string, value: string): boolean => {
  try {
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
};

/** Answers a request with a valid signature, or returns the problem to report. */
export const objectRequests = ({ files, bucket, objectMaxBytes }: { files: ObjectFiles; bucket: string; objectMaxBytes: number }) => {
  const read = async ({ method, key, query, request, response }: ObjectRequest): Promise<S3Problem | null> => {
    const opened = await openCurrent(files, key);
    if (opened === null) return { status: 404, code: 'NoSuchKey', message: 'The specified key does not exist.' };
    const { object, body } = opened;
    try {
      const { sizeBytes } = object;
      const overrides = overridable.flatMap((name) => {
        const value = query.get(`response-${name}`);
        return value === undefined ? [] : [[name, value] as const];
      });
      if (!overrides.every(([name, value]) => isHeaderValue(name, value)))
        return { status: 400, code: 'InvalidArgument', message: 'A response header has characters that no header may carry.' };
      response.setHeaders(new Map([...Object.entries(object.headers), ...overrides]));
      const etag = `"${object.md5}"`;
      response
        .setHeader('etag', etag)
        .setHeader('last-modified', new Date(object.lastModified).toUTCString())
        .setHeader('accept-ranges', 'bytes');
      // Browsers must never interpret an uploaded file as a page.
      response.setHeader('x-content-type-options', 'nosniff');
      if (request.headers['if-none-match']?.split(',').some((tag) => [etag, '*'].includes(tag.trim()))) {
        response.writeHead(304).end();
        return null;
      }
      const range = parseByteRange(request.headers.range, sizeBytes);
      if (range === 'unsatisfiable') {
        for (const name of response.getHeaderNames()) if (!name.startsWith('access-control-')) response.removeHeader(name);
        response.setHeader('content-range', `bytes */${sizeBytes}`);
        return { status: 416, code: 'InvalidRange', message: 'The requested range is not satisfiable' };
      }
      if (range !== null) response.setHeader('content-range', `bytes ${range.first}-${range.last}/${sizeBytes}`);
      const { first, last } = range ?? { first: 0, last: sizeBytes - 1 };
      response.writeHead(range === null ? 200 : 206, { 'content-length': last - first + 1 });
      if (method === 'HEAD' || sizeBytes === 0) response.end();
      else await pipeline(body.createReadStream({ start: first, end: last, autoClose: false }), response);
      return null;
    } finally {
      await body.close();
    }
  };

  const write = async ({ key, payloadSha256, request, response }: ObjectRequest): Promise<S3Problem | null> => {
    const declared = request.headers['content-length'];
    if (request.headers['x-amz-copy-source'] !== undefined) return notImplemented;
    if (declared === undefined)
      return { status: 411, code: 'MissingContentLength', message: 'You must provide the Content-Length HTTP header.' };
    if (Number(declared) > objectMaxBytes)
      return {
        status: 400,
        code: 'EntityTooLarge',
        message: `Your proposed upload exceeds the maximum allowed object size of ${objectMaxBytes} bytes`,
      };
    const received = await files.receive(request);
    const contentMd5 = request.headers['content-md5'];
    const problem =
      payloadSha256 !== null && received.sha256 !== payloadSha256
        ? {
            status: 400,
            code: 'XAmzContentSHA256Mismatch',
            message: "The provided 'x-amz-content-sha256' header does not match what was computed.",
          }
        : contentMd5 !== undefined && contentMd5 !== Buffer.from(received.md5, 'hex').toString('base64')
          ? { status: 400, code: 'BadDigest', message: 'The Content-MD5 you specified did not match what we received.' }
          : null;
    if (problem !== null) {
      await files.discard(received);
      return problem;
    }
    const headers: Record<string, string> = { 'content-type': 'binary/octet-stream' };
    for (const [name, value] of Object.entries(request.headers)) {
      if (keptHeaders.test(name) && typeof value === 'string') headers[name] = value;
    }
    await files.publish({ key, received, headers });
    response.writeHead(200, { etag: `"${received.md5}"`, 'content-length': 0 }).end();
    return null;
  };

  const list = ({ query, response }: ObjectRequest): S3Problem | null => {
    const wanted = query.get('max-keys') ?? String(LIST_MAX_KEYS);
    if (!/^\d{1,9}$/.test(wanted)) return { status: 400, code: 'InvalidArgument', message: 'max-keys must be a whole number' };
    const xml = listXml(files.all(), {
      bucket,
      prefix: query.get('prefix') ?? '',
      delimiter: query.get('delimiter') ?? '',
      maxKeys: Math.min(Number(wanted), LIST_MAX_KEYS),
      startAfter: query.get('start-after') ?? '',
      continuationToken: query.get('continuation-token') ?? null,
    });
    response.writeHead(200, { 'content-type': 'application/xml' }).end(xml);
    return null;
  };

  return async (wanted: ObjectRequest): Promise<S3Problem | null> => {
    const { method, key, query, response } = wanted;
    if (key === '') {
      if (method === 'GET' && query.get('list-type') === '2') return list(wanted);
      if (method !== 'HEAD') return notImplemented;
      response.writeHead(200).end();
      return null;
    }
    // Sub-resources (acl, tagging, uploads ...) must not be mistaken for the object itself.
    if ([...query.keys()].some((name) => !/^(x-amz-|response-|x-id$)/i.test(name))) return notImplemented;
    if (method === 'GET' || method === 'HEAD') return read(wanted);
    if (method === 'PUT') return write(wanted);
    if (method !== 'DELETE')
      return { status: 405, code: 'MethodNotAllowed', message: 'The specified method is not allowed against this resource.' };
    await files.remove(key);
    response.writeHead(204).end();
    return null;
  };
};

const notImplemented: S3Problem = { status: 501, code: 'NotImplemented', message: 'A part of this request is not implemented.' };

/** An overwrite may delete the body between the look-up and the opening. The next look-up finds the new one. */
const openCurrent = async (
  files: ObjectFiles,
  key: string,
): Promise<{ object: StoredObject; body: Awaited<ReturnType<ObjectFiles['openBody']>> } | null> => {
  for (;;) {
    const object = files.get(key);
    if (object === undefined) return null;
    try {
      return { object, body: await files.openBody(object) };
    } catch (error) {
      if (files.get(key) === object) throw error;
    }
  }
};

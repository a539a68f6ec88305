import { deadlineIn } from '#shared/concurrency/deadline.ts';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { anonymous, roles } from '#shared/viewer.ts';
import type { Caller, Viewer } from '#shared/viewer.ts';

const claimsSchema = z.object({ sub: z.string(), sid: z.string(), roles: z.array(z.enum(roles)), iat: z.number(), auth_time: z.number() });
const deadlineMs = 280_000;

/** Whom the router takes the bearer of an access token for. */
const viewerOf = (accessToken: string | undefined): Viewer => {
  if (accessToken === undefined) return anonymous;
  const claims = claimsSchema.parse(JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString('utf8')));
  return {
    kind: 'user',
    userId: claims.sub,
    sessionId: claims.sid,
    roles: claims.roles,
    issuedAt: new Date(claims.iat * 1000),
    authenticatedAt: new Date(claims.auth_time * 1000),
  };
};

/** What the router tells a subgraph of a request with this token. */
export const callerOf = (accessToken: string | undefined): Caller => ({
  viewer: viewerOf(accessToken),
  locale: 'fr',
  requestId: randomUUID(),
  deadline: deadlineIn(deadlineMs),
  client: { ip: '127.0.0.1', userAgent: null },
  refreshCookie: null,
});

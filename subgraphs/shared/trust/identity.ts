import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { deadlineIn } from '../concurrency/deadline.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { anonymous, locales, roles } from '../viewer.ts';
import type { Caller, SignedIn } from '../viewer.ts';
import { createSeals } from './sealedMessage.ts';
import type { SealProblem } from './sealedMessage.ts';

export const identityHeader = 'x-har-identity';
export type IdentityProblem = SealProblem | 'wrong_body';

// Both come from the client as long as it likes. Uncut they could outgrow the subgraph's header limit, and one client's request would
// look like a subgraph that is down.
const maximumClientTextCharacters = 1_024;
const nonceBytes = 16;

const longestOperationMs = 600_000;
const instantMs = z.int().min(0).max(8.64e15);
const id = z.string().min(1).max(128);
/** Somebody who is signed in, as one of our processes tells another. */
export const signedInSchema = z.strictObject({
  kind: z.literal('user'),
  userId: id,
  sessionId: id,
  roles: z.array(z.enum(roles)),
  issuedAt: instantMs,
  authenticatedAt: instantMs,
});
const viewerSchema = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('anonymous') }), signedInSchema]);
type SealedViewer = z.infer<typeof signedInSchema>;

export const sealedViewer = ({ userId, sessionId, roles: held, issuedAt, authenticatedAt }: SignedIn): SealedViewer => ({
  kind: 'user',
  userId,
  sessionId,
  roles: [...held],
  issuedAt: issuedAt.getTime(),
  authenticatedAt: authenticatedAt.getTime(),
});
export const openedViewer = (viewer: SealedViewer): SignedIn => ({
  ...viewer,
  issuedAt: new Date(viewer.issuedAt),
  authenticatedAt: new Date(viewer.authenticatedAt),
});
const identitySchema = z.strictObject({
  // No two proofs are the same text: a text that was used is used up.
  nonce: z.string().min(16).max(64),
  bodySha256: z.string(),
  viewer: viewerSchema,
  locale: z.enum(locales),
  requestId: z.string().min(1),
  // A length and not an instant: clocks of two machines differ.
  remainingMs: z.number().min(0).max(longestOperationMs),
  client: z.strictObject({ ip: z.string().nullable(), userAgent: z.string().nullable() }),
  refreshCookie: z.string().nullable(),
  deviceCookie: z.string().nullable().optional(),
});
type Identity = z.infer<typeof identitySchema>;

const digest = (body: string | Buffer): string => createHash('sha256').update(body).digest('base64url');
const cut = (text: string | null): string | null => text?.slice(0, maximumClientTextCharacters) ?? null;

const toIdentity = ({ body, caller }: { body: string | Buffer; caller: Caller }): Identity => ({
  nonce: randomBytes(nonceBytes).toString('base64url'),
  bodySha256: digest(body),
  viewer: caller.viewer.kind === 'anonymous' ? anonymous : sealedViewer(caller.viewer),
  locale: caller.locale,
  requestId: caller.requestId,
  remainingMs: Math.min(caller.deadline.remainingMs(), longestOperationMs),
  client: { ip: caller.client.ip, userAgent: cut(caller.client.userAgent) },
  refreshCookie: cut(caller.refreshCookie),
  ...(caller.deviceCookie === undefined ? {} : { deviceCookie: cut(caller.deviceCookie) }),
});

const toCaller = ({ viewer, locale, requestId, remainingMs, client, refreshCookie, deviceCookie }: Identity): Caller => ({
  viewer: viewer.kind === 'anonymous' ? anonymous : openedViewer(viewer),
  locale,
  requestId,
  deadline: deadlineIn(remainingMs),
  client,
  refreshCookie,
  ...(deviceCookie === undefined ? {} : { deviceCookie }),
});

/** The router's side. `body` is exactly what is sent, `subgraph` exactly whom it is sent to. Throws when the secret is short. */
export const createIdentitySigner = ({ secret, clock }: { secret: string; clock: Clock }) => {
  const sealFor = createSeals({ secret, purpose: 'identity', content: identitySchema, clock });
  return {
    sign: ({ subgraph, body, caller }: { subgraph: string; body: string | Buffer; caller: Caller }): string =>
      sealFor(subgraph).seal(toIdentity({ body, caller })),
  };
};

/** The subgraph's side: who is calling, from the router's word alone. `body` is the raw request body, before any parsing. */
export const createIdentityVerifier = ({ secret, subgraph, clock }: { secret: string; subgraph: string; clock: Clock }) => {
  const { open } = createSeals({ secret, purpose: 'identity', content: identitySchema, clock })(subgraph);
  return {
    verify: ({ header, body }: { header: string | string[] | undefined; body: string | Buffer }): Result<Caller, IdentityProblem> => {
      const opened = open(header);
      if (!opened.ok) return opened;
      return opened.value.bodySha256 === digest(body) ? ok(toCaller(opened.value)) : fail('wrong_body');
    },
  };
};

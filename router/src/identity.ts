import type { FastifyRequest } from 'fastify';
import type { Clock } from '#shared/clock.ts';
import { deadlineIn } from '#shared/concurrency/deadline.ts';
import { newId } from '#shared/ids.ts';
import { clientAddress } from '#shared/limits/clientNetwork.ts';
import type { Logger } from '#shared/log.ts';
import { emptyResponseMetadata } from '#shared/responseMetadata.ts';
import { parseAuthorization } from '#shared/trust/accessToken.ts';
import type { createAccessTokenVerifier } from '#shared/trust/accessToken.ts';
import { anonymous } from '#shared/viewer.ts';
import type { Locale, SignedIn, Viewer } from '#shared/viewer.ts';
import { deviceCookieName, refreshCookieName } from '#shared/trust/cookieNames.ts';
import { readCookie } from './cookies.ts';
import type { IdentityProblem, RouterContext } from './context.ts';
import { localeHeader, resolveLocale } from './locale.ts';

export type AccessTokenVerifier = ReturnType<typeof createAccessTokenVerifier>;
export type IdentityOptions = {
  clock: Clock;
  accessTokens: AccessTokenVerifier;
  revocations: { isRevoked(viewer: SignedIn): boolean; isStale(): boolean };
  log: Logger;
  /** How long one operation may take in all. */
  deadlineMs: number;
};

type Identified = { viewer: Viewer; locale: Locale | null; problem: IdentityProblem | null };

// Node keeps the first of two Authorization headers and drops the other without a word: which one a proxy looked at is anybody's guess.
const authorizationOf = ({ raw }: FastifyRequest): string | string[] | undefined => {
  const values = raw.rawHeaders.filter((_, index, all) => index % 2 === 1 && all[index - 1]?.toLowerCase() === 'authorization');
  return values.length > 1 ? values : values[0];
};

const identify = async (request: FastifyRequest, { accessTokens, revocations, log }: IdentityOptions): Promise<Identified> => {
  const nobody = (problem: IdentityProblem | null, locale: Locale | null = null): Identified => ({ viewer: anonymous, locale, problem });
  const bearer = parseAuthorization(authorizationOf(request));
  if (!bearer.ok) return nobody(bearer.errors[0] === 'absent' ? null : 'invalid_token');
  try {
    const verified = await accessTokens.verify(bearer.value);
    if (!verified.ok) return nobody('invalid_token');
    const { viewer, locale } = verified.value;
    if (revocations.isRevoked(viewer)) return nobody('revoked', locale);
    return revocations.isStale() ? nobody('unverifiable', locale) : { viewer, locale, problem: null };
  } catch (error) {
    // Its key could not be looked up. Calling the token bad would sign the person out for a fault of ours.
    log.error({ err: error }, 'an access token could not be verified');
    return nobody('unverifiable');
  }
};

/**
 * Who is asking, from the access token alone. Every other header in which a client might claim an identity is not read, here or
 * anywhere: what a subgraph learns of the caller is built anew from this.
 */
export const createIdentity =
  (options: IdentityOptions) =>
  async (request: FastifyRequest): Promise<Omit<RouterContext, 'isForeignPage' | 'isByAddress'>> => {
    const deadline = deadlineIn(options.deadlineMs);
    const requestId = newId('req');
    const log = options.log.child({ request_id: requestId });
    const { viewer, locale, problem } = await identify(request, { ...options, log });
    const localeFor = (account: Locale | null): Locale =>
      resolveLocale({ chosen: request.headers[localeHeader], account, accepted: request.headers['accept-language'] });
    return {
      localeFor,
      caller: {
        viewer,
        locale: localeFor(locale),
        requestId,
        deadline,
        client: { ip: clientAddress(request.ip), userAgent: request.headers['user-agent'] ?? null },
        refreshCookie: readCookie({ header: request.headers.cookie, name: refreshCookieName }),
        deviceCookie: readCookie({ header: request.headers.cookie, name: deviceCookieName }),
      },
      identityProblem: problem,
      response: emptyResponseMetadata(),
      log,
    };
  };

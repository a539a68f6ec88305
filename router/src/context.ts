import type { Logger } from '#shared/log.ts';
import type { ResponseMetadata } from '#shared/responseMetadata.ts';
import type { Caller, Locale } from '#shared/viewer.ts';

/** Why a token that was sent is not believed: `unverifiable` says nothing against it, only that nobody can tell at the moment. */
export type IdentityProblem = 'invalid_token' | 'revoked' | 'unverifiable';

/** One operation, as the router sees it. */
export type RouterContext = {
  /** Changes when the operation signs in. Later fetches run as that person. */
  caller: Caller;
  /** The language of this request for an account that reads `account`. */
  localeFor(account: Locale): Locale;
  /** Set when the client sent an access token that is not believed. Such a caller is never served as if it were anonymous. */
  identityProblem: IdentityProblem | null;
  /** Asked for by a page that may not read the answer: nothing is changed for it. */
  isForeignPage: boolean;
  /** The operation came in the address. It may only read. */
  isByAddress: boolean;
  response: ResponseMetadata;
  log: Logger;
};

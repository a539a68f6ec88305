import type { Locale, SignedIn } from './viewer.ts';

/** The person whom a mutation has just signed in, as the issued access token says it, and the language of the account. */
export type SignIn = { viewer: SignedIn; locale: Locale };

export type ResponseCookie = {
  name: string;
  value: string;
  path: string;
  maxAgeSeconds: number;
};

/**
 * What a subgraph may say about the HTTP answer beside its data. The only way to the client's headers: by value in process,
 * in a signed response header over HTTP. Cookies are always HttpOnly, Secure and SameSite=Strict.
 */
export type ResponseMetadata = {
  cookies: ResponseCookie[];
  retryAfterSeconds: number | null;
  /** Absent until the operation signs in. The router accepts it from auth only: see adoptSignIn. */
  signIns?: SignIn[];
};

export const emptyResponseMetadata = (): ResponseMetadata => ({ cookies: [], retryAfterSeconds: null });

/** Of several cookies of one name the last is the one a client keeps, so the others are not sent. */
export const setCookie = (response: ResponseMetadata, cookie: ResponseCookie): void => {
  response.cookies = [...response.cookies.filter(({ name, path }) => name !== cookie.name || path !== cookie.path), cookie];
};

/** Two different accounts are kept and no more: the router then takes the request for neither's. */
export const announceSignIn = (response: ResponseMetadata, signIn: SignIn): void => {
  const others = (response.signIns ?? []).filter(({ viewer }) => viewer.userId !== signIn.viewer.userId);
  response.signIns = [...others.slice(-1), signIn];
};

/** Joins what several subgraphs said of one answer: all cookies, the longest wait. */
export const mergeResponseMetadata = (into: ResponseMetadata, from: ResponseMetadata): void => {
  for (const cookie of from.cookies) setCookie(into, cookie);
  if (from.retryAfterSeconds !== null) into.retryAfterSeconds = Math.max(into.retryAfterSeconds ?? 0, from.retryAfterSeconds);
};

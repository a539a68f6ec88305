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
};

export const emptyResponseMetadata = (): ResponseMetadata => ({ cookies: [], retryAfterSeconds: null });

/** Joins what several subgraphs said of one answer: all cookies, the longest wait. */
export const mergeResponseMetadata = (into: ResponseMetadata, from: ResponseMetadata): void => {
  into.cookies.push(...from.cookies);
  if (from.retryAfterSeconds !== null) into.retryAfterSeconds = Math.max(into.retryAfterSeconds ?? 0, from.retryAfterSeconds);
};

import type { ResponseMetadata } from '#shared/responseMetadata.ts';

/** How long to wait stands in the answer's Retry-After as well. */
export const announceWait = ({ userErrors, response }: { userErrors: readonly object[]; response: ResponseMetadata }): void => {
  for (const error of userErrors)
    if ('retryAfterSeconds' in error && typeof error.retryAfterSeconds === 'number') response.retryAfterSeconds = error.retryAfterSeconds;
};

import type { ResponseMetadata } from '#shared/responseMetadata.ts';

/** Copies the wait of a user error to the Retry-After header. */
export const announceWait = ({ userErrors, response }: { userErrors: readonly object[]; response: ResponseMetadata }): void => {
  for (const error of userErrors)
    if ('retryAfterSeconds' in error && typeof error.retryAfterSeconds === 'number') response.retryAfterSeconds = error.retryAfterSeconds;
};

import type { GraphQLFormattedError } from 'graphql';
import { faultMessage, isFaultCode } from '#shared/graphql/faults.ts';
import type { FaultCode } from '#shared/graphql/faults.ts';
import type { Locale } from '#shared/viewer.ts';

const maximumErrors = 5;

// What Apollo Server and the gateway say in codes of their own, in ours.
const translated: Readonly<Record<string, FaultCode>> = {
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
  INTERNAL_SERVER_ERROR: 'INTERNAL_SERVER_ERROR',
};

const codeOf = (error: GraphQLFormattedError): FaultCode => {
  const code = error.extensions?.['code'];
  if (isFaultCode(code)) return code;
  return (typeof code === 'string' ? translated[code] : undefined) ?? 'INTERNAL_SERVER_ERROR';
};

/** An error as a client sees it: a stable code, the request's id, a sentence in the viewer's language, and nothing of the inside. */
export const toClientError = ({
  error,
  locale,
  requestId,
}: {
  error: GraphQLFormattedError;
  locale: Locale;
  requestId: string;
}): GraphQLFormattedError => {
  const code = codeOf(error);
  const { field, retryAfterSeconds } = error.extensions ?? {};
  return {
    message: faultMessage(code, locale) ?? error.message,
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
    extensions: {
      code,
      request_id: requestId,
      ...(typeof field === 'string' ? { field } : {}),
      ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
    },
  };
};

export const toClientErrors = ({
  errors,
  ...about
}: {
  errors: readonly GraphQLFormattedError[];
  locale: Locale;
  requestId: string;
}): GraphQLFormattedError[] => errors.slice(0, maximumErrors).map((error) => toClientError({ error, ...about }));

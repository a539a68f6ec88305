import { z } from 'zod';
import type { GraphQLFormattedError } from 'graphql';
import { isFaultCode } from '#shared/faults.ts';
import { errorText, extensionsForClients } from '#shared/graphql/faults.ts';
import type { FaultCode } from '#shared/faults.ts';
import type { Locale } from '#shared/viewer.ts';
import { affectedFieldsOf, boundErrors } from './boundedErrors.ts';
import type { AnyError } from './boundedErrors.ts';

// Codes of Apollo Server and the gateway, and the code of this graph for each.
const translated: Readonly<Record<string, FaultCode>> = {
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
  INTERNAL_SERVER_ERROR: 'INTERNAL_SERVER_ERROR',
};

const codeOf = (error: AnyError, status: number | undefined): FaultCode => {
  const own = error.extensions?.['code'];
  const code = isFaultCode(own) ? own : ((typeof own === 'string' ? translated[own] : undefined) ?? 'INTERNAL_SERVER_ERROR');
  // Apollo answers some mistakes of clients with a status that says so and a code that does not.
  const isClients = code === 'INTERNAL_SERVER_ERROR' && status !== undefined && status >= 400 && status < 500;
  return isClients ? 'BAD_REQUEST' : code;
};

/** An error as a client sees it: a stable code, the request's id, a sentence in the viewer's language, and nothing of the inside. */
export const toClientError = ({
  error,
  status,
  locale,
  requestId,
}: {
  error: AnyError;
  /** Of the whole answer, where it is settled already. */
  status?: number | undefined;
  locale: Locale;
  requestId: string;
}): GraphQLFormattedError => {
  const code = codeOf(error, status);
  return {
    message: errorText({ error, code, locale }),
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
    extensions: { code, request_id: requestId, ...extensionsForClients(error.extensions ?? {}), ...affectedFieldsOf(error) },
  };
};

export const toClientErrors = ({
  errors,
  ...about
}: {
  errors: readonly AnyError[];
  status?: number | undefined;
  locale: Locale;
  requestId: string;
}): GraphQLFormattedError[] => boundErrors({ errors, format: (error) => toClientError({ error, ...about }) });

const refusalSchema = z.object({
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }).optional() })).min(1),
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** An answer to what never became an operation, such as a body without a query: each error gets what every error has. */
export const finishRefusal = ({
  payload,
  ...about
}: {
  payload: unknown;
  locale: Locale;
  requestId: string;
}): string | Buffer | undefined => {
  if (typeof payload !== 'string') return Buffer.isBuffer(payload) ? payload : undefined;
  const refusal = refusalSchema.safeParse(parsed(payload));
  if (!refusal.success) return payload;
  const errors = refusal.data.errors.map(({ message, extensions }) => ({ message, ...(extensions ? { extensions } : {}) }));
  return `${JSON.stringify({ errors: toClientErrors({ errors, ...about }) })}\n`;
};

import { GraphQLError, Kind } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { Fault, isFaultCode } from '../faults.ts';
import type { FaultCode } from '../faults.ts';
import type { Logger } from '../log.ts';
import { textIn } from '../messages.ts';
import { databaseUnavailable, operationTimedOut, transientTransaction } from '../mongo/mongoErrors.ts';
import type { Locale } from '../viewer.ts';
import { errorText, extensionsForClients } from './faults.ts';

const codeOfCause = (cause: unknown): FaultCode => {
  if (cause instanceof Fault) return cause.code;
  if (operationTimedOut(cause)) return 'TIMEOUT';
  return databaseUnavailable(cause) ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR';
};

/** The code of whatever was thrown: its own when it is one of ours, else what its cause means to a client. */
export const faultCodeOf = (error: unknown): FaultCode => {
  if (!(error instanceof GraphQLError)) return codeOfCause(error);
  const own = error.extensions['code'];
  if (isFaultCode(own) && own !== 'INTERNAL_SERVER_ERROR') return own;
  if (error.originalError && error.originalError !== error) return faultCodeOf(error.originalError);
  // Errors without a code that graphql-js itself makes (a variable of the wrong type, a value that does not fit) carry no original error.
  return isFaultCode(own) ? own : 'INTERNAL_SERVER_ERROR';
};

const rootCause = (error: Error): Error =>
  error instanceof GraphQLError && error.originalError && error.originalError !== error ? rootCause(error.originalError) : error;

/**
 * What a log keeps of an error. Of an error that GraphQL made only its kind and its place: the text repeats values, a password may be among them, and so do
 * the names that a client gives to what it asks for.
 */
const loggedError = (error: GraphQLError): Record<string, unknown> => {
  const field = error.nodes?.find(({ kind }) => kind === Kind.FIELD);
  const place = field?.kind === Kind.FIELD ? { field: field.name.value } : {};
  const cause = rootCause(error);
  if (!(cause instanceof GraphQLError)) return { ...place, err: cause };
  const [node] = cause.nodes ?? error.nodes ?? [];
  return {
    ...place,
    error_kind: 'graphql',
    ...(node ? { node_kind: node.kind } : {}),
    ...(error.locations ? { locations: error.locations } : {}),
  };
};

/** What an error may tell the outside: code, path, a sentence for people and the few extensions that clients act on. The rest goes to the log. */
export const formatFault = (error: GraphQLError, { log, locale }: { log: Logger; locale: Locale }): GraphQLFormattedError => {
  const code = faultCodeOf(error);
  const cause = error.originalError ?? error;
  if (transientTransaction(cause)) {
    // Contention, which may refuse many requests in a second: none of them is a fault to be looked into by itself.
    log.warn({ code, path: error.path, reason: 'write_conflict' }, 'an operation met too many conflicts');
  } else if (code === 'INTERNAL_SERVER_ERROR' || code === 'SERVICE_UNAVAILABLE' || code === 'TIMEOUT') {
    log.error({ code, ...loggedError(error) }, 'an operation failed');
  }
  const root = rootCause(error);
  const { wording, ...details } = root instanceof Fault ? root.details : {};
  return {
    message: wording ? textIn(wording, locale) : errorText({ error, code, locale }),
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
    extensions: { code, ...extensionsForClients({ ...error.extensions, ...details }) },
  };
};

import { Error as MongooseError, mongo } from 'mongoose';
import { DatabaseUnavailableError } from './connection.ts';

const duplicateKeyCode = 11_000;
const writeConflictCode = 112;
const lockTimeoutCode = 24;

/** A unique index, or an _id, said no. */
export const duplicateKey = (error: unknown): boolean => error instanceof mongo.MongoServerError && error.code === duplicateKeyCode;

/** Another transaction holds the row. */
export const writeConflict = (error: unknown): boolean => error instanceof mongo.MongoServerError && error.code === writeConflictCode;

/** Another transaction was there first: the same work, done again, may well succeed. */
export const transientTransaction = (error: unknown): boolean =>
  error instanceof mongo.MongoError &&
  (error.hasErrorLabel('TransientTransactionError') || error.code === writeConflictCode || error.code === lockTimeoutCode);

/** The commit may or may not have happened; committing again is safe and tells. */
export const unknownCommit = (error: unknown): boolean =>
  error instanceof mongo.MongoError && error.hasErrorLabel('UnknownTransactionCommitResult');

// A server that cannot be reached from a router, that shuts down, steps down or catches up, and a majority that did not answer in time.
const unavailableCodes: ReadonlySet<unknown> = new Set([
  ...[6, 7, 89, 9_001],
  ...[91, 189, 10_058, 10_107, 11_600, 11_602, 13_435, 13_436],
  ...[64, 133, 134, 262],
]);
// The driver keeps the classes of its pool to itself: their names are what it publishes.
const poolErrors: ReadonlySet<string> = new Set(['MongoPoolClosedError', 'MongoPoolClearedError', 'MongoWaitQueueTimeoutError']);
const unavailableLabels = ['RetryableWriteError', 'TransientTransactionError'];

const driverUnavailable = (error: mongo.MongoError): boolean =>
  error instanceof mongo.MongoNetworkError ||
  error instanceof mongo.MongoServerSelectionError ||
  error instanceof mongo.MongoNotConnectedError ||
  error instanceof mongo.MongoTopologyClosedError ||
  error instanceof mongo.MongoServerClosedError ||
  error instanceof mongo.MongoClientClosedError ||
  error instanceof mongo.MongoExpiredSessionError ||
  poolErrors.has(error.name) ||
  unavailableLabels.some((label) => error.hasErrorLabel(label)) ||
  (error instanceof mongo.MongoServerError && unavailableCodes.has(error.code));

// mongoose has no class for a connection that is not there yet, is closed or was waited for in vain: it throws the base of all its errors,
// which otherwise marks only calls that this code never makes. Errors of a document or a query have separate classes.
const mongooseUnavailable = (error: unknown): boolean =>
  error instanceof MongooseError.MongooseServerSelectionError || (error instanceof MongooseError && error.constructor === MongooseError);

const causesOf = (error: unknown): unknown[] => {
  const causes = [error];
  for (let cause = error; cause instanceof Error && causes.length < maximumCauses; causes.push(cause)) cause = cause.cause;
  return causes;
};
const maximumCauses = 5;

/** The server, or a place in the pool, could not be had: nothing is wrong with the work itself. */
export const databaseUnavailable = (error: unknown): boolean =>
  causesOf(error).some(
    (cause) =>
      cause instanceof DatabaseUnavailableError ||
      mongooseUnavailable(cause) ||
      (cause instanceof mongo.MongoError && driverUnavailable(cause)),
  );

const maxTimeExpiredCode = 50;

/** The operation ran into the time it was given. */
export const operationTimedOut = (error: unknown): boolean =>
  error instanceof mongo.MongoOperationTimeoutError || (error instanceof mongo.MongoServerError && error.code === maxTimeExpiredCode);

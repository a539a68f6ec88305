import { mongo } from 'mongoose';
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

/** The server, or a place in the pool, could not be had: nothing is wrong with the work itself. */
export const databaseUnavailable = (error: unknown): boolean =>
  error instanceof DatabaseUnavailableError ||
  error instanceof mongo.MongoNetworkError ||
  error instanceof mongo.MongoServerSelectionError ||
  error instanceof mongo.MongoNotConnectedError ||
  error instanceof mongo.MongoTopologyClosedError ||
  error instanceof mongo.MongoClientClosedError ||
  (error instanceof mongo.MongoError && error.name === 'MongoWaitQueueTimeoutError') ||
  (error instanceof mongo.MongoError && (error.hasErrorLabel('RetryableWriteError') || error.hasErrorLabel('TransientTransactionError')));

const maxTimeExpiredCode = 50;

/** The operation ran into the time it was given. */
export const operationTimedOut = (error: unknown): boolean =>
  error instanceof mongo.MongoOperationTimeoutError || (error instanceof mongo.MongoServerError && error.code === maxTimeExpiredCode);

import { databaseUnavailable, writeConflict } from '../mongo/mongoErrors.ts';

export type PoisonCode = 'MALFORMED' | 'UNKNOWN_TYPE' | 'UNKNOWN_VERSION';

/** The event itself cannot be understood here: trying again helps only after a release. */
export class PoisonEventError extends Error {
  override readonly name = 'PoisonEventError';
  readonly code: PoisonCode;
  readonly problems: readonly string[];
  constructor({ code, type, problems = [] }: { code: PoisonCode; type: string; problems?: readonly string[] }) {
    super(`event ${type} cannot be understood: ${code}`);
    this.code = code;
    this.problems = problems;
  }
}

/** The way to the consumer is not open: the event has not been looked at. */
export class TransportUnavailableError extends Error {
  override readonly name = 'TransportUnavailableError';
  readonly code = 'TRANSPORT_UNAVAILABLE';
}

/** isCounted: the consumer looked at the event and refused it; else something was away, and no number of times makes that the event's fault. */
export type DeliveryFailure = { errorCode: string; isCounted: boolean };

export const writeConflictCode = 'WRITE_CONFLICT';

export const toDeliveryFailure = (error: unknown): DeliveryFailure => {
  if (error instanceof PoisonEventError) return { errorCode: error.code, isCounted: true };
  if (error instanceof TransportUnavailableError) return { errorCode: error.code, isCounted: false };
  // Of this event's rows alone: a process killed in the middle of a transaction leaves them locked until the server ends it.
  if (writeConflict(error)) return { errorCode: writeConflictCode, isCounted: false };
  if (databaseUnavailable(error)) return { errorCode: 'DATABASE_UNAVAILABLE', isCounted: false };
  return { errorCode: 'HANDLER_FAILED', isCounted: true };
};

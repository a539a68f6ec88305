import type { Message } from './messages.ts';

/** Every code that may stand in the top-level `errors` of an answer: faults and access, never an expected outcome. */
export const faultCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'RATE_LIMITED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'SERVICE_UNAVAILABLE',
  'TIMEOUT',
  'OVERLOADED',
  'INTERNAL_SERVER_ERROR',
] as const;
export type FaultCode = (typeof faultCodes)[number];

export const isFaultCode = (value: unknown): value is FaultCode => faultCodes.some((code) => code === value);

type Details = {
  /** The sentence for people, where the code alone says too little. */
  wording?: Message;
  /** The argument at fault. */
  field?: string;
  retryAfterSeconds?: number;
};

/** A refusal that a service throws: a stable code and what clients act on. `formatFault` words it in the viewer's language. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly details: Details;
  constructor(code: FaultCode, details: Details = {}) {
    super(details.wording?.en ?? code);
    this.code = code;
    this.details = details;
  }
}

export const unauthenticated = (): Fault => new Fault('UNAUTHENTICATED');
export const forbidden = (): Fault => new Fault('FORBIDDEN');
export const rateLimited = (retryAfterSeconds: number): Fault => new Fault('RATE_LIMITED', { retryAfterSeconds });
export const serviceUnavailable = (): Fault => new Fault('SERVICE_UNAVAILABLE');
export const timedOut = (): Fault => new Fault('TIMEOUT');

/** An argument that the schema's types accept and the field's description does not. `field` is the argument at fault. */
export const badUserInput = ({ message, field }: { message: Message; field: string }): Fault =>
  new Fault('BAD_USER_INPUT', { wording: message, field });

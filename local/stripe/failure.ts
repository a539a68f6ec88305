import type { JsonObject } from './json.ts';

/**
 * An answer that Stripe gives instead of the object.
 * `began`: the operation had begun. Only then does the idempotency key store the answer.
 */
export type StripeFailure = { status: number; error: JsonObject; began: boolean };
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; failure: StripeFailure };

export type Refusal = { ok: false; failure: StripeFailure };

export const done = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });

type InvalidRequest = { message: string; param?: string; code?: string; status?: number; began?: boolean; paymentIntent?: JsonObject };

export const invalidRequest = ({ message, param, code, status = 400, began = false, paymentIntent }: InvalidRequest): Refusal => ({
  ok: false,
  failure: {
    status,
    began,
    error: {
      type: 'invalid_request_error',
      ...(code !== undefined && { code }),
      message,
      ...(param !== undefined && { param }),
      ...(paymentIntent && { payment_intent: paymentIntent }),
    },
  },
});

/** 404 for an object in the path, 400 for an object in a parameter (`param`). */
export const missing = ({ kind, id, param }: { kind: string; id: string; param?: string }): Refusal =>
  param === undefined
    ? invalidRequest({
        message: `No such ${kind}: '${id}'`,
        code: 'resource_missing',
        param: kind === 'payment_intent' ? 'intent' : 'id',
        status: 404,
      })
    : invalidRequest({ message: `No such ${kind}: '${id}'`, code: 'resource_missing', param });

export const apiFailure: StripeFailure = {
  status: 500,
  began: true,
  error: { type: 'api_error', message: 'An unknown error occurred. This is a fault of the stand-in, requested or not.' },
};

export const idempotencyFailure = ({ status, code, message }: { status: number; code?: string; message: string }): StripeFailure => ({
  status,
  began: false,
  error: { type: 'idempotency_error', ...(code !== undefined && { code }), message },
});

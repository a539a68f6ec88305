import { createHash } from 'node:crypto';
import { idempotencyFailure } from './failure.ts';
import type { StripeFailure } from './failure.ts';
import { canonical } from './form.ts';
import type { FormRecord } from './form.ts';
import type { StoredAnswerRow } from './rows.ts';
import { idempotencyMs } from './state.ts';
import type { State } from './state.ts';

const maxKeyLength = 255;

export type KeyedRequest = { key: string; endpoint: string; parametersHash: string };
export type Admission = { kind: 'fresh' } | { kind: 'replay'; stored: StoredAnswerRow } | { kind: 'refused'; failure: StripeFailure };

export const keyedRequest = ({ key, endpoint, form }: { key: string; endpoint: string; form: FormRecord }): KeyedRequest => ({
  key,
  endpoint,
  parametersHash: createHash('sha256').update(canonical(form)).digest('hex'),
});

const refused = (failure: Parameters<typeof idempotencyFailure>[0]): Admission => ({
  kind: 'refused',
  failure: idempotencyFailure(failure),
});

/** Keys belong to the account, not to an endpoint. The answers are rows of the state, written with their changes. */
export const createIdempotency = (state: State) => {
  const inFlight = new Set<string>();
  return {
    /** Acquires the key unless another request holds it. The holder releases it with `release`. */
    enter(key: string): StripeFailure | null {
      if (key.length > maxKeyLength)
        return idempotencyFailure({
          status: 400,
          message: `Idempotency keys can be up to ${maxKeyLength} characters long; this one has ${key.length}.`,
        });
      if (inFlight.has(key))
        return idempotencyFailure({
          status: 409,
          code: 'idempotency_key_in_use',
          message: `There is currently another in-progress request using this Idempotency-Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
        });
      inFlight.add(key);
      return null;
    },
    release(key: string): void {
      inFlight.delete(key);
    },
    /** The stored answer of the key. */
    admit({ key, endpoint, parametersHash }: KeyedRequest): Admission {
      const stored = state.storedAnswers.rows.get(key);
      if (!stored || state.now().getTime() - stored.createdMs > idempotencyMs) return { kind: 'fresh' };
      if (stored.endpoint !== endpoint)
        return refused({
          status: 400,
          message: `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${stored.endpoint}'). Try using a key other than '${key}' if you meant to execute a different request.`,
        });
      if (stored.parametersHash !== parametersHash)
        return refused({
          status: 400,
          message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        });
      return { kind: 'replay', stored };
    },
  };
};

import { expand, checkExpansions } from './expansion.ts';
import { apiFailure, invalidRequest } from './failure.ts';
import type { Outcome, StripeFailure } from './failure.ts';
import type { Faults, RequestFault } from './faults.ts';
import { parseForm } from './form.ts';
import type { FormRecord } from './form.ts';
import { createIdempotency, keyedRequest } from './idempotency.ts';
import type { KeyedRequest } from './idempotency.ts';
import type { JsonObject } from './json.ts';
import { operations } from './operations.ts';
import type { Operation } from './operations.ts';
import { apiVersion } from './resources.ts';
import { newToken } from './state.ts';
import type { State } from './state.ts';

export type Log = (entry: { level: 'info' | 'error'; message: string; [detail: string]: unknown }) => void;

export type ApiRequest = { method: string; path: string; query: string; body: string; header: (name: string) => string | undefined };
export type ApiAnswer =
  { kind: 'answer'; status: number; headers: Record<string, string>; body: string } | { kind: 'reset' } | { kind: 'silence' };

type Dependencies = { state: State; secretKey: string; faults: Faults; log: Log; sleep: (ms: number) => Promise<void> };
type Ready = { operation: Operation; id: string; form: FormRecord; paths: readonly string[] };
type Written = { status: number; body: string; headers?: Record<string, string> };

const written = ({ status, error }: StripeFailure): Written => ({ status, body: JSON.stringify({ error }) });

/** A stored 500 would only be repeated. */
const retryHeader = (status: number): Record<string, string> => (status >= 500 ? { 'stripe-should-retry': 'false' } : {});

const masked = (key: string): string =>
  `${key.slice(0, 8)}${'*'.repeat(Math.max(0, Math.min(key.length, 40) - 12))}${key.length > 12 ? key.slice(-4) : ''}`;

const checkKey = (authorization: string | undefined, secretKey: string): StripeFailure | null => {
  const [, key] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
  if (key === secretKey) return null;
  const message =
    key === undefined
      ? 'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.'
      : `Invalid API Key provided: ${masked(key)}`;
  return { status: 401, began: false, error: { type: 'invalid_request_error', message } };
};

const readRequest = ({ method, path, query, body, header }: ApiRequest): Outcome<Ready> => {
  const operation = operations.find((each) => each.method === method && each.pattern.test(path));
  if (!operation) return invalidRequest({ status: 404, message: `Unrecognized request URL (${method}: ${path}).` });
  if (method === 'POST' && body !== '' && !header('content-type')?.startsWith('application/x-www-form-urlencoded'))
    return invalidRequest({
      message: `Invalid request: the body must be application/x-www-form-urlencoded, not ${header('content-type') ?? 'untyped'}.`,
    });
  const parsed = parseForm(method === 'GET' ? query : body);
  if (!parsed.ok) return invalidRequest({ message: parsed.message });
  const { expand: asked, ...form } = parsed.form;
  const paths = checkExpansions(
    asked === undefined ? [] : typeof asked === 'string' ? [asked] : Object.values(asked).filter((each) => typeof each === 'string'),
  );
  if (!paths.ok) return paths;
  return { ok: true, value: { operation, id: operation.pattern.exec(path)?.[1] ?? '', form, paths: paths.value } };
};

/** Stripe's API: authentication, parsing, idempotency and requested faults. */
export const createApi = ({ state, secretKey, faults, log, sleep }: Dependencies) => {
  const idempotency = createIdempotency(state);

  type Execution = { ready: Ready; requestId: string; keyed: KeyedRequest | null; failAfterwards: boolean };

  /** The changes and the answer under the key are one write: a kill leaves both or neither. */
  const execute = ({ ready: { operation, id, form, paths }, requestId, keyed, failAfterwards }: Execution): Written => {
    try {
      return state.transact({ requestId, idempotencyKey: keyed?.key ?? null }, (work) => {
        const outcome: Outcome<JsonObject> = operation.run(work, { id, form });
        const began = outcome.ok || outcome.failure.began;
        const answer =
          failAfterwards && began
            ? written(apiFailure)
            : outcome.ok
              ? { status: 200, body: JSON.stringify(expand({ state, resource: outcome.value, paths })) }
              : written(outcome.failure);
        if (keyed && began) {
          const { key, endpoint, parametersHash } = keyed;
          work.put(state.storedAnswers, { id: key, endpoint, parametersHash, ...answer, requestId, createdMs: state.now().getTime() });
        }
        return keyed && began ? { ...answer, headers: retryHeader(answer.status) } : answer;
      });
    } catch (error) {
      log({
        level: 'error',
        message: 'an operation failed and was rolled back',
        operation: operation.name,
        requestId,
        error: String(error),
      });
      return written({ ...apiFailure, began: false });
    }
  };

  type Running = { ready: Ready; requestId: string; key: string | undefined; path: string; fault: RequestFault | null };

  const run = async ({ ready, requestId, key, path, fault }: Running): Promise<Written> => {
    const failAfterwards = fault?.kind === 'error_after';
    if (key === undefined) {
      if (fault?.kind === 'slow') await sleep(fault.delayMs);
      return execute({ ready, requestId, keyed: null, failAfterwards });
    }
    const refusal = idempotency.enter(key);
    if (refusal) return written(refusal);
    try {
      if (fault?.kind === 'slow') await sleep(fault.delayMs);
      const keyed = keyedRequest({ key, endpoint: path, form: { ...ready.form, expand: ready.paths.join() } });
      const admission = idempotency.admit(keyed);
      if (admission.kind === 'refused') return written(admission.failure);
      if (admission.kind === 'replay') {
        const { status, body, requestId: original } = admission.stored;
        return { status, body, headers: { ...retryHeader(status), 'idempotent-replayed': 'true', 'original-request': original } };
      }
      return execute({ ready, requestId, keyed, failAfterwards });
    } finally {
      idempotency.release(key);
    }
  };

  return async (request: ApiRequest): Promise<ApiAnswer> => {
    const requestId = `req_${newToken(14)}`;
    // Stripe ignores the key of a request that changes nothing.
    const key = request.method === 'POST' ? request.header('idempotency-key') : undefined;
    const answer = ({ status, body, headers = {} }: Written): ApiAnswer => ({
      kind: 'answer',
      status,
      body,
      headers: {
        'request-id': requestId,
        'stripe-version': request.header('stripe-version') ?? apiVersion,
        ...(key !== undefined && { 'idempotency-key': key, 'original-request': requestId }),
        ...headers,
      },
    });

    const unknown = checkKey(request.header('authorization'), secretKey);
    if (unknown) return answer(written(unknown));
    const ready = readRequest(request);
    if (!ready.ok) return answer(written(ready.failure));

    const fault = faults.take({ path: request.path, operation: ready.value.operation.name });
    if (fault?.kind === 'reset_before') return { kind: 'reset' };
    if (fault?.kind === 'error_before') return answer(written(apiFailure));
    if (fault?.kind === 'refuse') return answer(written({ status: fault.status, error: fault.error, began: false }));
    const result = await run({ ready: ready.value, requestId, key, path: request.path, fault });
    if (fault?.kind === 'reset_after') return { kind: 'reset' };
    if (fault?.kind === 'timeout_after') return { kind: 'silence' };
    return answer(result);
  };
};

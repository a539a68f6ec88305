import { z } from 'zod';
import type { ApiRequest } from './api.ts';
import { fault } from './faults.ts';
import type { Fault, Faults } from './faults.ts';
import type { Outcome } from './failure.ts';
import { parseForm } from './form.ts';
import type { JsonObject } from './json.ts';
import { authenticatePaymentIntent, settlePaymentIntent } from './paymentIntents.ts';
import { settleRefund } from './refunds.ts';
import type { State, Work } from './state.ts';
import type { WebhookSender } from './webhookSender.ts';

type Dependencies = { state: State; faults: Faults; sender: WebhookSender | null };
type Reply = { status: number; body: JsonObject };

const outcomeBody = z.object({ outcome: z.enum(['succeed', 'fail']) });
type BuyerAction = (work: Work, asked: { id: string; outcome: 'succeed' | 'fail' }) => Outcome<JsonObject>;

const readBody = ({ body, header }: ApiRequest): unknown => {
  if (header('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    const parsed = parseForm(body);
    return parsed.ok ? parsed.form : null;
  }
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
};

const badRequest = (message: string): Reply => ({ status: 400, body: { error: { message } } });

const sumBy = <Row>(rows: readonly Row[], key: (row: Row) => string, value: (row: Row) => number): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const row of rows) sums[key(row)] = (sums[key(row)] ?? 0) + value(row);
  return sums;
};

const describeState = (state: State): JsonObject => {
  const charges = Array.from(state.charges.rows.values());
  const succeeded = charges.filter(({ status }) => status === 'succeeded');
  const refunds = Array.from(state.refunds.rows.values());
  return {
    paymentIntents: state.paymentIntents.rows.size,
    paymentIntentsByStatus: sumBy(
      Array.from(state.paymentIntents.rows.values()),
      ({ status }) => status,
      () => 1,
    ),
    chargesSucceeded: succeeded.length,
    chargedMinor: sumBy(
      succeeded,
      ({ currency }) => currency,
      ({ amount }) => amount,
    ),
    refunds: refunds.length,
    refundedMinor: sumBy(
      succeeded,
      ({ currency }) => currency,
      ({ amountRefunded }) => amountRefunded,
    ),
    customers: state.customers.rows.size,
    events: state.events.rows.size,
    pendingWebhooks: state.deliveries.rows.size,
    charges: charges.map(({ id, paymentIntent, status, amount, amountRefunded, currency, metadata }) => ({
      id,
      paymentIntent,
      status,
      amountMinor: amount,
      refundedMinor: amountRefunded,
      currency,
      metadata,
    })),
  };
};

/** Routes that Stripe lacks: the actions of buyer and bank, faults on demand, and the state for assertions. */
export const createTestRoutes = ({ state, faults, sender }: Dependencies) => {
  const act = (action: BuyerAction, id: string, request: ApiRequest): Reply => {
    const parsed = outcomeBody.safeParse(readBody(request));
    if (!parsed.success) return badRequest('outcome must be succeed or fail');
    const outcome = state.transact({ requestId: null, idempotencyKey: null }, (work) => action(work, { id, outcome: parsed.data.outcome }));
    return outcome.ok ? { status: 200, body: outcome.value } : { status: outcome.failure.status, body: { error: outcome.failure.error } };
  };

  const addFaults = (request: ApiRequest): Reply => {
    const parsed = z.union([fault.transform((one): Fault[] => [one]), z.array(fault)]).safeParse(readBody(request));
    if (!parsed.success) return badRequest(z.prettifyError(parsed.error));
    for (const each of parsed.data) faults.add(each);
    return { status: 200, body: { added: parsed.data.length } };
  };

  const release = (): Reply => {
    faults.release();
    sender?.release();
    return { status: 200, body: { pendingWebhooks: state.deliveries.rows.size } };
  };

  return (request: ApiRequest): Reply => {
    const route = `${request.method} ${request.path}`;
    const [, kind, id = '', verb] = /^POST \/test\/(payment_intents|refunds)\/([^/]+)\/(authenticate|settle)$/.exec(route) ?? [];
    if (kind === 'payment_intents') return act(verb === 'authenticate' ? authenticatePaymentIntent : settlePaymentIntent, id, request);
    if (kind === 'refunds' && verb === 'settle') return act(settleRefund, id, request);
    switch (route) {
      case 'GET /test/state':
        return { status: 200, body: describeState(state) };
      case 'POST /test/faults':
        return addFaults(request);
      case 'DELETE /test/faults':
        faults.clear();
        return release();
      case 'POST /test/webhooks/release':
        return release();
      default:
        return { status: 404, body: { error: { message: `No such route: ${route}` } } };
    }
  };
};

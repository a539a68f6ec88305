import { z } from 'zod';
import { inWords } from './currency.ts';
import { done, invalidRequest, missing } from './failure.ts';
import type { Outcome } from './failure.ts';
import type { FormRecord } from './form.ts';
import type { JsonObject } from './json.ts';
import { integer, mergeMetadata, metadata, readParameters, text } from './parameters.ts';
import { chargeResource, refundResource } from './resources.ts';
import type { ChargeRow, RefundRow } from './rows.ts';
import { newId } from './state.ts';
import type { Work } from './state.ts';
import { testMethod } from './testMethods.ts';

const createParameters = z.strictObject({
  payment_intent: text.optional(),
  charge: text.optional(),
  amount: integer.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata.optional(),
});
const updateParameters = z.strictObject({ metadata: metadata.optional() });

const emitRefund = (work: Work, type: string, refund: RefundRow): void =>
  work.emit({ type: `refund.${type}`, object: refundResource(work.state, refund) });

type Named = { charge?: string | undefined; payment_intent?: string | undefined };

const chargeToRefund = (work: Work, { charge: chargeId, payment_intent: intentId }: Named): Outcome<ChargeRow> => {
  if ((chargeId === undefined) === (intentId === undefined))
    return invalidRequest({ message: 'One of the following params should be provided for this request: payment_intent or charge.' });
  const intent = intentId === undefined ? undefined : work.state.paymentIntents.rows.get(intentId);
  if (intentId !== undefined && !intent) return missing({ kind: 'payment_intent', id: intentId, param: 'payment_intent' });
  const charge = work.state.charges.rows.get(chargeId ?? intent?.latestCharge ?? '');
  if (!charge && chargeId !== undefined) return missing({ kind: 'charge', id: chargeId, param: 'charge' });
  if (charge?.status !== 'succeeded')
    return invalidRequest({
      message:
        intentId === undefined
          ? 'This charge has not succeeded and cannot be refunded.'
          : `This PaymentIntent (${intentId}) does not have a successful charge to refund.`,
      param: intentId === undefined ? 'charge' : 'payment_intent',
      began: true,
    });
  return done(charge);
};

const balanceLine = (work: Work, { refund, sign }: { refund: RefundRow; sign: 1 | -1 }): string =>
  work.put(work.state.balanceTransactions, {
    id: newId('txn'),
    type: sign === -1 ? ('refund' as const) : ('refund_failure' as const),
    amount: sign * refund.amount,
    // Stripe keeps the fee of the payment.
    fee: 0,
    currency: refund.currency,
    created: work.nowSeconds,
    source: refund.id,
  }).id;

export const createRefund = (work: Work, { form }: { form: FormRecord }): Outcome<JsonObject> => {
  const read = readParameters(createParameters, form);
  if (!read.ok) return read;
  const asked = read.value;
  const found = chargeToRefund(work, asked);
  if (!found.ok) return found;
  const charge = found.value;
  const { currency } = charge;
  const left = charge.amount - charge.amountRefunded;
  if (left === 0)
    return invalidRequest({ message: `Charge ${charge.id} has already been refunded.`, code: 'charge_already_refunded', began: true });
  const amount = asked.amount ?? left;
  if (amount < 1)
    return invalidRequest({ message: 'Refund amount must be at least 1.', param: 'amount', code: 'parameter_invalid_integer' });
  if (amount > left)
    return invalidRequest({
      message: `Refund amount (${inWords({ amount, currency })}) is greater than unrefunded amount on charge (${inWords({ amount: left, currency })})`,
      param: 'amount',
      began: true,
    });

  const method = work.state.paymentMethods.rows.get(charge.paymentMethod);
  const status = method && testMethod(method.testName).refund === 'pending' ? 'pending' : 'succeeded';
  const bare: RefundRow = {
    id: newId('re'),
    charge: charge.id,
    paymentIntent: charge.paymentIntent,
    amount,
    currency,
    created: work.nowSeconds,
    status,
    reason: asked.reason ?? null,
    metadata: mergeMetadata({}, asked.metadata),
    balanceTransaction: null,
    failureReason: null,
    failureBalanceTransaction: null,
  };
  const refund = work.put(work.state.refunds, { ...bare, balanceTransaction: balanceLine(work, { refund: bare, sign: -1 }) });
  const refunded = work.put(work.state.charges, { ...charge, amountRefunded: charge.amountRefunded + amount });
  emitRefund(work, 'created', refund);
  work.emit({ type: 'charge.refunded', object: chargeResource(work.state, refunded) });
  return done(refundResource(work.state, refund));
};

export const updateRefund = (work: Work, { id, form }: { id: string; form: FormRecord }): Outcome<JsonObject> => {
  const read = readParameters(updateParameters, form);
  if (!read.ok) return read;
  const refund = work.state.refunds.rows.get(id);
  if (!refund) return missing({ kind: 'refund', id });
  const updated = work.put(work.state.refunds, { ...refund, metadata: mergeMetadata(refund.metadata, read.value.metadata) });
  emitRefund(work, 'updated', updated);
  return done(refundResource(work.state, updated));
};

/** The bank accepts a refund or returns it: then the sum can be refunded again. A refund that succeeded can still be returned. */
export const settleRefund = (work: Work, { id, outcome }: { id: string; outcome: 'succeed' | 'fail' }): Outcome<JsonObject> => {
  const refund = work.state.refunds.rows.get(id);
  if (!refund) return missing({ kind: 'refund', id });
  const charge = work.state.charges.rows.get(refund.charge);
  if (!charge || refund.status === 'failed' || (refund.status === 'succeeded' && outcome === 'succeed'))
    return invalidRequest({ message: `This refund has a status of ${refund.status}.`, began: true });
  if (outcome === 'succeed') {
    const settled = work.put(work.state.refunds, { ...refund, status: 'succeeded' as const });
    emitRefund(work, 'updated', settled);
    return done(refundResource(work.state, settled));
  }
  const failed = work.put(work.state.refunds, {
    ...refund,
    status: 'failed' as const,
    failureReason: 'expired_or_canceled_card',
    failureBalanceTransaction: balanceLine(work, { refund, sign: 1 }),
  });
  work.put(work.state.charges, { ...charge, amountRefunded: charge.amountRefunded - refund.amount });
  emitRefund(work, 'failed', failed);
  emitRefund(work, 'updated', failed);
  return done(refundResource(work.state, failed));
};

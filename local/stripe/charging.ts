import { feeMinor } from './currency.ts';
import type { JsonObject } from './json.ts';
import { chargeResource, paymentIntentResource, paymentMethodResource } from './resources.ts';
import type { ChargeRow, PaymentIntentRow, PaymentMethodRow } from './rows.ts';
import { newId } from './state.ts';
import type { Work } from './state.ts';
import { authenticationRequired, testMethod } from './testMethods.ts';
import type { Decline } from './testMethods.ts';

/** The outcome of an attempt to pay. A decline is stored in the intent; `error` is its error in the answer. */
export type Attempt = { intent: PaymentIntentRow; error: JsonObject | null };

const putIntent = (work: Work, intent: PaymentIntentRow): PaymentIntentRow => work.put(work.state.paymentIntents, intent);
export const emitIntent = (work: Work, type: string, intent: PaymentIntentRow): void =>
  work.emit({ type: `payment_intent.${type}`, object: paymentIntentResource(work.state, intent) });
const emitCharge = (work: Work, type: string, charge: ChargeRow): void =>
  work.emit({ type: `charge.${type}`, object: chargeResource(work.state, charge) });

type NewCharge = { intent: PaymentIntentRow; method: PaymentMethodRow; authenticated: boolean };

const newCharge = (work: Work, { intent, method, authenticated }: NewCharge): ChargeRow => ({
  id: newId('ch'),
  paymentIntent: intent.id,
  paymentMethod: method.id,
  amount: intent.amount,
  amountRefunded: 0,
  currency: intent.currency,
  created: work.nowSeconds,
  status: 'pending',
  authenticated,
  customer: intent.customer,
  description: intent.description,
  receiptEmail: intent.receiptEmail,
  metadata: intent.metadata,
  balanceTransaction: null,
  failure: null,
});

/** A successful payment: charge, balance transaction and intent in one unit. */
const succeed = (
  work: Work,
  { intent, charge, method }: { intent: PaymentIntentRow; charge: ChargeRow; method: PaymentMethodRow },
): Attempt => {
  const { amount, currency } = charge;
  const transaction = work.put(work.state.balanceTransactions, {
    id: newId('txn'),
    type: testMethod(method.testName).type === 'card' ? ('charge' as const) : ('payment' as const),
    amount,
    fee: feeMinor({ amount, currency }),
    currency,
    created: work.nowSeconds,
    source: charge.id,
  });
  const paid = work.put(work.state.charges, { ...charge, status: 'succeeded' as const, balanceTransaction: transaction.id });
  emitCharge(work, 'succeeded', paid);
  const succeeded = putIntent(work, {
    ...intent,
    status: 'succeeded',
    paymentMethod: method.id,
    latestCharge: paid.id,
    lastPaymentError: null,
  });
  emitIntent(work, 'succeeded', succeeded);
  return { intent: succeeded, error: null };
};

type Failing = { intent: PaymentIntentRow; method: PaymentMethodRow; charge: ChargeRow | null; failure: Decline };

/** A failed attempt: the intent waits for another payment method and stores the reason. */
export const fail = (work: Work, { intent, method, charge, failure: { code, declineCode, message } }: Failing): Attempt => {
  if (charge) {
    const failed = work.put(work.state.charges, { ...charge, status: 'failed' as const, failure: { code, declineCode, message } });
    emitCharge(work, 'failed', failed);
  }
  const error: JsonObject = {
    type:
      testMethod(method.testName).type === 'card' && code !== 'payment_intent_authentication_failure'
        ? 'card_error'
        : 'invalid_request_error',
    ...(charge && { charge: charge.id }),
    code,
    ...(declineCode !== null && { decline_code: declineCode }),
    message,
    payment_method: paymentMethodResource(method),
  };
  const waiting = putIntent(work, {
    ...intent,
    status: 'requires_payment_method',
    paymentMethod: null,
    latestCharge: charge?.id ?? intent.latestCharge,
    lastPaymentError: error,
  });
  emitIntent(work, 'payment_failed', waiting);
  return { intent: waiting, error: { ...error, payment_intent: paymentIntentResource(work.state, waiting) } };
};

const charge = (work: Work, { intent, method, authenticated, decline }: NewCharge & { decline: Decline | null }): Attempt => {
  const fresh = newCharge(work, { intent, method, authenticated });
  return decline ? fail(work, { intent, method, charge: fresh, failure: decline }) : succeed(work, { intent, method, charge: fresh });
};

export type Pay = { intent: PaymentIntentRow; method: PaymentMethodRow; offSession: boolean };

/** One attempt to pay an intent with a method, from its confirmation on. */
export const pay = (work: Work, { intent, method, offSession }: Pay): Attempt => {
  const { behaviour } = testMethod(method.testName);
  switch (behaviour.kind) {
    case 'succeed':
      return charge(work, { intent, method, authenticated: false, decline: null });
    case 'decline':
      return charge(work, { intent, method, authenticated: false, decline: behaviour.decline });
    case 'authenticate': {
      // The buyer is absent and cannot authenticate, so the bank declines.
      if (offSession) return charge(work, { intent, method, authenticated: false, decline: authenticationRequired });
      const acting = putIntent(work, { ...intent, status: 'requires_action', paymentMethod: method.id, lastPaymentError: null });
      emitIntent(work, 'requires_action', acting);
      return { intent: acting, error: null };
    }
    case 'process': {
      const pending = work.put(work.state.charges, newCharge(work, { intent, method, authenticated: false }));
      emitCharge(work, 'pending', pending);
      const processing = putIntent(work, {
        ...intent,
        status: 'processing',
        paymentMethod: method.id,
        latestCharge: pending.id,
        lastPaymentError: null,
      });
      emitIntent(work, 'processing', processing);
      return { intent: processing, error: null };
    }
  }
};

/** After the authentication the bank may still decline. */
export const payAuthenticated = (work: Work, { intent, method }: { intent: PaymentIntentRow; method: PaymentMethodRow }): Attempt => {
  const { behaviour } = testMethod(method.testName);
  return charge(work, { intent, method, authenticated: true, decline: behaviour.kind === 'authenticate' ? behaviour.then : null });
};

type Settlement = { intent: PaymentIntentRow; method: PaymentMethodRow; charge: ChargeRow; decline: Decline | null };

/** The bank pays a debit or returns it. */
export const settle = (work: Work, { intent, method, charge: pending, decline }: Settlement): Attempt =>
  decline ? fail(work, { intent, method, charge: pending, failure: decline }) : succeed(work, { intent, method, charge: pending });

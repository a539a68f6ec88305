import { done, invalidRequest, missing } from './failure.ts';
import type { Outcome } from './failure.ts';
import type { PaymentIntentRow, PaymentMethodRow } from './rows.ts';
import { newId } from './state.ts';
import type { Work } from './state.ts';
import { testMethod, testMethods } from './testMethods.ts';

/** A stored method by its id, or a test method by its name, which becomes a method of its own each time, as at Stripe. */
export const paymentMethodNamed = (work: Work, { name, param }: { name: string; param?: string }): Outcome<PaymentMethodRow> => {
  const stored = work.state.paymentMethods.rows.get(name);
  if (stored) return done(stored);
  if (!testMethods.has(name)) return missing({ kind: 'PaymentMethod', id: name, ...(param !== undefined && { param }) });
  return done({ id: newId('pm'), created: work.nowSeconds, testName: name, customer: null });
};

/** Whether the intent takes this kind of method. */
export const checkMethodFits = (intent: PaymentIntentRow, method: PaymentMethodRow): Outcome<PaymentMethodRow> => {
  const { type, currency } = testMethod(method.testName);
  if (!intent.automaticPaymentMethods && !intent.paymentMethodTypes.includes(type))
    return invalidRequest({
      message: `The PaymentMethod provided (${type}) is not allowed for this PaymentIntent. Its payment_method_types are: ${intent.paymentMethodTypes.join(', ')}.`,
      param: 'payment_method',
    });
  if (currency !== null && currency !== intent.currency)
    return invalidRequest({
      message: `The currency provided (${intent.currency}) is invalid for ${type}; it takes ${currency}.`,
      param: 'currency',
    });
  return done(method);
};

import { done, invalidRequest, missing } from './failure.ts';
import type { Outcome } from './failure.ts';
import type { PaymentIntentRow, PaymentMethodRow } from './rows.ts';
import { newId } from './state.ts';
import type { Work } from './state.ts';
import { testMethod, testMethods } from './testMethods.ts';

/** A stored method by its id, or a test method by its name, which becomes a new method each time, as at Stripe. */
export const paymentMethodNamed = (work: Work, { name, param }: { name: string; param?: string }): Outcome<PaymentMethodRow> => {
  const stored = work.state.paymentMethods.rows.get(name);
  if (stored) return done(stored);
  if (!testMethods.has(name)) return missing({ kind: 'PaymentMethod', id: name, ...(param !== undefined && { param }) });
  return done({ id: newId('pm'), created: work.nowSeconds, testName: name, customer: null });
};

// The methods that the account has enabled in the Dashboard, and the one currency of debits.
const dashboardTypes = new Map<string, string | null>([
  ['card', null],
  ['sepa_debit', 'eur'],
  ['us_bank_account', 'usd'],
]);

type Restriction = Pick<
  PaymentIntentRow,
  'currency' | 'allowedPaymentMethodTypes' | 'excludedPaymentMethodTypes' | 'automaticPaymentMethods'
>;

/** The types that an intent accepts. Drops allowed types that do not match its currency without an error, as Stripe does. */
export const typesOf = ({
  currency,
  allowedPaymentMethodTypes,
  excludedPaymentMethodTypes,
  automaticPaymentMethods,
}: Restriction): Outcome<string[]> => {
  const compatible = [...dashboardTypes].filter(([, only]) => only === null || only === currency).map(([type]) => type);
  const offered = automaticPaymentMethods || allowedPaymentMethodTypes ? compatible : ['card'];
  const types = offered.filter(
    (type) => (allowedPaymentMethodTypes?.includes(type) ?? true) && !(excludedPaymentMethodTypes?.includes(type) ?? false),
  );
  return types.length > 0
    ? done(types)
    : invalidRequest({ message: 'No payment method type matches the other parameters of this PaymentIntent.' });
};

/** True when the intent accepts this type of method. */
export const checkMethodFits = (intent: PaymentIntentRow, method: PaymentMethodRow): Outcome<PaymentMethodRow> => {
  const { type, currency } = testMethod(method.testName);
  const isExcluded = intent.excludedPaymentMethodTypes?.includes(type) ?? false;
  if (isExcluded || (!intent.automaticPaymentMethods && !intent.paymentMethodTypes.includes(type)))
    return invalidRequest({
      message: `The PaymentMethod provided (${type}) is not allowed for this PaymentIntent. Its payment_method_types are: ${intent.paymentMethodTypes.join(', ')}.`,
      param: 'payment_method',
    });
  if (currency !== null && currency !== intent.currency)
    return invalidRequest({
      message: `The currency provided (${intent.currency}) is invalid for ${type}, which supports ${currency} only.`,
      param: 'currency',
    });
  return done(method);
};

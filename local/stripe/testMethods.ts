/** The outcome of a charge. */
export type Behaviour =
  | { kind: 'succeed' }
  | { kind: 'decline'; decline: Decline }
  | { kind: 'authenticate'; then: Decline | null }
  /** A bank debit: it stays `processing` until it is settled. */
  | { kind: 'process' };

export type Decline = { code: string; declineCode: string | null; message: string };
export type RefundBehaviour = 'succeed' | 'pending';
export type MethodType = 'card' | 'sepa_debit' | 'us_bank_account';

export type TestMethod = {
  type: MethodType;
  brand: string;
  last4: string;
  country: string;
  funding: 'credit' | 'debit';
  behaviour: Behaviour;
  refund: RefundBehaviour;
  /** Debits accept one currency, cards all. */
  currency: string | null;
};

const declined = (declineCode: string, message = 'Your card was declined.'): Decline => ({ code: 'card_declined', declineCode, message });

const declines = {
  generic: declined('generic_decline'),
  insufficientFunds: declined('insufficient_funds', 'Your card has insufficient funds.'),
  lost: declined('lost_card'),
  stolen: declined('stolen_card'),
  fraudulent: declined('fraudulent'),
  velocity: declined(
    'card_velocity_exceeded',
    'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
  ),
  // These three have a code and no decline code.
  expired: { code: 'expired_card', declineCode: null, message: 'Your card has expired.' },
  incorrectCvc: { code: 'incorrect_cvc', declineCode: null, message: "Your card's security code is incorrect." },
  processingError: {
    code: 'processing_error',
    declineCode: null,
    message: 'An error occurred while processing your card. Try again in a little bit.',
  },
};

export const authenticationRequired: Decline = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
};
export const authenticationFailed = {
  code: 'payment_intent_authentication_failure',
  message:
    'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
};
export const debitFailed: Decline = {
  code: 'payment_method_not_available',
  declineCode: null,
  message: 'The bank did not pay this debit.',
};

const card = (brand: string, last4: string, behaviour: Behaviour = { kind: 'succeed' }, more: Partial<TestMethod> = {}): TestMethod => ({
  type: 'card',
  brand,
  last4,
  country: 'US',
  funding: 'credit',
  behaviour,
  refund: 'succeed',
  currency: null,
  ...more,
});
const declining = (last4: string, decline: Decline): TestMethod => card('visa', last4, { kind: 'decline', decline });
const authenticating = (last4: string, then: Decline | null = null): TestMethod => card('visa', last4, { kind: 'authenticate', then });
const debit = (type: MethodType, last4: string, currency: string): TestMethod =>
  card('', last4, { kind: 'process' }, { type, currency, funding: 'debit' });

const decliningCards = {
  chargeDeclined: declining('0002', declines.generic),
  chargeDeclinedInsufficientFunds: declining('9995', declines.insufficientFunds),
  chargeDeclinedLostCard: declining('9987', declines.lost),
  chargeDeclinedStolenCard: declining('9979', declines.stolen),
  chargeDeclinedExpiredCard: declining('0069', declines.expired),
  chargeDeclinedIncorrectCvc: declining('0127', declines.incorrectCvc),
  chargeDeclinedProcessingError: declining('0119', declines.processingError),
  chargeDeclinedFraudulent: declining('0019', declines.fraudulent),
  chargeDeclinedVelocityLimitExceeded: declining('6975', declines.velocity),
};

/** Stripe's test payment methods by name, with the last digits of their test cards. */
export const testMethods: ReadonlyMap<string, TestMethod> = new Map([
  ...Object.entries({
    pm_card_visa: card('visa', '4242'),
    pm_card_visa_debit: card('visa', '5556', { kind: 'succeed' }, { funding: 'debit' }),
    pm_card_mastercard: card('mastercard', '4444'),
    pm_card_mastercard_debit: card('mastercard', '8210', { kind: 'succeed' }, { funding: 'debit' }),
    pm_card_amex: card('amex', '0005'),
    pm_card_discover: card('discover', '1117'),
    pm_card_fr: card('visa', '0003', { kind: 'succeed' }, { country: 'FR' }),
    pm_card_chargeCustomerFail: declining('0341', declines.generic),
    pm_card_radarBlock: declining('0019', declines.fraudulent),
    pm_card_threeDSecureRequired: authenticating('3063'),
    pm_card_threeDSecure2Required: authenticating('3220'),
    pm_card_threeDSecureRequiredChargeDeclined: authenticating('1629', declines.generic),
    pm_card_threeDSecureOptional: card('visa', '3055'),
    pm_card_authenticationRequired: authenticating('3184'),
    pm_card_authenticationRequiredChargeDeclinedInsufficientFunds: authenticating('3178', declines.insufficientFunds),
    pm_card_pendingRefund: card('visa', '7726', { kind: 'succeed' }, { refund: 'pending' }),
    pm_usBankAccount_success: debit('us_bank_account', '6789', 'usd'),
    pm_usBankAccount_processing: debit('us_bank_account', '0003', 'usd'),
    // Stripe has no such name but test IBANs. Here it is the way to a payment in euro that is `processing`.
    pm_sepaDebit_processing: debit('sepa_debit', '3201', 'eur'),
  }),
  // Stripe's documents use both spellings.
  ...Object.entries(decliningCards).flatMap(([name, method]): [string, TestMethod][] => [
    [`pm_card_${name}`, method],
    [`pm_card_visa_${name}`, method],
  ]),
]);

/** The test method behind a stored payment method. Rows contain only the names above. */
export const testMethod = (name: string): TestMethod => {
  const method = testMethods.get(name);
  if (!method) throw new Error(`Not a test payment method: ${name}`);
  return method;
};

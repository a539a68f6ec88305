// What helps the buyer and tells a thief nothing. All else is generic_decline: above all lost_card, stolen_card and fraudulent.
const safeCodes: ReadonlyMap<string, string> = new Map([
  ...[
    'generic_decline',
    'insufficient_funds',
    'expired_card',
    'incorrect_cvc',
    'incorrect_number',
    'processing_error',
    'card_velocity_exceeded',
    'card_not_supported',
    'currency_not_supported',
    'authentication_required',
    'amount_too_small',
    'amount_too_large',
  ].map((code): [string, string] => [code, code]),
  ['payment_intent_authentication_failure', 'authentication_failed'],
]);

/** The provider's code as the buyer may see it. */
export const safeFailureCode = (code: string): string => safeCodes.get(code) ?? 'generic_decline';

/** The buyer named a payment method that does not exist, or cannot be used here. */
export const invalidMethodCode = 'payment_method_invalid';

/** Every code that the graph answers. schema/README.md lists them for clients. */
export const failureCodes: readonly string[] = [...new Set([...safeCodes.values(), invalidMethodCode])];

import type { ProviderError } from './provider/paymentProvider.ts';

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
  ].map((code): [string, string] => [code, code]),
  ['payment_intent_authentication_failure', 'authentication_failed'],
]);

/** The provider's code as the buyer may see it. */
export const safeFailureCode = (code: string): string => safeCodes.get(code) ?? 'generic_decline';

/** The buyer named a payment method that does not exist, or cannot be used here. */
export const invalidMethodCode = 'payment_method_invalid';
/** The provider refused our request, not the buyer's card: nothing that the buyer could change. */
export const requestRejectedCode = 'request_rejected';

/** Why an attempt failed, as the buyer may see it. Null: nothing that ends an attempt. */
export const failureCodeOf = ({ problem, code }: Pick<ProviderError, 'problem' | 'code'>): string | null => {
  switch (problem) {
    case 'declined':
      return safeFailureCode(code ?? '');
    case 'methodRefused':
      return invalidMethodCode;
    case 'rejected':
    case 'missing':
      return requestRejectedCode;
    default:
      return null;
  }
};

/** The course was taken off sale before it was paid; nothing was charged. */
export const courseUnavailableCode = 'course_unavailable';

/** Every code that the graph answers. schema/README.md lists them for clients. */
export const failureCodes: readonly string[] = [
  ...new Set([...safeCodes.values(), invalidMethodCode, requestRejectedCode, courseUnavailableCode]),
];

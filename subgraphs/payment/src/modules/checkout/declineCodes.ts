import type { ProviderError } from './provider/paymentProvider.ts';

// Codes that help the buyer and tell a thief nothing. All others become generic_decline, above all lost_card, stolen_card and fraudulent.
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

/** The provider's code in the form that the buyer may see. */
export const safeFailureCode = (code: string): string => safeCodes.get(code) ?? 'generic_decline';

/** The buyer's payment method does not exist or cannot be used here. */
export const invalidMethodCode = 'payment_method_invalid';
/** The provider rejected our request, not the buyer's card: the buyer can change nothing. */
export const requestRejectedCode = 'request_rejected';
/** The course was taken off sale before it was paid; nothing was charged. */
export const courseUnavailableCode = 'course_unavailable';

/** The reason of a failed attempt in the form that the buyer may see. Null for a problem that does not end the attempt. */
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

/** All codes that the graph returns. schema/README.md lists them for clients. */
export const failureCodes: readonly string[] = [
  ...new Set([...safeCodes.values(), invalidMethodCode, requestRejectedCode, courseUnavailableCode]),
];

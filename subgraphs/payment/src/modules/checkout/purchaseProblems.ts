import { notFoundError, validationError } from '#shared/userErrors.ts';
import type { NotFoundError, UserProblem, ValidationError } from '#shared/userErrors.ts';
import * as messages from '../../messages.ts';
import type { EntitlementRow } from '../entitlement/entitlement.model.ts';
import type { Quote } from '../offer/offer.service.ts';
import type { TransactionRow } from '../transaction/transaction.model.ts';
import { courseUnavailableCode, invalidMethodCode, requestRejectedCode } from './declineCodes.ts';

export type AlreadyOwnedError = UserProblem<'AlreadyOwnedError', 'ALREADY_OWNED', { entitlement: EntitlementRow }>;
export type PaymentDeclinedError = UserProblem<
  'PaymentDeclinedError',
  'PAYMENT_DECLINED',
  { declineCode: string; transaction: TransactionRow }
>;
export type PaymentNotPossibleError = UserProblem<
  'PaymentNotPossibleError',
  'PAYMENT_NOT_POSSIBLE',
  { transaction: TransactionRow | null }
>;
export type PriceChangedError = UserProblem<'PriceChangedError', 'PRICE_CHANGED', { priceQuote: Quote }>;
export type IdempotencyConflictError = UserProblem<'IdempotencyConflictError', 'IDEMPOTENCY_CONFLICT'>;
export type EmailNotVerifiedError = UserProblem<'EmailNotVerifiedError', 'EMAIL_NOT_VERIFIED'>;

export type PurchaseProblem =
  | ValidationError
  | NotFoundError
  | AlreadyOwnedError
  | PaymentDeclinedError
  | PaymentNotPossibleError
  | PriceChangedError
  | IdempotencyConflictError
  | EmailNotVerifiedError;

export const courseNotFound = (): NotFoundError => notFoundError('courseId');
export const ownCourse = (): ValidationError => validationError({ message: messages.ownCourse(), path: ['courseId'] });
export const soldBySubscription = (): ValidationError => validationError({ message: messages.soldBySubscription(), path: ['courseId'] });
export const alreadyOwned = (entitlement: EntitlementRow): AlreadyOwnedError => ({
  type: 'AlreadyOwnedError',
  code: 'ALREADY_OWNED',
  message: messages.alreadyOwned(),
  path: ['courseId'],
  details: { entitlement },
});
export const priceChanged = (priceQuote: Quote): PriceChangedError => ({
  type: 'PriceChangedError',
  code: 'PRICE_CHANGED',
  message: messages.priceChanged(),
  path: ['expectedTotal'],
  details: { priceQuote },
});
export const idempotencyConflict = (): IdempotencyConflictError => ({
  type: 'IdempotencyConflictError',
  code: 'IDEMPOTENCY_CONFLICT',
  message: messages.keyUsedOtherwise(),
  path: ['idempotencyKey'],
  details: {},
});
export const emailNotVerified = (): EmailNotVerifiedError => ({
  type: 'EmailNotVerifiedError',
  code: 'EMAIL_NOT_VERIFIED',
  message: messages.emailNotVerified(),
  path: null,
  details: {},
});
/** A fault of ours. The transaction is null when none was begun. */
export const paymentNotPossible = (transaction: TransactionRow | null): PaymentNotPossibleError => ({
  type: 'PaymentNotPossibleError',
  code: 'PAYMENT_NOT_POSSIBLE',
  message: messages.paymentNotPossible(),
  path: null,
  details: { transaction },
});
/** A refused attempt, as its row tells it. */
export const refused = (transaction: TransactionRow): PaymentDeclinedError | PaymentNotPossibleError | ValidationError | NotFoundError => {
  const declineCode = transaction.failureCode ?? 'generic_decline';
  if (declineCode === courseUnavailableCode) return courseNotFound();
  if (declineCode === invalidMethodCode)
    return validationError({ message: messages.invalidPaymentMethod(), path: ['payment', 'paymentMethodId'] });
  if (declineCode === requestRejectedCode) return paymentNotPossible(transaction);
  return {
    type: 'PaymentDeclinedError',
    code: 'PAYMENT_DECLINED',
    message: messages.paymentDeclined(declineCode),
    path: ['payment'],
    details: { declineCode, transaction },
  };
};

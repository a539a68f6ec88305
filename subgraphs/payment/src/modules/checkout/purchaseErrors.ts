import type { Message } from '#shared/messages.ts';
import { defineUserError, notFoundError, validationError } from '#shared/userErrors.ts';
import type { NotFoundError, ValidationError } from '#shared/userErrors.ts';
import { messages } from '../../messages.ts';
import type { Entitlement } from '../entitlement/entitlement.collection.ts';
import type { Quote } from '../offer/offer.service.ts';
import type { Transaction } from '../transaction/transaction.collection.ts';
import { courseUnavailableCode, invalidMethodCode, requestRejectedCode } from './declineCodes.ts';

export const courseNotFound = () => notFoundError('courseId');

export const ownCourse = () =>
  validationError({
    message: { fr: 'Vous ne pouvez pas acheter votre propre cours.', en: 'You cannot buy your own course.' },
    path: ['courseId'],
  });

export const soldBySubscription = () =>
  validationError({
    message: { fr: 'Ce cours est uniquement accessible avec un abonnement.', en: 'This course is only available with a plan.' },
    path: ['courseId'],
  });

export const alreadyOwned = defineUserError({
  type: 'AlreadyOwnedError',
  code: 'ALREADY_OWNED',
  message: { fr: 'Vous avez déjà ce cours.', en: 'You already have this course.' },
  path: ['courseId'],
  details: (entitlement: Entitlement) => ({ entitlement }),
});

export const priceChanged = defineUserError({
  type: 'PriceChangedError',
  code: 'PRICE_CHANGED',
  message: { fr: 'Le prix a changé. Vous n’avez pas été débité.', en: 'The price has changed. You have not been charged.' },
  path: ['expectedTotal'],
  details: (priceQuote: Quote) => ({ priceQuote }),
});

export const idempotencyConflict = defineUserError({
  type: 'IdempotencyConflictError',
  code: 'IDEMPOTENCY_CONFLICT',
  message: {
    fr: 'Cette clé d’idempotence a déjà servi pour une autre demande.',
    en: 'This idempotency key has already been used for another request.',
  },
  path: ['idempotencyKey'],
});

export const emailNotVerified = defineUserError({
  type: 'EmailNotVerifiedError',
  code: 'EMAIL_NOT_VERIFIED',
  message: {
    fr: 'Confirmez l’adresse e-mail de votre compte avant d’acheter un cours.',
    en: 'Verify the email address of your account before you buy a course.',
  },
});

/** A fault of ours. The transaction is null when the purchase did not begin. */
export const paymentNotPossible = defineUserError({
  type: 'PaymentNotPossibleError',
  code: 'PAYMENT_NOT_POSSIBLE',
  message: {
    fr: 'Un problème de notre côté empêche ce paiement pour le moment. Vous n’avez pas été débité. Notre équipe est prévenue.',
    en: 'A problem on our side prevents this payment at the moment. You have not been charged. Our team has been notified.',
  },
  details: (transaction: Transaction | null) => ({ transaction }),
});

const declineMessages: ReadonlyMap<string, Message> = new Map(
  Object.entries({
    insufficient_funds: { fr: 'Le solde de votre compte est insuffisant.', en: 'Your account has insufficient funds.' },
    expired_card: { fr: 'Votre carte a expiré.', en: 'Your card has expired.' },
    incorrect_cvc: { fr: 'Le code de sécurité de la carte est incorrect.', en: 'The security code of the card is incorrect.' },
    incorrect_number: { fr: 'Le numéro de carte est incorrect.', en: 'The card number is incorrect.' },
    processing_error: {
      fr: 'Votre banque n’a pas pu traiter le paiement. Réessayez.',
      en: 'Your bank could not process the payment. Try again.',
    },
    authentication_failed: {
      fr: 'Votre banque n’a pas pu vous authentifier. Réessayez.',
      en: 'Your bank could not authenticate you. Try again.',
    },
    authentication_required: {
      fr: 'Votre banque demande une authentification. Réessayez.',
      en: 'Your bank requires authentication. Try again.',
    },
  }),
);
const otherDecline: Message = {
  fr: 'Le paiement a été refusé. Essayez un autre moyen de paiement.',
  en: 'The payment was declined. Try another payment method.',
};

const paymentDeclined = defineUserError({
  type: 'PaymentDeclinedError',
  code: 'PAYMENT_DECLINED',
  message: ({ declineCode }: { declineCode: string; transaction: Transaction }) => declineMessages.get(declineCode) ?? otherDecline,
  path: ['payment'],
  details: ({ declineCode, transaction }: { declineCode: string; transaction: Transaction }) => ({ declineCode, transaction }),
});

/** The error of a failed transaction. */
export const refusalOf = (transaction: Transaction) => {
  const declineCode = transaction.failureCode ?? 'generic_decline';
  switch (declineCode) {
    case courseUnavailableCode:
      return courseNotFound();
    case invalidMethodCode:
      return validationError({ message: messages.invalidPaymentMethod, path: ['payment', 'paymentMethodId'] });
    case requestRejectedCode:
      return paymentNotPossible(transaction);
    default:
      return paymentDeclined({ declineCode, transaction });
  }
};

export type PurchaseError =
  | ValidationError
  | NotFoundError
  | ReturnType<
      | typeof alreadyOwned
      | typeof paymentDeclined
      | typeof paymentNotPossible
      | typeof priceChanged
      | typeof idempotencyConflict
      | typeof emailNotVerified
    >;

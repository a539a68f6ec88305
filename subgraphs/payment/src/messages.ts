import type { Message } from '#shared/messages.ts';

export const invalidIdempotencyKey = (): Message => ({
  fr: 'La clé d’idempotence compte de 1 à 255 caractères imprimables.',
  en: 'The idempotency key has 1 to 255 printable characters.',
});
export const invalidCourseId = (): Message => ({ fr: 'Ce n’est pas un identifiant de cours.', en: 'This is not the id of a course.' });
export const methodNotChosen = (): Message => ({ fr: 'Ce moyen de paiement ne se choisit pas.', en: 'This way to pay cannot be chosen.' });
export const invalidPaymentMethod = (): Message => ({
  fr: 'Ce moyen de paiement n’existe pas ou ne convient pas ici.',
  en: 'This payment method does not exist or cannot be used here.',
});
export const returnUrlNotAllowed = (): Message => ({
  fr: 'L’adresse de retour n’appartient pas à un site autorisé.',
  en: 'The return address is not on an allowed site.',
});
export const ownCourse = (): Message => ({ fr: 'Ce cours est le vôtre.', en: 'This course is your own.' });
export const soldBySubscription = (): Message => ({
  fr: 'Ce cours ne se vend pas seul : il s’ouvre avec un abonnement.',
  en: 'This course is not sold singly: a plan opens it.',
});
export const alreadyOwned = (): Message => ({ fr: 'Ce cours est déjà à vous.', en: 'You have this course already.' });
export const priceChanged = (): Message => ({
  fr: 'Le prix a changé. Rien n’a été débité.',
  en: 'The price has changed. Nothing was charged.',
});
export const paymentNotPossible = (): Message => ({
  fr: 'Ce paiement est impossible pour le moment, à cause d’un problème de notre côté. Rien n’a été débité. Nous en sommes informés.',
  en: 'This payment is not possible at the moment, because of a problem on our side. Nothing was charged. We have been notified.',
});
export const keyUsedOtherwise = (): Message => ({
  fr: 'Cette clé d’idempotence a déjà servi à une autre demande.',
  en: 'This idempotency key was used for another request.',
});
export const emailNotVerified = (): Message => ({
  fr: 'Vérifiez d’abord l’adresse e-mail de votre compte.',
  en: 'Verify the e-mail address of your account first.',
});

const declines: Readonly<Record<string, Message>> = {
  insufficient_funds: { fr: 'Le solde du compte ne suffit pas.', en: 'The account does not have enough funds.' },
  expired_card: { fr: 'La carte a expiré.', en: 'The card has expired.' },
  incorrect_cvc: { fr: 'Le code de sécurité de la carte est faux.', en: 'The security code of the card is wrong.' },
  incorrect_number: { fr: 'Le numéro de carte est faux.', en: 'The card number is wrong.' },
  processing_error: {
    fr: 'La banque n’a pas pu traiter le paiement. Réessayez.',
    en: 'The bank could not process the payment. Try again.',
  },
  authentication_failed: { fr: 'L’authentification par la banque a échoué.', en: 'The bank’s authentication failed.' },
  authentication_required: { fr: 'La banque demande une authentification.', en: 'The bank asks for authentication.' },
};
export const paymentDeclined = (failureCode: string): Message =>
  declines[failureCode] ?? {
    fr: 'Le paiement a été refusé. Essayez un autre moyen de paiement.',
    en: 'The payment was declined. Try another way to pay.',
  };

export const tooManyFilterValues = (): Message => ({ fr: 'Au plus 100 valeurs par filtre.', en: 'At most 100 values for each filter.' });

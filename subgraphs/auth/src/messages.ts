import type { Message } from '#shared/messages.ts';

export const passwordSuggestions = {
  longer: ({ minimumLength }: { minimumLength: number }): Message => ({
    fr: `Prenez au moins ${minimumLength} caractères.`,
    en: `Use at least ${minimumLength} characters.`,
  }),
  upperCase: { fr: 'Ajoutez une majuscule.', en: 'Add an upper-case letter.' },
  digit: { fr: 'Ajoutez un chiffre.', en: 'Add a digit.' },
  notYours: {
    fr: 'N’utilisez ni votre nom, ni votre adresse, ni le nom de HAR Academy.',
    en: 'Use neither your name, nor your address, nor the name of HAR Academy.',
  },
  passphrase: ({ passphraseLength }: { passphraseLength: number }): Message => ({
    fr: `Ou choisissez une phrase de ${passphraseLength} caractères ou plus, avec des espaces si vous voulez.`,
    en: `Or choose a phrase of ${passphraseLength} characters or more, with spaces if you like.`,
  }),
} satisfies Record<string, Message | ((parameters: never) => Message)>;

export const messages = {
  weakPassword: { fr: 'Ce mot de passe est trop facile à deviner.', en: 'This password is too easy to guess.' },
  passwordTooLong: ({ maximumLength }: { maximumLength: number }): Message => ({
    fr: `Un mot de passe a ${maximumLength} caractères au plus.`,
    en: `A password has ${maximumLength} characters at most.`,
  }),
  passwordNotText: { fr: 'Ce mot de passe contient un caractère incomplet.', en: 'This password holds an incomplete character.' },
  emailMalformed: { fr: 'Cette adresse e-mail n’est pas valable.', en: 'This e-mail address is not valid.' },
  emailTaken: { fr: 'Un compte existe déjà à cette adresse.', en: 'An account with this address exists already.' },
  nameMalformed: ({ maximumLength }: { maximumLength: number }): Message => ({
    fr: `Un nom a de 1 à ${maximumLength} caractères, sans chevrons ni liens.`,
    en: `A name has 1 to ${maximumLength} characters, without angle brackets or links.`,
  }),
  localeUnknown: { fr: 'Langues possibles\u00A0: fr, en.', en: 'Possible languages: fr, en.' },
  invalidCredentials: { fr: 'L’adresse ou le mot de passe est faux.', en: 'The address or the password is wrong.' },
  wrongPassword: { fr: 'Ce mot de passe n’est pas le vôtre.', en: 'This password is not yours.' },
  emailNotVerified: { fr: 'Confirmez d’abord votre adresse e-mail.', en: 'Confirm your e-mail address first.' },
  emailUnchanged: { fr: 'C’est déjà votre adresse.', en: 'This is your address already.' },
  accountSuspended: { fr: 'Ce compte est suspendu.', en: 'This account is suspended.' },
  refreshTokenInvalid: { fr: 'Votre session est terminée. Reconnectez-vous.', en: 'Your session has ended. Sign in again.' },
  refreshTokenReused: {
    fr: 'Cette session a été fermée par sécurité. Reconnectez-vous.',
    en: 'This session was closed for safety. Sign in again.',
  },
  nothingToSignOutOf: { fr: 'Aucune session à fermer n’est indiquée.', en: 'No session to close is named.' },
  linkInvalid: { fr: 'Ce lien a expiré ou a déjà servi.', en: 'This link has expired or was used already.' },
} satisfies Record<string, Message | ((parameters: never) => Message)>;

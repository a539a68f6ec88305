import type { Message } from '#shared/messages.ts';

/** The suggestions of a WeakPasswordError. */
export const passwordSuggestions = {
  longer: ({ minimumLength }: { minimumLength: number }): Message => ({
    fr: `Utilisez au moins ${minimumLength} caractères.`,
    en: `Use at least ${minimumLength} characters.`,
  }),
  shorter: ({ maximumLength }: { maximumLength: number }): Message => ({
    fr: `Un mot de passe ne peut pas dépasser ${maximumLength} caractères.`,
    en: `A password can have at most ${maximumLength} characters.`,
  }),
  wellFormed: {
    fr: 'Ce mot de passe contient un caractère non valide.',
    en: 'This password contains an invalid character.',
  },
  upperCase: { fr: 'Ajoutez une majuscule.', en: 'Add an uppercase letter.' },
  digit: { fr: 'Ajoutez un chiffre.', en: 'Add a digit.' },
  notYours: {
    fr: 'N’utilisez ni votre nom, ni votre adresse, ni le nom de HAR Academy.',
    en: 'Do not use your name, your address or the name of HAR Academy.',
  },
  notCommon: {
    fr: 'Évitez les mots courants, même avec des chiffres ou des symboles.',
    en: 'Avoid common words, even with digits or symbols.',
  },
  passphrase: ({ passphraseLength }: { passphraseLength: number }): Message => ({
    fr: `Ou choisissez une phrase de ${passphraseLength} caractères ou plus, espaces compris.`,
    en: `Or choose a phrase of ${passphraseLength} or more characters, spaces included.`,
  }),
} satisfies Record<string, Message | ((parameters: never) => Message)>;

/** Reasons that prevent an erasure or the removal of a role. */
export const blockerMessages = {
  lastAdmin: {
    fr: 'La plateforme n’aurait plus d’administrateur. Donnez d’abord ce rôle à une autre personne.',
    en: 'The platform would have no administrator left. Give this role to someone else first.',
  },
  purchaseInProgress: {
    fr: 'Un de vos achats est en cours. Réessayez quand il sera terminé, dans 24 heures au plus tard.',
    en: 'One of your purchases is in progress. Try again when it has ended, within 24 hours at the latest.',
  },
  other: {
    fr: 'Une opération est en cours sur votre compte. Réessayez plus tard.',
    en: 'An operation on your account is in progress. Try again later.',
  },
} satisfies Record<string, Message>;

/** Messages of badUserInput, about the arguments of lists. */
export const listMessages = {
  searchMalformed: ({ maximumLength }: { maximumLength: number }): Message => ({
    fr: `search doit compter de 1 à ${maximumLength} caractères.`,
    en: `search must have 1 to ${maximumLength} characters.`,
  }),
  tooManyFilterValues: ({ maximumCount }: { maximumCount: number }): Message => ({
    fr: `Une liste de filter ne peut pas dépasser ${maximumCount} valeurs.`,
    en: `A list in filter can have at most ${maximumCount} values.`,
  }),
};

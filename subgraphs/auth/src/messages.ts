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
  notCommon: {
    fr: 'Évitez les mots que tout le monde prend, même avec des chiffres ou des signes.',
    en: 'Avoid the words that everybody takes, even with digits or signs.',
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
    fr: `Un nom a de 1 à ${maximumLength} caractères, sans numéro, lien ni adresse. Mettez une espace après un point.`,
    en: `A name has 1 to ${maximumLength} characters, without numbers, links or addresses. Put a space after a dot.`,
  }),
  hashUnverifiable: {
    fr: 'Une empreinte argon2, ou bcrypt de coût 12 au plus.',
    en: 'A hash of argon2, or of bcrypt with a cost of 12 at most.',
  },
  localeUnknown: { fr: 'Langues possibles\u00A0: fr, en.', en: 'Possible languages: fr, en.' },
  invalidCredentials: { fr: 'L’adresse ou le mot de passe est faux.', en: 'The address or the password is wrong.' },
  slugMalformed: {
    fr: 'De 3 à 60 lettres minuscules sans accent, chiffres et traits d’union simples.',
    en: '3 to 60 lower-case letters without accents, digits and single hyphens.',
  },
  slugTaken: { fr: 'Cette adresse de page est déjà prise.', en: 'This page address is taken already.' },
  cannotBeCleared: { fr: 'Ce champ ne peut pas être vide.', en: 'This field cannot be empty.' },
  urlMalformed: {
    fr: 'Une adresse commence par https:// et a 500 caractères au plus.',
    en: 'An address begins with https:// and has 500 characters at most.',
  },
  textMalformed: ({ maximumLength }: { maximumLength: number }): Message => ({
    fr: `Du texte simple, de ${maximumLength} caractères au plus.`,
    en: `Plain text of ${maximumLength} characters at most.`,
  }),
  wordsMalformed: ({ maximumCount, maximumLength }: { maximumCount: number; maximumLength: number }): Message => ({
    fr: `${maximumCount} entrées au plus, de 1 à ${maximumLength} caractères chacune.`,
    en: `${maximumCount} entries at most, of 1 to ${maximumLength} characters each.`,
  }),
  tooManyLinks: ({ maximumCount }: { maximumCount: number }): Message => ({
    fr: `${maximumCount} liens au plus.`,
    en: `${maximumCount} links at most.`,
  }),
  notAnInstructor: {
    fr: 'Seules les personnes qui enseignent ont des domaines d’expertise.',
    en: 'Only people who teach have fields of expertise.',
  },
  teachingWithdrawn: {
    fr: 'Le droit d’enseigner vous a été retiré. Écrivez au support.',
    en: 'The right to teach was taken from you. Write to support.',
  },
  instructorAlready: { fr: 'Vous enseignez déjà.', en: 'You teach already.' },
  timeZoneUnknown: {
    fr: 'Ce fuseau horaire est inconnu. Par exemple\u00A0: Europe/Paris.',
    en: 'This time zone is unknown. For example: Europe/Paris.',
  },
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
  reasonMalformed: ({ maximumLength }: { maximumLength: number }): Message => ({
    fr: `Une raison a de 1 à ${maximumLength} caractères.`,
    en: `A reason has 1 to ${maximumLength} characters.`,
  }),
  suspendedAlready: { fr: 'Ce compte est déjà suspendu.', en: 'This account is suspended already.' },
  activeAlready: { fr: 'Ce compte est déjà actif.', en: 'This account is active already.' },
  rolesUnchanged: { fr: 'Ce compte a déjà ces rôles.', en: 'This account has these roles already.' },
  verificationUnchanged: { fr: 'C’est déjà l’état de sa vérification.', en: 'This is the state of the verification already.' },
  doesNotTeach: { fr: 'Cette personne n’enseigne pas.', en: 'This person does not teach.' },
  notYourself: { fr: 'Un autre administrateur doit le faire.', en: 'Another administrator has to do it.' },
  searchMalformed: ({ maximumLength }: { maximumLength: number }): Message => ({
    fr: `search a de 1 à ${maximumLength} caractères.`,
    en: `search has 1 to ${maximumLength} characters.`,
  }),
  tooManyFilterValues: ({ maximumCount }: { maximumCount: number }): Message => ({
    fr: `Une liste de filter a ${maximumCount} valeurs au plus.`,
    en: `A list of filter has ${maximumCount} values at most.`,
  }),
  lastAdmin: {
    fr: 'Personne d’autre ne pourrait administrer la plateforme. Donnez d’abord ce rôle à quelqu’un.',
    en: 'Nobody else could administer the platform. Give somebody that role first.',
  },
  adminUnproven: {
    fr: 'Personne n’a encore prouvé que l’adresse de ce compte est la sienne. Elle doit être confirmée avant que ce rôle soit donné.',
    en: 'Nobody has proven yet that the address of this account is theirs. It has to be confirmed before this role is given.',
  },
  purchaseUnderWay: {
    fr: 'Un de vos achats est en cours. Réessayez quand il sera terminé, dans 24 heures au plus tard.',
    en: 'A purchase of yours is under way. Try again when it has ended, within 24 hours at the latest.',
  },
  erasureBlocked: {
    fr: 'Quelque chose est encore en cours sur votre compte. Réessayez plus tard.',
    en: 'Something is still under way in your account. Try again later.',
  },
  linkInvalid: { fr: 'Ce lien a expiré ou a déjà servi.', en: 'This link has expired or was used already.' },
} satisfies Record<string, Message | ((parameters: never) => Message)>;

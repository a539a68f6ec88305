import { defineConflict, defineInputError } from '../../../problems.ts';

export const maximumNameLength = 80;

export const emailTaken = defineConflict(
  { fr: 'Un compte existe déjà avec cette adresse e-mail.', en: 'An account with this email address already exists.' },
  'email',
);

export const emailUnchanged = defineInputError({
  fr: 'Vous utilisez déjà cette adresse e-mail.',
  en: 'You already use this email address.',
});

export const nameMalformed = defineInputError({
  fr: `Un nom compte de 1 à ${maximumNameLength} caractères, sans numéro, lien ni adresse. Ajoutez une espace après un point.`,
  en: `A name has 1 to ${maximumNameLength} characters, without numbers, links or addresses. Add a space after a period.`,
});

export const localeUnknown = defineInputError({ fr: 'Langues disponibles\u00A0: fr, en.', en: 'Available languages: fr, en.' });

export const hashUnverifiable = defineInputError({
  fr: 'Seules les empreintes argon2, ou bcrypt de coût 12 au plus, sont acceptées.',
  en: 'Only hashes of argon2, or of bcrypt with a cost of 12 at most, are accepted.',
});

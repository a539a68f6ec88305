import { defineConflict, defineInputError } from '../../../problems.ts';

export const fieldRequired = defineInputError({ fr: 'Ce champ est obligatoire.', en: 'This field is required.' });

export const slugMalformed = defineInputError({
  fr: 'Utilisez de 3 à 60 lettres minuscules sans accent, chiffres et traits d’union simples.',
  en: 'Use 3 to 60 lowercase letters without accents, digits and single hyphens.',
});

export const slugTaken = defineConflict(
  { fr: 'Cette adresse de page est déjà utilisée.', en: 'This page address is already in use.' },
  'slug',
);

export const urlMalformed = defineInputError({
  fr: 'Utilisez une adresse qui commence par https://, de 500 caractères au plus.',
  en: 'Use an address that begins with https:// and has at most 500 characters.',
});

export const textMalformed = ({ maximumLength }: { maximumLength: number }) =>
  defineInputError({
    fr: `Utilisez du texte simple, de ${maximumLength} caractères au plus.`,
    en: `Use plain text of at most ${maximumLength} characters.`,
  });

export const wordsMalformed = ({ maximumCount, maximumLength }: { maximumCount: number; maximumLength: number }) =>
  defineInputError({
    fr: `Ajoutez au plus ${maximumCount} entrées, de 1 à ${maximumLength} caractères chacune.`,
    en: `Add at most ${maximumCount} entries, of 1 to ${maximumLength} characters each.`,
  });

export const tooManyLinks = ({ maximumCount }: { maximumCount: number }) =>
  defineInputError({ fr: `Ajoutez au plus ${maximumCount} liens.`, en: `Add at most ${maximumCount} links.` });

export const timeZoneUnknown = defineInputError({
  fr: 'Ce fuseau horaire est inconnu. Exemple\u00A0: Europe/Paris.',
  en: 'This time zone is unknown. Example: Europe/Paris.',
});

export const notAnInstructor = defineInputError({
  fr: 'Seules les personnes qui enseignent peuvent indiquer des domaines d’expertise.',
  en: 'Only instructors can list fields of expertise.',
});

export const instructorAlready = defineConflict({
  fr: 'Vous enseignez déjà sur HAR Academy.',
  en: 'You are already an instructor.',
});

export const teachingWithdrawn = defineConflict({
  fr: 'Votre droit d’enseigner a été retiré. Contactez le support.',
  en: 'Your right to teach was withdrawn. Contact support.',
});

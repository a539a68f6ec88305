import { blockerMessages } from '../../../messages.ts';
import { defineConflict, defineInputError } from '../../../problems.ts';

export const maximumReasonLength = 500;

export const reasonMalformed = defineInputError({
  fr: `Indiquez une raison de 1 à ${maximumReasonLength} caractères.`,
  en: `Give a reason of 1 to ${maximumReasonLength} characters.`,
});

export const alreadySuspended = defineConflict({ fr: 'Ce compte est déjà suspendu.', en: 'This account is already suspended.' }, 'id');
export const alreadyActive = defineConflict({ fr: 'Ce compte est déjà actif.', en: 'This account is already active.' }, 'id');
export const ownAccount = defineConflict(
  {
    fr: 'Vous ne pouvez pas suspendre votre propre compte. Demandez-le à un autre administrateur.',
    en: 'You cannot suspend your own account. Ask another administrator.',
  },
  'id',
);
export const lastAdmin = defineConflict(blockerMessages.lastAdmin, 'id');

export const rolesUnchanged = defineConflict({ fr: 'Ce compte a déjà ces rôles.', en: 'This account already has these roles.' }, 'roles');
export const adminUnproven = defineConflict(
  {
    fr: 'L’adresse e-mail de ce compte doit être confirmée avant que ce rôle lui soit donné.',
    en: 'The email address of this account must be confirmed before the account can get this role.',
  },
  'roles',
);

export const notAnInstructor = defineConflict({ fr: 'Cette personne n’enseigne pas.', en: 'This person is not an instructor.' }, 'id');
export const verificationUnchanged = defineConflict(
  { fr: 'La vérification a déjà ce statut.', en: 'The verification already has this status.' },
  'status',
);

import type { MailDefinition, MailKind } from './mailTexts.ts';

const newPasswordPath = '/forgot-password';

/** Mails about addresses, passwords and sign-ins. */
export const accountMails = {
  VERIFY_EMAIL: {
    path: '/verify-email',
    wording: {
      fr: () => ({
        subject: 'Confirmez votre adresse e-mail',
        lines: ['Bienvenue à HAR Academy. Pour confirmer que cette adresse est la vôtre, suivez ce lien\u00A0:'],
        button: 'Confirmer mon adresse',
        closing: [
          'Ce lien est valable 24\u00A0heures et ne fonctionne qu’une fois.',
          'Vous n’avez pas créé de compte\u00A0? Ignorez ce message.',
        ],
      }),
      en: () => ({
        subject: 'Confirm your email address',
        lines: ['Welcome to HAR Academy. To confirm that this address is yours, follow this link:'],
        button: 'Confirm my address',
        closing: ['The link is valid for 24 hours and works once.', 'If you did not create an account, ignore this message.'],
      }),
    },
  },
  CONFIRM_NEW_EMAIL: {
    path: '/verify-email',
    wording: {
      fr: () => ({
        subject: 'Confirmez votre nouvelle adresse e-mail',
        lines: ['Vous avez demandé à utiliser cette adresse pour votre compte HAR Academy. Pour la confirmer, suivez ce lien\u00A0:'],
        button: 'Confirmer ma nouvelle adresse',
        closing: [
          'Ce lien est valable 24\u00A0heures et ne fonctionne qu’une fois. D’ici là, rien ne change.',
          'Vous n’avez rien demandé\u00A0? Ignorez ce message.',
        ],
      }),
      en: () => ({
        subject: 'Confirm your new email address',
        lines: ['You asked to use this address for your HAR Academy account. To confirm it, follow this link:'],
        button: 'Confirm my new address',
        closing: [
          'The link is valid for 24 hours and works once. Until then nothing changes.',
          'If you did not ask for this, ignore this message.',
        ],
      }),
    },
  },
  WELCOME: {
    path: '/',
    wording: {
      fr: () => ({
        subject: 'Bienvenue à HAR Academy',
        lines: ['Votre adresse est confirmée et votre compte est prêt. Choisissez un premier cours\u00A0:'],
        button: 'Découvrir les cours',
        closing: ['Bon apprentissage\u00A0!'],
      }),
      en: () => ({
        subject: 'Welcome to HAR Academy',
        lines: ['Your address is confirmed and your account is ready. Choose a first course:'],
        button: 'Discover the courses',
        closing: ['Enjoy learning!'],
      }),
    },
  },
  RESET_PASSWORD: {
    path: '/reset-password',
    wording: {
      fr: () => ({
        subject: 'Choisissez un nouveau mot de passe',
        lines: ['Vous avez oublié votre mot de passe\u00A0? Pour en choisir un nouveau, suivez ce lien\u00A0:'],
        button: 'Choisir un mot de passe',
        closing: [
          'Ce lien est valable 60\u00A0minutes et ne fonctionne qu’une fois. Vos appareils seront déconnectés.',
          'Vous n’avez rien demandé\u00A0? Ignorez ce message\u00A0: votre mot de passe reste le même.',
        ],
      }),
      en: () => ({
        subject: 'Choose a new password',
        lines: ['Forgot your password? To choose a new one, follow this link:'],
        button: 'Choose a password',
        closing: [
          'The link is valid for 60 minutes and works once. Your devices will be signed out.',
          'If you did not ask for this, ignore this message: your password stays the same.',
        ],
      }),
    },
  },
  ADMIN_APPOINTED: {
    path: '/reset-password',
    wording: {
      fr: () => ({
        subject: 'Vous administrez HAR Academy',
        lines: [
          'Cette adresse est désormais celle d’un compte d’administration de HAR Academy.',
          'Pour choisir son mot de passe, suivez ce lien\u00A0:',
        ],
        button: 'Choisir un mot de passe',
        closing: [
          'Ce lien est valable 60\u00A0minutes et ne fonctionne qu’une fois. Passé ce délai, demandez-en un autre sur la page de connexion.',
          'Vous ne vous y attendiez pas\u00A0? Ne suivez pas le lien, et prévenez la personne qui exploite la plateforme.',
        ],
      }),
      en: () => ({
        subject: 'You are an administrator of HAR Academy',
        lines: ['This address now belongs to an administrator account of HAR Academy.', 'To choose its password, follow this link:'],
        button: 'Choose a password',
        closing: [
          'The link is valid for 60 minutes and works once. After that, request another one on the sign-in page.',
          'If you did not expect this, do not follow the link, and inform the operator of the platform.',
        ],
      }),
    },
  },
  PASSWORD_CHANGED: {
    path: newPasswordPath,
    wording: {
      fr: () => ({
        subject: 'Votre mot de passe a été changé',
        lines: [
          'Le mot de passe de votre compte vient d’être changé et vos autres appareils ont été déconnectés.',
          'Ce n’était pas vous\u00A0? Choisissez tout de suite un nouveau mot de passe\u00A0:',
        ],
        button: 'Choisir un mot de passe',
        closing: ['C’était vous\u00A0? Il n’y a rien à faire.'],
      }),
      en: () => ({
        subject: 'Your password was changed',
        lines: [
          'The password of your account has just been changed and your other devices were signed out.',
          'If this was not you, choose a new password at once:',
        ],
        button: 'Choose a password',
        closing: ['If this was you, there is nothing to do.'],
      }),
    },
  },
  EMAIL_CHANGE_REQUESTED: {
    path: newPasswordPath,
    wording: {
      fr: () => ({
        subject: 'Une nouvelle adresse a été demandée pour votre compte',
        lines: [
          'Quelqu’un qui connaît votre mot de passe veut remplacer cette adresse par une autre. Rien n’est encore changé.',
          'Ce n’était pas vous\u00A0? Choisissez tout de suite un nouveau mot de passe\u00A0: la demande est alors annulée.',
        ],
        button: 'Choisir un mot de passe',
        closing: ['C’était vous\u00A0? Suivez le lien envoyé à la nouvelle adresse.'],
      }),
      en: () => ({
        subject: 'A new address was requested for your account',
        lines: [
          'Someone who knows your password has asked to replace this address by another one. Nothing has changed yet.',
          'If this was not you, choose a new password at once, which cancels the request.',
        ],
        button: 'Choose a password',
        closing: ['If this was you, follow the link that was sent to the new address.'],
      }),
    },
  },
  EMAIL_CHANGED: {
    path: '/',
    wording: {
      fr: () => ({
        subject: 'L’adresse de votre compte a été changée',
        lines: [
          'Votre compte HAR Academy a désormais une autre adresse e-mail. Celle-ci ne sert plus à s’y connecter.',
          'Ce n’était pas vous\u00A0? Répondez à ce message.',
        ],
        button: 'Aller à HAR Academy',
        closing: ['C’était vous\u00A0? Il n’y a rien à faire.'],
      }),
      en: () => ({
        subject: 'The address of your account was changed',
        lines: [
          'Your HAR Academy account now has another email address. You can no longer sign in with this one.',
          'If this was not you, reply to this message.',
        ],
        button: 'Go to HAR Academy',
        closing: ['If this was you, there is nothing to do.'],
      }),
    },
  },
  NEW_DEVICE: {
    path: newPasswordPath,
    wording: {
      fr: ({ device }) => ({
        subject: 'Connexion depuis un nouvel appareil',
        lines: [
          `Une connexion à votre compte vient d’être ouverte depuis un nouvel appareil\u00A0: ${device ?? 'appareil inconnu'}.`,
          'Ce n’était pas vous\u00A0? Choisissez tout de suite un nouveau mot de passe\u00A0:',
        ],
        button: 'Choisir un mot de passe',
        closing: ['C’était vous\u00A0? Il n’y a rien à faire.'],
      }),
      en: ({ device }) => ({
        subject: 'Sign-in from a new device',
        lines: [
          `Someone has just signed in to your account from a new device: ${device ?? 'unknown device'}.`,
          'If this was not you, choose a new password at once:',
        ],
        button: 'Choose a password',
        closing: ['If this was you, there is nothing to do.'],
      }),
    },
  },
} satisfies Partial<Record<MailKind, MailDefinition>>;

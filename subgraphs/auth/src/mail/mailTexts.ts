import type { Locale } from '#shared/viewer.ts';

export const mailKinds = [
  'VERIFY_EMAIL',
  'CONFIRM_NEW_EMAIL',
  'WELCOME',
  'RESET_PASSWORD',
  'ADMIN_APPOINTED',
  'PASSWORD_CHANGED',
  'EMAIL_CHANGE_REQUESTED',
  'EMAIL_CHANGED',
  'NEW_DEVICE',
  'ACCOUNT_ERASED',
  'ERASURE_WITHDRAWN',
  'DATA_EXPORT_READY',
  'DATA_EXPORT_FAILED',
] as const;
export type MailKind = (typeof mailKinds)[number];

/** Mails to people whose account is erased. Their rows are deleted when they are sent or expire. */
export const lastMails: readonly MailKind[] = ['ACCOUNT_ERASED'];

export type MailParameters = { device: string | null; reason: string | null };
/** `lines` are above the link, `closing` below it. */
export type Wording = { subject: string; lines: readonly string[]; button: string; closing: readonly string[] };
export type MailDefinition = { path: string; wording: { readonly [language in Locale]: (parameters: MailParameters) => Wording } };

const newPasswordPath = '/forgot-password';
// The page shows the link itself to its signed-in owner: programs that open links in mails would redeem it.
const ownDataPath = '/account/data';

/** The text of each mail, and the page of the site that its link opens. */
export const mailDefinitions: { readonly [kind in MailKind]: MailDefinition } = {
  VERIFY_EMAIL: {
    path: '/verify-email',
    wording: {
      fr: () => ({
        subject: 'Confirmez votre adresse e-mail',
        lines: ['Bienvenue à HAR Academy. Pour confirmer que cette adresse est la vôtre, suivez ce lien\u00A0:'],
        button: 'Confirmer mon adresse',
        closing: ['Il est valable 24\u00A0heures et sert une seule fois.', 'Vous n’avez pas créé de compte\u00A0? Ignorez ce message.'],
      }),
      en: () => ({
        subject: 'Confirm your e-mail address',
        lines: ['Welcome to HAR Academy. To confirm that this address is yours, follow this link:'],
        button: 'Confirm my address',
        closing: ['It is good for 24 hours and works once.', 'You did not create an account? Ignore this message.'],
      }),
    },
  },
  CONFIRM_NEW_EMAIL: {
    path: '/verify-email',
    wording: {
      fr: () => ({
        subject: 'Confirmez votre nouvelle adresse e-mail',
        lines: ['Vous voulez utiliser cette adresse pour votre compte HAR Academy. Pour la confirmer, suivez ce lien\u00A0:'],
        button: 'Confirmer ma nouvelle adresse',
        closing: [
          'Il est valable 24\u00A0heures et sert une seule fois. D’ici là, rien ne change.',
          'Vous n’avez rien demandé\u00A0? Ignorez ce message.',
        ],
      }),
      en: () => ({
        subject: 'Confirm your new e-mail address',
        lines: ['You want to use this address for your HAR Academy account. To confirm it, follow this link:'],
        button: 'Confirm my new address',
        closing: ['It is good for 24 hours and works once. Until then nothing changes.', 'You did not ask for this? Ignore this message.'],
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
          'Il est valable 60\u00A0minutes et sert une seule fois. Vos appareils seront déconnectés.',
          'Vous n’avez rien demandé\u00A0? Ignorez ce message\u00A0: votre mot de passe reste le même.',
        ],
      }),
      en: () => ({
        subject: 'Choose a new password',
        lines: ['You forgot your password? To choose a new one, follow this link:'],
        button: 'Choose a password',
        closing: [
          'It is good for 60 minutes and works once. Your devices will be signed out.',
          'You did not ask for this? Ignore this message: your password stays as it is.',
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
          'Il est valable 60\u00A0minutes et sert une seule fois. Passé ce délai, demandez-en un autre sur la page de connexion.',
          'Vous ne vous y attendiez pas\u00A0? Ne suivez pas le lien, et prévenez la personne qui exploite la plateforme.',
        ],
      }),
      en: () => ({
        subject: 'You administer HAR Academy',
        lines: ['This address is now that of an administrator’s account of HAR Academy.', 'To choose its password, follow this link:'],
        button: 'Choose a password',
        closing: [
          'It is good for 60 minutes and works once. After that, ask for another one on the page to sign in.',
          'You did not expect this? Do not follow the link, and tell the person who runs the platform.',
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
          'It was not you? Choose a new password at once:',
        ],
        button: 'Choose a password',
        closing: ['It was you? There is nothing to do.'],
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
        subject: 'A new address was asked for on your account',
        lines: [
          'Somebody who knows your password wants to replace this address by another. Nothing is changed yet.',
          'It was not you? Choose a new password at once: the request is then void.',
        ],
        button: 'Choose a password',
        closing: ['It was you? Follow the link that was sent to the new address.'],
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
          'Your HAR Academy account has another e-mail address from now on. This one no longer signs in to it.',
          'It was not you? Reply to this message.',
        ],
        button: 'Go to HAR Academy',
        closing: ['It was you? There is nothing to do.'],
      }),
    },
  },
  NEW_DEVICE: {
    path: newPasswordPath,
    wording: {
      fr: ({ device }) => ({
        subject: 'Connexion depuis un nouvel appareil',
        lines: [
          `Votre compte vient d’être ouvert depuis un appareil qu’il ne connaissait pas\u00A0: ${device ?? 'appareil inconnu'}.`,
          'Ce n’était pas vous\u00A0? Choisissez tout de suite un nouveau mot de passe\u00A0:',
        ],
        button: 'Choisir un mot de passe',
        closing: ['C’était vous\u00A0? Il n’y a rien à faire.'],
      }),
      en: ({ device }) => ({
        subject: 'Sign-in from a new device',
        lines: [
          `Your account has just been opened from a device it did not know: ${device ?? 'unknown device'}.`,
          'It was not you? Choose a new password at once:',
        ],
        button: 'Choose a password',
        closing: ['It was you? There is nothing to do.'],
      }),
    },
  },
  ACCOUNT_ERASED: {
    path: '/',
    wording: {
      fr: () => ({
        subject: 'Votre compte a été supprimé',
        lines: [
          'Comme vous l’avez demandé, votre compte HAR Academy a été supprimé, et avec lui vos données personnelles. C’est définitif.',
          'Nous gardons la trace de vos paiements, comme la loi le veut, sans votre nom ni votre adresse.',
        ],
        button: 'Aller à HAR Academy',
        closing: [
          'Ce n’était pas vous\u00A0? Répondez à ce message.',
          'C’est le dernier que vous recevez de nous. Merci, et à bientôt peut-être.',
        ],
      }),
      en: () => ({
        subject: 'Your account was erased',
        lines: [
          'As you asked, your HAR Academy account was erased, and your personal data with it. This is final.',
          'We keep a record of your payments, as the law wants, without your name or your address.',
        ],
        button: 'Go to HAR Academy',
        closing: [
          'It was not you? Reply to this message.',
          'It is the last one you get from us. Thank you, and perhaps until another time.',
        ],
      }),
    },
  },
  ERASURE_WITHDRAWN: {
    path: '/',
    wording: {
      fr: ({ reason }) => ({
        subject: 'Votre compte n’a pas pu être supprimé',
        lines: ['Vous avez demandé la suppression de votre compte HAR Academy. Rien n’a été changé.', ...(reason === null ? [] : [reason])],
        button: 'Aller à HAR Academy',
        closing: ['Ce n’était pas vous\u00A0? Changez votre mot de passe\u00A0: quelqu’un d’autre le connaît.'],
      }),
      en: ({ reason }) => ({
        subject: 'Your account could not be erased',
        lines: ['You asked for your HAR Academy account to be erased. Nothing was changed.', ...(reason === null ? [] : [reason])],
        button: 'Go to HAR Academy',
        closing: ['It was not you? Change your password: somebody else knows it.'],
      }),
    },
  },
  DATA_EXPORT_READY: {
    path: ownDataPath,
    wording: {
      fr: () => ({
        subject: 'La copie de vos données est prête',
        lines: ['Vous avez demandé une copie de vos données. Connectez-vous pour la télécharger\u00A0:'],
        button: 'Télécharger mes données',
        closing: [
          'Elle se télécharge une seule fois, pendant 7\u00A0jours.',
          'Ce n’était pas vous\u00A0? Choisissez tout de suite un nouveau mot de passe.',
        ],
      }),
      en: () => ({
        subject: 'The copy of your data is ready',
        lines: ['You asked for a copy of your data. Sign in to download it:'],
        button: 'Download my data',
        closing: ['It can be downloaded once, within 7 days.', 'It was not you? Choose a new password at once.'],
      }),
    },
  },
  DATA_EXPORT_FAILED: {
    path: ownDataPath,
    wording: {
      fr: () => ({
        subject: 'La copie de vos données n’a pas pu être faite',
        lines: [
          'Vous avez demandé une copie de vos données, et une partie du service n’a pas répondu à temps. Demandez-la de nouveau\u00A0:',
        ],
        button: 'Demander une copie',
        closing: ['Nous vous prions de nous excuser.'],
      }),
      en: () => ({
        subject: 'The copy of your data could not be made',
        lines: ['You asked for a copy of your data, and a part of the service did not answer in time. Ask for it again:'],
        button: 'Ask for a copy',
        closing: ['We are sorry for this.'],
      }),
    },
  },
};

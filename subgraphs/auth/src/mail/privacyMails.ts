import type { MailDefinition, MailKind } from './mailTexts.ts';

// The page shows the link itself to its signed-in owner: programs that open links in mails would redeem it.
const ownDataPath = '/account/data';

/** Mails about the erasure and the export of an account. */
export const privacyMails = {
  ACCOUNT_ERASED: {
    path: '/',
    wording: {
      fr: () => ({
        subject: 'Votre compte a été supprimé',
        lines: [
          'Comme vous l’avez demandé, votre compte HAR Academy a été supprimé, et avec lui vos données personnelles. C’est définitif.',
          'Comme la loi l’exige, nous conservons la trace de vos paiements, sans votre nom ni votre adresse.',
        ],
        button: 'Aller à HAR Academy',
        closing: ['Ce n’était pas vous\u00A0? Répondez à ce message.', 'C’est notre dernier message. Merci, et à bientôt peut-être.'],
      }),
      en: () => ({
        subject: 'Your account was deleted',
        lines: [
          'As you asked, your HAR Academy account and your personal data were deleted. This is permanent.',
          'As the law requires, we keep a record of your payments, without your name or your address.',
        ],
        button: 'Go to HAR Academy',
        closing: [
          'If this was not you, reply to this message.',
          'This is our last message to you. Thank you, and we hope to see you again.',
        ],
      }),
    },
  },
  ERASURE_WITHDRAWN: {
    path: '/',
    wording: {
      fr: ({ reason }) => ({
        subject: 'Votre compte n’a pas pu être supprimé',
        lines: ['Vous avez demandé la suppression de votre compte HAR Academy. Rien n’a changé.', ...(reason === null ? [] : [reason])],
        button: 'Aller à HAR Academy',
        closing: ['Ce n’était pas vous\u00A0? Changez votre mot de passe\u00A0: quelqu’un d’autre le connaît.'],
      }),
      en: ({ reason }) => ({
        subject: 'Your account could not be deleted',
        lines: ['You asked us to delete your HAR Academy account. Nothing has changed.', ...(reason === null ? [] : [reason])],
        button: 'Go to HAR Academy',
        closing: ['If this was not you, change your password: someone else knows it.'],
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
          'Vous pouvez la télécharger une seule fois, pendant 7\u00A0jours.',
          'Ce n’était pas vous\u00A0? Choisissez tout de suite un nouveau mot de passe.',
        ],
      }),
      en: () => ({
        subject: 'The copy of your data is ready',
        lines: ['You asked for a copy of your data. Sign in to download it:'],
        button: 'Download my data',
        closing: ['It can be downloaded once, within 7 days.', 'If this was not you, choose a new password at once.'],
      }),
    },
  },
  DATA_EXPORT_FAILED: {
    path: ownDataPath,
    wording: {
      fr: () => ({
        subject: 'La copie de vos données n’a pas pu être faite',
        lines: [
          'Vous avez demandé une copie de vos données, mais une partie du service n’a pas répondu à temps. Demandez-la de nouveau\u00A0:',
        ],
        button: 'Demander une copie',
        closing: ['Nous vous prions de nous excuser.'],
      }),
      en: () => ({
        subject: 'The copy of your data could not be created',
        lines: ['You asked for a copy of your data, but a part of the service did not answer in time. Request it again:'],
        button: 'Request a copy',
        closing: ['We apologize for the inconvenience.'],
      }),
    },
  },
} satisfies Partial<Record<MailKind, MailDefinition>>;

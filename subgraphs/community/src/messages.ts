import type { Message } from '#shared/messages.ts';

type Sentences = { title: Message; body: Message };

/** Refusals with a reason that helps the buyer. */
const knownReasons: ReadonlyMap<string, Message> = new Map(
  Object.entries({
    insufficient_funds: { fr: 'Le solde du compte ne suffit pas.', en: 'There are not enough funds on the account.' },
    expired_card: { fr: 'La carte a expiré.', en: 'The card has expired.' },
    incorrect_cvc: { fr: 'Le code de sécurité est faux.', en: 'The security code is wrong.' },
    // A fault of ours: another card would change nothing.
    request_rejected: {
      fr: 'Le problème vient de notre côté et rien n’a été débité. Réessayez plus tard.',
      en: 'The problem is on our side and nothing was charged. Try again later.',
    },
    course_unavailable: {
      fr: 'Ce cours n’est plus en vente. Rien n’a été débité.',
      en: 'This course is no longer for sale. Nothing was charged.',
    },
  }),
);
const otherReason: Message = { fr: 'Essayez un autre moyen de paiement.', en: 'Try another way to pay.' };

export const messages = {
  idsOrAll: { fr: 'Donnez soit ids, soit all.', en: 'Give either ids or all.' },
  tooManyIds: ({ maximumIds }: { maximumIds: number }): Message => ({
    fr: `Pas plus de ${maximumIds} identifiants à la fois.`,
    en: `No more than ${maximumIds} ids at a time.`,
  }),

  accountOpened: {
    title: { fr: 'Bienvenue sur HAR Academy', en: 'Welcome to HAR Academy' },
    body: {
      fr: 'Votre compte est ouvert. Le catalogue vous attend\u00A0: choisissez un premier cours.',
      en: 'Your account is open. The catalogue is waiting: choose a first course.',
    },
  },
  courseStarted: ({ course }: { course: string }): Sentences => ({
    title: { fr: `Votre inscription au cours «\u00A0${course}\u00A0» est faite`, en: `You are enrolled in “${course}”` },
    body: { fr: 'La première leçon est ouverte. Bon apprentissage\u00A0!', en: 'The first lesson is open. Enjoy learning!' },
  }),
  courseCompleted: ({ course }: { course: string }): Sentences => ({
    title: { fr: `Cours terminé\u00A0: «\u00A0${course}\u00A0»`, en: `Course completed: “${course}”` },
    body: {
      fr: 'Bravo, vous avez suivi toutes les leçons de ce cours.',
      en: 'Well done, you have taken every lesson of this course.',
    },
  }),
  paymentCompleted: ({ amount, bought }: { amount: string; bought: string }): Sentences => ({
    title: { fr: `Paiement de ${amount} accepté`, en: `Payment of ${amount} accepted` },
    body: { fr: `Nous avons reçu votre paiement pour «\u00A0${bought}\u00A0».`, en: `We have received your payment for “${bought}”.` },
  }),
  obtainedFree: ({ bought }: { bought: string }): Sentences => ({
    title: { fr: `«\u00A0${bought}\u00A0» est à vous, gratuitement`, en: `“${bought}” is yours, free of charge` },
    body: { fr: 'Rien n’a été débité. Bon apprentissage\u00A0!', en: 'Nothing was charged. Enjoy learning!' },
  }),
  paymentFailed: ({ amount, bought, failureCode }: { amount: string; bought: string; failureCode: string | null }): Sentences => {
    const reason = knownReasons.get(failureCode ?? '') ?? otherReason;
    return {
      title: { fr: `Paiement de ${amount} refusé`, en: `Payment of ${amount} declined` },
      body: {
        fr: `Votre paiement pour «\u00A0${bought}\u00A0» n’a pas abouti. ${reason.fr}`,
        en: `Your payment for “${bought}” did not go through. ${reason.en}`,
      },
    };
  },
} satisfies Record<string, Message | Sentences | ((parameters: never) => Message | Sentences)>;

import type { Message } from '#shared/messages.ts';

export const questionLength = ({ most }: { most: number }): Message => ({
  fr: `Une question compte de 1 à ${most.toLocaleString('fr-FR')} caractères.`,
  en: `A question has 1 to ${most.toLocaleString('en-GB')} characters.`,
});

export const questionCharacters = (): Message => ({
  fr: 'Votre question contient des caractères de contrôle ou illisibles. Retirez-les et posez-la de nouveau.',
  en: 'Your question contains control characters or unreadable ones. Remove them and ask again.',
});

export const notACursor = (): Message => ({ fr: 'after n’est pas un curseur de cette liste.', en: 'after is no cursor of this list.' });

/** In place of an answer. Without the nearest lessons nothing that the viewer may read comes close. */
export const noAnswer = ({ hasNearest }: { hasNearest: boolean }): Message =>
  hasNearest
    ? {
        fr: 'Je n’ai pas trouvé de réponse dans les leçons auxquelles vous avez accès. Voici celles qui s’en approchent le plus.',
        en: 'I found no answer in the lessons that are open to you. These come closest.',
      }
    : {
        fr: 'Je n’ai pas trouvé de réponse dans les leçons auxquelles vous avez accès.',
        en: 'I found no answer in the lessons that are open to you.',
      };

export const enrolledLately = ({ count }: { count: number }): Message => ({
  fr: count === 1 ? '1 nouvelle inscription ces 7 derniers jours.' : `${count} nouvelles inscriptions ces 7 derniers jours.`,
  en: count === 1 ? '1 new learner in the last 7 days.' : `${count} new learners in the last 7 days.`,
});

/** Nobody for seven days or more. */
export const dormantCourse = ({ days }: { days: number }): Message => ({
  fr: `Dernière inscription il y a ${days} jours.`,
  en: `The last learner enrolled ${days} days ago.`,
});

export const limitRange = ({ most }: { most: number }): Message => ({
  fr: `limit va de 1 à ${most}.`,
  en: `limit goes from 1 to ${most}.`,
});

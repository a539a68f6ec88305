import type { Message } from '#shared/messages.ts';

export const messages = {
  /** The text of a refusal. `hasNearest`: the refusal cites the lessons that come closest. */
  noAnswer: ({ hasNearest }: { hasNearest: boolean }): Message =>
    hasNearest
      ? {
          fr: 'Je n’ai pas trouvé de réponse dans les leçons auxquelles vous avez accès. Voici celles qui s’en approchent le plus.',
          en: 'I found no answer in the lessons you have access to. These come closest.',
        }
      : {
          fr: 'Je n’ai pas trouvé de réponse dans les leçons auxquelles vous avez accès.',
          en: 'I found no answer in the lessons you have access to.',
        },

  recentEnrollments: ({ count }: { count: number }): Message => ({
    fr:
      count === 1
        ? '1 nouvelle inscription au cours des 7 derniers jours.'
        : `${count} nouvelles inscriptions au cours des 7 derniers jours.`,
    en: count === 1 ? '1 new learner in the last 7 days.' : `${count} new learners in the last 7 days.`,
  }),

  lastEnrollment: ({ daysAgo }: { daysAgo: number }): Message => ({
    fr: `Dernière inscription il y a ${daysAgo} jours.`,
    en: `Last new learner ${daysAgo} days ago.`,
  }),
} satisfies Record<string, (parameters: never) => Message>;

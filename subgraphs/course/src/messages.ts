import type { PriceLimit } from '#events/prices.ts';
import type { Message } from '#shared/messages.ts';
import { wordMoney } from '#shared/money.ts';
import type { Locale } from '#shared/viewer.ts';
import { mostTableColumns } from './modules/curriculum/markdown.ts';
import type { MarkdownFault } from './modules/curriculum/markdown.ts';

// U+00A0 before : ; ! ? in French.
export const messages = {
  length: ({ minimum, maximum }: { minimum: number; maximum: number }): Message =>
    minimum === 0
      ? { fr: `Au plus ${maximum} caractères.`, en: `At most ${maximum} characters.` }
      : { fr: `De ${minimum} à ${maximum} caractères.`, en: `From ${minimum} to ${maximum} characters.` },
  characters: (): Message => ({
    fr: 'Contient des caractères invisibles, de contrôle ou illisibles. Effacez le texte et saisissez-le à nouveau.',
    en: 'Contains invisible, control or unreadable characters. Delete the text and type it again.',
  }),
  listLength: (maximum: number): Message => ({ fr: `Au plus ${maximum} éléments.`, en: `At most ${maximum} items.` }),
  language: (): Message => ({ fr: 'Les langues possibles sont fr et en.', en: 'Languages are fr and en.' }),
  category: (): Message => ({ fr: 'Cette catégorie n’existe pas.', en: 'This category does not exist.' }),
  price: ({ currency, minimumMinor, maximumMinor, stepMinor }: PriceLimit & { currency: string }): Message => {
    const amount = (amountMinor: number, locale: Locale) => wordMoney({ amountMinor, currency }, locale);
    const [french, english] =
      stepMinor === 1 ? ['', ''] : [`, par pas de ${amount(stepMinor, 'fr')}`, `, in steps of ${amount(stepMinor, 'en')}`];
    return {
      fr: `Indiquez 0 pour un cours gratuit, ou un prix compris entre ${amount(minimumMinor, 'fr')} et ${amount(maximumMinor, 'fr')}${french}.`,
      en: `Enter 0 for a free course, or a price from ${amount(minimumMinor, 'en')} to ${amount(maximumMinor, 'en')}${english}.`,
    };
  },
  currency: (): Message => ({
    fr: 'Cette devise n’est pas acceptée. Choisissez-en une autre, par exemple EUR.',
    en: 'This currency is not accepted. Choose another one, such as EUR.',
  }),
  planTierNeeded: (): Message => ({
    fr: 'Un cours vendu par abonnement nomme la formule qui l’ouvre.',
    en: 'A course sold by subscription names the plan that opens it.',
  }),
  position: (maximum: number): Message => ({ fr: `La position va de 0 à ${maximum}.`, en: `The position goes from 0 to ${maximum}.` }),
  tooManyModules: (maximum: number): Message => ({
    fr: `Un cours a au plus ${maximum} modules.`,
    en: `A course has at most ${maximum} modules.`,
  }),
  tooManyLessons: (maximum: number): Message => ({
    fr: `Un module a au plus ${maximum} leçons.`,
    en: `A module has at most ${maximum} lessons.`,
  }),
  exactlyOneContent: (): Message => ({
    fr: 'Donnez un contenu, et un seul\u00a0: video ou text.',
    en: 'Give exactly one content: video or text.',
  }),
  markdown: {
    NESTING: {
      fr: 'Les citations et les listes sont trop imbriquées. Gardez dix niveaux au plus.',
      en: 'Quotations and lists are nested too deeply. Use ten levels at most.',
    },
    TABLE_COLUMNS: {
      fr: `Un tableau a au plus ${mostTableColumns} colonnes.`,
      en: `A table has at most ${mostTableColumns} columns.`,
    },
    PROPORTION: {
      fr: 'La mise en page de ce texte est beaucoup plus longue que le texte lui-même. Simplifiez ses tableaux et ses liens.',
      en: 'The formatted text is much longer than the text itself. Simplify its tables and links.',
    },
  } satisfies Readonly<Record<MarkdownFault, Message>>,
  url: (): Message => ({
    fr: 'Une adresse qui commence par https://, sans espace, nom ni mot de passe, de 2\u00a0000 caractères au plus.',
    en: 'An address that begins with https://, without spaces, name or password, of 2,000 characters at most.',
  }),
  seconds: (maximum: number): Message => ({
    fr: `Un nombre de secondes de 0 à ${maximum}.`,
    en: `A number of seconds from 0 to ${maximum}.`,
  }),
  notYourCourse: (): Message => ({ fr: 'Ce cours appartient à quelqu’un d’autre.', en: 'This course is somebody else’s.' }),
  ownCourse: (): Message => ({ fr: 'C’est votre propre cours.', en: 'This is your own course.' }),
  notPublished: (): Message => ({ fr: 'Ce cours n’est pas encore publié.', en: 'This course is not published yet.' }),
  closedToNewLearners: (): Message => ({
    fr: 'Ce cours n’accepte pas de nouvelles inscriptions pour le moment.',
    en: 'This course is not taking new enrollments at the moment.',
  }),
  notPublishable: (): Message => ({
    fr: 'Il manque quelque chose pour publier ce cours.',
    en: 'Something is missing before this course can be published.',
  }),
  noModule: (): Message => ({ fr: 'Ajoutez au moins un module.', en: 'Add at least one module.' }),
  noLesson: (): Message => ({ fr: 'Ajoutez au moins une leçon.', en: 'Add at least one lesson.' }),
  emptyModule: (title: string): Message => ({
    fr: `Ajoutez une leçon au module «\u00a0${title}\u00a0».`,
    en: `Add a lesson to the module “${title}”.`,
  }),
  priceNotChargeable: (): Message => ({
    fr: 'Ce prix ne peut pas être encaissé. Créez le cours avec un autre prix.',
    en: 'This price cannot be charged. Create the course with another price.',
  }),
  noDescription: (): Message => ({ fr: 'Décrivez le cours.', en: 'Describe the course.' }),
  notEntitled: (): Message => ({
    fr: 'Achetez ce cours ou choisissez une formule qui l’ouvre.',
    en: 'Buy this course, or take a plan that opens it.',
  }),
  alreadyEnrolled: (): Message => ({ fr: 'Vous suivez déjà ce cours.', en: 'You are enrolled in this course already.' }),
  notEnrolled: (): Message => ({ fr: 'Inscrivez-vous d’abord à ce cours.', en: 'Enrol in this course first.' }),
  lessonLocked: (): Message => ({ fr: 'Cette leçon ne vous est pas ouverte.', en: 'This lesson is not open to you.' }),
  sortKeys: (maximum: number): Message => ({
    fr: `sort a de 1 à ${maximum} clés, chacune une fois.`,
    en: `sort has 1 to ${maximum} keys, each of them once.`,
  }),
  cursor: (): Message => ({ fr: 'after n’est pas un curseur de cette liste.', en: 'after is no cursor of this list.' }),
  searchLength: (maximum: number): Message => ({
    fr: `La recherche a au plus ${maximum} caractères.`,
    en: `A search has at most ${maximum} characters.`,
  }),
  filterLength: (maximum: number): Message => ({
    fr: `Chaque liste d’un filtre a au plus ${maximum} éléments.`,
    en: `Each list of a filter has at most ${maximum} items.`,
  }),
};

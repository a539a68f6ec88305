import type { PriceLimit } from '#events/prices.ts';
import type { Message } from '#shared/messages.ts';
import { wordMoney } from '#shared/money.ts';
import type { Locale } from '#shared/viewer.ts';
import { mostTableColumns } from './modules/curriculum/markdown.ts';
import type { MarkdownFault } from './modules/curriculum/markdown.ts';

const price = ({ currency, minimumMinor, maximumMinor, stepMinor }: PriceLimit & { currency: string }): Message => {
  const amount = (amountMinor: number, locale: Locale) => wordMoney({ amountMinor, currency }, locale);
  const [french, english] =
    stepMinor === 1 ? ['', ''] : [`, par pas de ${amount(stepMinor, 'fr')}`, `, in steps of ${amount(stepMinor, 'en')}`];
  return {
    fr: `Indiquez 0 pour un cours gratuit, ou un prix compris entre ${amount(minimumMinor, 'fr')} et ${amount(maximumMinor, 'fr')}${french}.`,
    en: `Enter 0 for a free course, or a price from ${amount(minimumMinor, 'en')} to ${amount(maximumMinor, 'en')}${english}.`,
  };
};

const markdown: Readonly<Record<MarkdownFault, Message>> = {
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
};

// U+00A0 before : ; ! ? in French.
export const messages = {
  length: ({ minimum, maximum }: { minimum: number; maximum: number }): Message =>
    minimum === 0
      ? { fr: `Au plus ${maximum} caractères.`, en: `At most ${maximum} characters.` }
      : { fr: `De ${minimum} à ${maximum} caractères.`, en: `From ${minimum} to ${maximum} characters.` },
  characters: {
    fr: 'Ce texte contient des caractères invisibles, de contrôle ou illisibles. Effacez-le et saisissez-le à nouveau.',
    en: 'This text contains invisible, control or unreadable characters. Delete it and type it again.',
  },
  listLength: (maximum: number): Message => ({ fr: `Au plus ${maximum} éléments.`, en: `At most ${maximum} items.` }),
  language: { fr: 'Choisissez fr ou en.', en: 'Choose fr or en.' },
  category: { fr: 'Cette catégorie n’existe pas.', en: 'This category does not exist.' },
  price,
  currency: {
    fr: 'Cette devise n’est pas acceptée. Choisissez-en une autre, par exemple EUR.',
    en: 'This currency is not accepted. Choose another one, such as EUR.',
  },
  planTierNeeded: {
    fr: 'Choisissez la formule qui donne accès à ce cours.',
    en: 'Choose the plan that gives access to this course.',
  },
  position: (maximum: number): Message => ({
    fr: `La position doit être comprise entre 0 et ${maximum}.`,
    en: `The position must be between 0 and ${maximum}.`,
  }),
  tooManyModules: (maximum: number): Message => ({
    fr: `Un cours a au plus ${maximum} modules.`,
    en: `A course has at most ${maximum} modules.`,
  }),
  tooManyLessons: (maximum: number): Message => ({
    fr: `Un module a au plus ${maximum} leçons.`,
    en: `A module has at most ${maximum} lessons.`,
  }),
  exactlyOneContent: {
    fr: 'Donnez un contenu, et un seul\u00a0: video ou text.',
    en: 'Give exactly one content: video or text.',
  },
  markdown,
  url: {
    fr: 'Indiquez une adresse qui commence par https://, sans espace, nom ni mot de passe, de 2\u00a0000 caractères au plus.',
    en: 'Enter an address that begins with https://, without spaces, name or password, of 2,000 characters at most.',
  },
  seconds: (maximum: number): Message => ({
    fr: `Indiquez un nombre de secondes de 0 à ${maximum}.`,
    en: `Enter a number of seconds from 0 to ${maximum}.`,
  }),
  notYourCourse: { fr: 'Ce cours appartient à une autre personne.', en: 'This course belongs to another person.' },
  ownCourse: { fr: 'Vous ne pouvez pas vous inscrire à votre propre cours.', en: 'You cannot enroll in your own course.' },
  notPublished: { fr: 'Ce cours n’est pas encore publié.', en: 'This course is not published yet.' },
  closedToNewLearners: {
    fr: 'Ce cours n’accepte pas de nouvelles inscriptions pour le moment.',
    en: 'This course is not taking new enrollments at the moment.',
  },
  noModule: { fr: 'Ajoutez au moins un module.', en: 'Add at least one module.' },
  noLesson: { fr: 'Ajoutez au moins une leçon.', en: 'Add at least one lesson.' },
  emptyModule: (title: string): Message => ({
    fr: `Ajoutez une leçon au module «\u00a0${title}\u00a0».`,
    en: `Add a lesson to the module “${title}”.`,
  }),
  priceNotChargeable: {
    fr: 'Ce prix ne peut pas être encaissé. Créez le cours avec un autre prix.',
    en: 'This price cannot be charged. Create the course with another price.',
  },
  noDescription: { fr: 'Décrivez le cours.', en: 'Describe the course.' },
  sortKeys: (maximum: number): Message => ({
    fr: `sort accepte de 1 à ${maximum} clés différentes.`,
    en: `sort takes 1 to ${maximum} different keys.`,
  }),
  searchLength: (maximum: number): Message => ({
    fr: `Une recherche a au plus ${maximum} caractères.`,
    en: `A search has at most ${maximum} characters.`,
  }),
  filterLength: (maximum: number): Message => ({
    fr: `Chaque liste d’un filtre a au plus ${maximum} éléments.`,
    en: `Each list of a filter has at most ${maximum} items.`,
  }),
};

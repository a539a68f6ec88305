import { allWords, analyze, formsOf } from './analyze.ts';
import type { Token } from './analyze.ts';
import type { Language } from './language.ts';
import { quantityReader } from './quantities.ts';
import { fold, stopWords, weakWords } from './stopWords.ts';

/** `isContent`: the topic of the question. `isQualifier`: used like an adjective, without an article or a preposition before it. */
export type QuestionToken = Token & { isContent: boolean; isQualifier: boolean; asksForQuantity: boolean };

// Verbs of asking and doing: they do not name the topic.
const askingVerbs =
  `écrire écris écrit écrivez écrivons écrivent utiliser employer emploie emploient faire fais fait faites font faisons réaliser effectuer
  expliquer définir définit décrire décris décrit décrivez montrer présenter indiquer préciser donner dire dites appeler appelle appellent nommer savoir connaître connais connaît
  comprendre comprends comprend apprendre apprends apprend obtenir obtient obtiens mettre mets met mettez procéder fonctionner marcher servir sert
  signifier signifie exister trouver voir vois voit parler rappeler arriver produire produit passer falloir sembler consister correspondre correspond permettre
  permet vouloir voulez voudrais voudrait aider pouvoir pouvez pouvons pourriez pourrais devoir devez devons
  write writes written writing wrote use make makes made making do explain define describe show tell give gives given get gets getting got put say says said mean call
  know understand learn work find see take takes took prendre prend prends prenez happen occur occurs become becomes look need want talk help mention let lets`.split(
    /\s+/,
  );

// Words of place, of manner and of courtesy.
const circumstances =
  `derrière devant dessus dessous dehors dedans ailleurs ici maintenant environ exactement précisément vraiment généralement normalement
  habituellement souvent facilement rapidement simplement correctement concrètement ensemble parmi autour svp
  behind above below inside outside there here who now exactly really usually generally normally often easily quickly simply correctly actually
  together around among sort`.split(/\s+/);

// A noun of the same stem is not a verb of asking: utilisateur, fonctionnement.
const nounEnding = /(?:teurs?|trices?|tions?|ments?|ages?|eurs?|euses?|ures?|ismes?|ites?|ables?|ers?|ings?)$/;

const both: readonly Language[] = ['fr', 'en'];
const unspecific = new Set([
  ...both.flatMap((language) => [...stopWords[language], ...weakWords[language]]),
  ...circumstances.map(fold),
  ...askingVerbs.map(fold),
]);
const verbForms: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: new Set(askingVerbs.flatMap((verb) => formsOf(verb, 'fr'))),
  en: new Set(askingVerbs.flatMap((verb) => formsOf(verb, 'en'))),
};

const isUnspecific = ({ word, forms }: Token, language: Language): boolean =>
  unspecific.has(word) || (!nounEnding.test(word) && forms.some((form) => verbForms[language].has(form)));

const determiners = new Set(
  `le la les l un une des du de d au aux en dans par pour sur sous avec sans a mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette ces
  quel quelle quels quelles chaque entre vers chez comme et ou plusieurs combien`.split(/\s+/),
);
const elidedArticle = /^(?:l|d)['’]/;

/** The number of words before a purpose: "pour imprimer ...", "afin de ...", "in order to ...". Infinity without a purpose. */
const wordsBeforePurpose = (words: readonly string[]): number => {
  const place = words.findIndex(
    (word, at) =>
      (word === 'pour' && /(?:er|ir|re)$/.test(words[at + 1] ?? '')) ||
      (word === 'afin' && /^d/.test(words[at + 1] ?? '')) ||
      (word === 'in' && words[at + 1] === 'order' && words[at + 2] === 'to'),
  );
  return place === -1 ? Infinity : place;
};

const askingWeight = 0.2;

/** The words of a question as `analyze` finds them, with their role in the question. */
export const readQuestion = (question: string, language: Language): QuestionToken[] => {
  const words = allWords(question);
  const quantitiesAt = quantityReader(words);
  const purposeFrom = wordsBeforePurpose(words);
  const tokens = analyze(question, language).map((token): QuestionToken => {
    const quantities = token.isName ? [] : quantitiesAt(token.position - 1);
    const isContent = token.isName || quantities.length > 0 || !isUnspecific(token, language);
    const own = words[token.position - 1] ?? '';
    const isAfterArticle = elidedArticle.test(own) || determiners.has(words[token.position - 2] ?? '');
    return {
      ...token,
      forms: [...token.forms, ...quantities],
      weight: isContent ? token.weight : Math.min(token.weight, askingWeight),
      isContent,
      isQualifier: language === 'fr' && !token.isName && !isAfterArticle && !/^\p{N}/u.test(token.word),
      asksForQuantity: quantities.length > 0,
    };
  });
  const hasMainClause = tokens.some((token) => token.isContent && token.position <= purposeFrom);
  return tokens.map((token) => (hasMainClause && token.position > purposeFrom ? { ...token, isContent: false } : token));
};

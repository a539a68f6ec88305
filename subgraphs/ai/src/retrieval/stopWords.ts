import { fold } from '#shared/text/fold.ts';
import { eng, fra } from 'stopword';
import type { Language } from './language.ts';

export { fold };

/** Removes the marks that no language writes, because Unicode sorts the marks of one letter by comparing all of them. */
const withFewMarks = (text: string): string => text.replace(/(\p{M}{8})\p{M}+/gu, '$1');

/** Compatibility forms composed (NFKC). */
export const compose = (text: string): string => withFewMarks(text).normalize('NFKC');

// Function words of questions: they ask for something and name nothing.
const frenchQuestionWords = `comment pourquoi combien quand quoi lequel laquelle lesquels lesquelles dont donc alors ainsi aussi car comme lors lorsque puis si
  tout toute tous toutes très plus moins peu peut peux peuvent pouvoir pourrait faut falloir doit dois doivent devoir devrait veut veux vouloir
  fait fais font faites fera ferait sert servent servir appelle appelles nomme signifie dire dit expliquer expliquez explique définir
  chaque autre autres quelque quelques aucun aucune celui celle ceux celles cela ça voici voilà afin entre vers chez depuis pendant selon
  bien encore déjà toujours jamais rien savoir sait existe existent donner donne donnez moi merci bonjour svp je tu il elle on nous vous ils elles ce est-ce t-on là-bas via etc`;
const englishQuestionWords = `why when whose whom shall cannot don doesn didn isn aren wasn weren won wouldn shouldn couldn hasn haven hadn ll ve re d s t m
  does doing done having explain tell mean means meant called please define describe want
  however therefore thus while during before again further once few no nor own so too until than very just each every either neither
  something anything someone anyone whether hello thanks thank`;

const toSet = (words: Iterable<string>): ReadonlySet<string> => new Set([...words].map(fold));

export const stopWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: toSet([...fra, ...frenchQuestionWords.split(/\s+/)]),
  en: toSet([...eng, ...englishQuestionWords.split(/\s+/)]),
};

/** Folded words, not stems, that carry little meaning in a question. They weigh less instead of being dropped. */
export const weakWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: toSet(
    `utiliser utilise utilisent utilisez utilise-t-on permet permettent permettre difference differences exemple exemples principal principale principaux
    meilleur meilleure nombre type types façon manière chose choses rôle but intérêt avantage avantages importe important importante recommandé recommande
    conseille conseillé obtenir obtient mettre met utile utilité besoin arrive passe trouve trouver possible
    année années an ans date siècle pourcentage quantité`.split(/\s+/),
  ),
  en: toSet(
    `use used uses using difference differences example examples main best number type types way kind thing things role purpose benefit advantage advantages
    important recommended advised happen happens need needed work works find possible long good better
    year years date century percentage amount`.split(/\s+/),
  ),
};

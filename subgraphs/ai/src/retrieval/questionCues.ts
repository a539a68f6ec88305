import { compose, fold } from './stopWords.ts';

/** The kind of answer that the wording of a question asks for. */
export type QuestionKind = 'number' | 'time' | 'definition' | 'reason' | 'person' | 'manner';

const kinds: readonly QuestionKind[] = ['number', 'time', 'definition', 'reason', 'person', 'manner'];

// Folded text in both languages: no cue of one language has another meaning in the other.
const questionPatterns: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'number',
    /\b(?:combien|quel(?:le)? (?:nombre|pourcentage|proportion|taille|duree|longueur|valeur|prix|taux|quantite|limite|seuil)|how (?:many|much|long|often|far|large|big|old)|what (?:number|percentage|share|size|rate|limit))\b/,
  ],
  [
    'time',
    /\b(?:quand|a quel moment|en quelle annee|quelle (?:annee|date|epoque)|depuis quand|when|what (?:year|date|time)|which (?:year|century))\b/,
  ],
  [
    'definition',
    /(?:qu['’]est[- ]ce que? |c['’]est quoi|que (?:signifie|veut dire|designe)|definition|defin|\bwhat (?:is|are)\b|what does (?:\S+ ){1,12}(?:mean|stand for)|meaning of)/,
  ],
  ['reason', /\b(?:pourquoi|pour quelle raison|why|what for|for what reason)\b/],
  ['person', /^\W*(?:qui|par qui|a qui|who|whom|by whom)\b/],
  ['manner', /\b(?:comment|de quelle (?:facon|maniere)|how (?:do|does|can|to|should|is|are|did|would|could)|in what way)\b/],
];

const numberWords =
  /\p{N}|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|cent|mille|million|milliard|moitie|tiers|quart|double|zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|hundred|thousand|half|third|quarter|twice|zero)s?\b/u;

const answerPatterns: Readonly<Record<QuestionKind, RegExp>> = {
  number: numberWords,
  time: /\b(?:1\d{3}|20\d{2})\b|\p{N}|\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|lorsque|lorsqu|quand|apres|avant|des que|une fois|january|february|march|april|june|july|august|september|october|november|december|when|after|before|once|century|siecle|during|until|as soon as)\b/u,
  definition:
    /\b(?:est|sont|designe|signifie|s['’]appelle|appelle|appele|consiste|correspond|represente|is|are|means?|refers? to|called|stands? for|denotes?|consists?) (?!pas\b|not\b)/,
  reason:
    /\b(?:parce qu|car\b|puisque|afin|grace a|a cause|evite|permet|raison|sinon|c['’]est pourquoi|pour (?:que|ne|eviter)|lorsqu|quand|because|since|when|so that|in order to|due to|therefore|otherwise|avoids?|prevents?|lets?|reason)/,
  person: /(?<=[\p{Ll},] )\p{Lu}\p{Ll}+/u,
  manner:
    /\b(?:il faut|on (?:utilise|ecrit|ajoute|place|choisit|clique)|[a-z]{3,}ez\b|en [a-z]{3,}ant\b|avec|grace a|suffit de|use|add|write|click|choose|select|press|call|run|type|set|with|by [a-z]{3,}ing)\b/,
};

export const questionKinds = (question: string): QuestionKind[] => {
  const folded = fold(compose(question));
  return questionPatterns.flatMap(([kind, pattern]) => (pattern.test(folded) ? [kind] : []));
};

/** Kinds of question that the sentence may answer by its form: it has a number, a date, "because ...", "... is a ...". */
export const kindsAnsweredBy = (sentence: string): QuestionKind[] => {
  const folded = fold(sentence);
  return kinds.filter((kind) => answerPatterns[kind].test(kind === 'person' ? sentence : folded));
};

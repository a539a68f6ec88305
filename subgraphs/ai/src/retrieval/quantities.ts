import { compose, fold } from './stopWords.ts';

/**
 * `asking`: words that ask for the quantity. `withHow`: words that do so beside "combien" or right after "how". `units`: folded words after
 * a number.
 */
type Measure = { quantity: string; asking: string; withHow?: string; units: string };

// A word that two quantities share asks for both: a size is a length or an amount of data.
const measures: readonly Measure[] = [
  {
    quantity: 'temperature',
    asking: 'température températures temperature temperatures',
    withHow: 'chaud chaude froid froide hot cold warm',
    units: '°|° ?[cf]|degres?|degrees?|celsius|fahrenheit|kelvins?',
  },
  {
    quantity: 'price',
    asking: 'prix coût coûts coûte coûtent coûter coûtait coûtera tarif tarifs price prices cost costs fee fees',
    withHow: 'payer paie payez vaut valoir expensive',
    units: '€|euros?|eur|\\$|dollars?|usd|£|pounds?|gbp|livres? sterling|francs?|chf|yens?|centimes?',
  },
  {
    quantity: 'duration',
    asking: 'durée durées dure durent durer délai délais duration durations',
    withHow: 'temps longtemps attendre attend long',
    units:
      'ms|millisecondes?|milliseconds?|s|sec|secondes?|seconds?|min|mn|minutes?|h|heures?|hours?|hrs?|j|jours?|days?|semaines?|weeks?|mois|months?|ans?|annees?|years?|siecles?|century|centuries',
  },
  {
    quantity: 'length',
    asking: `distance distances longueur longueurs hauteur hauteurs largeur largeurs profondeur épaisseur altitude diamètre taille tailles length height width
      depth thickness diameter size sizes`,
    withHow: 'mesure mesurent mesurer loin far tall high wide deep long big large',
    units: 'nm|mm|cm|dm|m|km|(?:milli|centi|kilo)?met(?:re|er)s?|miles?|feet|foot|ft|inch(?:es)?|pouces?|yards?|pixels?|px',
  },
  {
    quantity: 'mass',
    asking: 'poids masse masses pèse pèsent peser weight weights mass weigh weighs',
    withHow: 'lourd lourde heavy',
    units: 'mg|g|kg|(?:milli|kilo)?gram(?:me)?s?|kilos?|tonnes?|tons?|lbs?|pounds?|ounces?|oz',
  },
  {
    quantity: 'speed',
    asking: 'vitesse vitesses speed speeds',
    withHow: 'rapide fast',
    units: "km ?/ ?h|m ?/ ?s|kmh|mph|noeuds?|knots?|kilometres? (?:par|a l['’]) ?heure|(?:miles|kilometers) (?:per|an) hour",
  },
  {
    quantity: 'volume',
    asking: 'volume volumes capacité capacités contenance capacity capacities',
    withHow: 'contient contenir',
    units: 'ml|cl|dl|l|(?:milli|centi)?lit(?:re|er)s?|m3|cm3|gallons?|pints?|cups?',
  },
  {
    quantity: 'data',
    asking: 'taille tailles poids capacité capacités size sizes capacity',
    withHow: 'pèse pèsent big large',
    units: '[kmgt]?o|octets?|[kmgt]i?b|(?:kilo|mega|giga|tera)?(?:octets?|bytes?)|bits?',
  },
  {
    quantity: 'share',
    asking: 'pourcentage pourcentages proportion proportions taux percentage percentages share rate rates',
    units: '%|pour ?cent|per ?cent|points? de pourcentage',
  },
  {
    quantity: 'power',
    asking: 'puissance consommation consomme consomment power consumption',
    units: '[km]?wh?|(?:kilo|mega)?watts?|chevaux|ch|hp|horsepower|amperes?',
  },
  { quantity: 'voltage', asking: 'tension voltage', units: '[mk]?v|volts?' },
  { quantity: 'pressure', asking: 'pression pressure', units: 'bars?|h?pa|pascals?|psi|atm' },
  {
    quantity: 'frequency',
    asking: 'fréquence fréquences frequency frequencies',
    withHow: 'souvent often',
    units: '[kmg]?hz|hertz|fois|times|tours?|rpm|images? par seconde|fps',
  },
  {
    quantity: 'area',
    asking: 'surface surfaces superficie area',
    units: 'm2|km2|cm2|ha|hectares?|acres?|(?:metres?|kilometres?) carres?|square (?:met(?:re|er)s?|feet|miles?)',
  },
  { quantity: 'age', asking: 'âge age', withHow: 'old', units: 'ans?|annees?|years?|mois|months?' },
];

const numberWord =
  'deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent|cents|mille|million|millions|two|three|four|five|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|thousand|half';

// A single hour is a time. "un livre" and "une fois" are not quantities.
const beside: Readonly<Record<string, string>> = {
  price: '|[€$£] ?\\p{N}|\\p{N} ?cents?(?!\\p{L})',
  duration:
    '|(?<!\\p{L})(?:une?|one) (?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|annees?|hours?|days?|weeks?|months?|years?)(?!\\p{L})',
};

/** A term that no word produces, for passages and questions. */
const termOf = (quantity: string): string => `#${quantity}`;

const patterns: readonly (readonly [string, RegExp])[] = measures.map(({ quantity, units }) => [
  termOf(quantity),
  new RegExp(
    `(?:\\p{N}|(?<![\\p{L}\\p{N}])(?:${numberWord})(?= ))[ \\u00a0-]?(?:${units})(?![\\p{L}\\p{N}/])${beside[quantity] ?? ''}`,
    'u',
  ),
]);

/** Terms of the quantities in a sentence: a number with its unit. */
export const quantitiesGiven = (sentence: string): string[] => {
  const folded = fold(compose(sentence)).replace(/\s/g, ' ');
  return patterns.flatMap(([term, pattern]) => (pattern.test(folded) ? [term] : []));
};

const byWord = (wordsOf: (measure: Measure) => string): ReadonlyMap<string, readonly string[]> => {
  const terms = new Map<string, string[]>();
  for (const measure of measures)
    for (const word of new Set(wordsOf(measure).split(/\s+/).map(fold)))
      terms.set(word, [...(terms.get(word) ?? []), termOf(measure.quantity)]);
  return terms;
};
const asking = byWord((measure) => measure.asking);
const askingWithHow = byWord((measure) => measure.withHow ?? '');

/** Reads the folded words of a question: the terms of the quantities that the word at a position asks for. */
export const quantityReader = (words: readonly string[]): ((place: number) => readonly string[]) => {
  const hasCombien = words.includes('combien');
  return (place) => {
    const word = (words[place] ?? '').replace(/^(?:l|d)['’]/, '');
    const isWithHow = hasCombien || words[place - 1] === 'how';
    return [...(asking.get(word) ?? []), ...(isWithHow ? (askingWithHow.get(word) ?? []) : [])];
  };
};

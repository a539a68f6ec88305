import { describe, expect, test } from 'vitest';
import { analyze, phraseOfCode, phrasesOf } from '../../src/retrieval/analyze.ts';
import type { Language } from '../../src/retrieval/language.ts';

const forms = (text: string, language: Language): (readonly string[])[] => analyze(text, language).map((token) => token.forms);
const meet = (left: string, right: string, language: Language): boolean => {
  const [first] = analyze(left, language);
  const [second] = analyze(right, language);
  return first !== undefined && second !== undefined && first.forms.some((form) => second.forms.includes(form));
};

describe('French', () => {
  test('drops elided articles with either apostrophe', () => {
    expect(forms("l'historique", 'fr')).toEqual(forms('historique', 'fr'));
    expect(forms('l’historique d’Excel', 'fr')).toEqual(forms("l'historique d'Excel", 'fr'));
    expect(forms("jusqu'alphabet lorsqu’alphabet qu'alphabet n'alphabet s'alphabet", 'fr')).toEqual(
      Array(5).fill(forms('alphabet', 'fr')[0]),
    );
  });

  test("aujourd'hui and prud'homme are one word", () => {
    expect(forms("aujourd'hui", 'fr')).toEqual(forms('aujourdhui', 'fr'));
    expect(forms("prud'homme", 'fr')).toEqual(forms('prudhomme', 'fr'));
  });

  test.each([
    ['déployer', 'deploye'],
    ['déployée', 'DEPLOIEMENT'],
    ['sécurité', 'securite'],
    ['requêtes', 'requete'],
    ['données', 'donnee'],
    ['Œuvre', 'oeuvres'],
    ['multiplier', 'multiplication'],
    ['généraux', 'generale'],
    ['ﬁchier', 'fichiers'],
  ])('%s and %s meet, with accents or without', (left, right) => {
    expect(meet(left, right, 'fr')).toBe(true);
  });

  test('drops the function words of questions', () => {
    expect(analyze("Qu'est-ce que c'est, et à quoi ça sert ? Comment peut-on faire, où et pourquoi y a-t-il ?", 'fr')).toEqual([]);
  });

  test('drops stop words without their accents too', () => {
    expect(analyze('ou a ete tres deja meme', 'fr')).toEqual([]);
  });
});

describe('English', () => {
  test('drops contractions and possessives', () => {
    expect(forms("Python's", 'en')).toEqual(forms('python', 'en'));
    expect(analyze("Why doesn't it, and what’s that?", 'en')).toEqual([]);
  });

  test('running, runs and run get one stem', () => {
    expect(meet('merging', 'merged', 'en')).toBe(true);
    expect(meet('tables', 'table', 'en')).toBe(true);
  });
});

describe('technical names', () => {
  test.each([
    ['SOMME.SI.ENS', 'fr', 'somme.si.ens', ['somm', 'si', 'en']],
    ['read_csv', 'en', 'read_csv', ['read', 'csv']],
    ['.csv', 'fr', '.csv', ['csv']],
    ['C++', 'en', 'c++', []],
    ['C#', 'fr', 'c#', []],
    ['Node.js', 'en', 'node.js', ['node', 'js']],
    ['#N/A', 'fr', 'n/a', []],
  ] as const)('%s is kept whole and in parts', (name, language, whole, parts) => {
    const [token, ...others] = analyze(`Excel ${name} ici`, language).slice(1);
    expect(token?.forms).toEqual([whole]);
    expect(token?.parts.map(([form]) => form)).toEqual(parts);
    expect(others.length).toBeLessThanOrEqual(1);
  });

  test('camel case is one word and its parts', () => {
    expect(analyze('useCounter', 'en')).toEqual([
      { word: 'usecounter', forms: ['usecount'], parts: [['use'], ['counter']], weight: 1, isName: true, position: 1 },
    ]);
  });

  test('a word in capitals inside ordinary text is a name, not a stop word', () => {
    expect(forms('How does IF work with AND?', 'en')).toEqual([['if'], ['work'], ['and']]);
    expect(analyze('HOW DOES IT DO THAT', 'en')).toEqual([]);
  });

  test('a decimal is one number with either decimal sign', () => {
    expect(forms('3,14', 'fr')).toEqual([['3.14']]);
    expect(forms('3.14', 'fr')).toEqual([['3.14']]);
  });

  test('recognizes names by their spelling', () => {
    const names = (text: string): string[] => analyze(text, 'en').flatMap((token) => (token.isName ? [token.forms[0] ?? ''] : []));
    expect(names('Installing things on Photoshop with read_csv and VLOOKUP')).toEqual(['photoshop', 'read_csv', 'vlookup']);
    expect(names('Windows. Nothing')).toEqual([]);
  });

  test('short code is one phrase, which a question finds without backticks', () => {
    expect(phraseOfCode('git rebase')).toBe('git rebase');
    expect(phraseOfCode('git')).toBeUndefined();
    expect(phraseOfCode('git rebase --onto main topic~3 topic')).toBeUndefined();
    expect(phrasesOf('Que fait Git Rebase ?')).toEqual(['que fait', 'que fait git', 'fait git', 'fait git rebase', 'git rebase']);
  });
});

test('reads ten thousand hostile characters in one pass', () => {
  for (const hostile of ["l'", '.', '-', '_', '`', 'A.', '((', '«'])
    expect(analyze(hostile.repeat(10_000), 'fr').length).toBeLessThanOrEqual(10_000);
});

import { describe, expect, test } from 'vitest';
import { fold, slugOf, wordsOf } from '../../text/fold.ts';
import { expectLinear, expectShortHolds, hostileTexts, workTable } from './linearWork.ts';

test.each([
  ['Les ﬁchiers de proﬁl', 'les fichiers de profil'],
  ['Łódź', 'lodz'],
  ['STRAẞE Straße', 'strasse strasse'],
  ['Ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
  ['Zoé Lefèvre-Œil', 'zoe lefevre-oeil'],
  ['Re\u0301sume\u0301', 'resume'],
  ['Smørrebrød, Ærø, Þingvellir, Garður, Đorđe, Ħal Għaxaq', 'smorrebrod, aero, thingvellir, gardur, dorde, hal ghaxaq'],
  ['İstanbul, ILGAZ, ılgaz', 'istanbul, ilgaz, ilgaz'],
  ['ſtern ﬅ ①②³ ½ №', 'stern st 123 1⁄2 no'],
  ['ĳsvrĳ, Ŋ, Ə, ŉ', 'ijsvrij, n, e, ʼn'],
  ['pro\u00ADgramme, \u202Eabc, a\u200Bb, 👩\u200D💻', 'programme, abc, ab, 👩💻'],
  ['Ἀθῆναι ΟΔΟΣ', 'αθηναι οδοσ'],
  ['Москва', 'москва'],
  ['한국어', '한국어'],
])('%j folds to %j, and stays that', (text, folded) => {
  expect([fold(text), fold(folded)]).toEqual([folded, folded]);
});

test('every letter folds to a text that folding changes no further', () => {
  const changed: string[] = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const once = fold(String.fromCodePoint(point));
    if (fold(once) !== once) changed.push(point.toString(16));
  }
  expect(changed).toEqual([]);
});

test.each([
  ['Les ﬁchiers de proﬁl', 'les-fichiers-de-profil'],
  ['Łódź: Straße & Œuvre', 'lodz-strasse-oeuvre'],
  ['  -- l’été --  ', 'l-ete'],
  ['R\u0000𝐁𝐨𝐥𝐝', 'r-bold'],
  ['统计', ''],
  ['a'.repeat(40), 'a'.repeat(30)],
  [`${'a'.repeat(29)} b`, 'a'.repeat(29)],
])('the slug of %j is %j', (text, slug) => {
  expect(slugOf(text, { maximumLength: 30 })).toBe(slug);
});

test('the words of a text are its folded runs of letters and digits', () => {
  expect(wordsOf('L’été, ﬁn n°2 — Łódź!')).toEqual(['l', 'ete', 'fin', 'n', '2', 'lodz']);
  expect(wordsOf('!!! 🎓 …')).toEqual([]);
});

describe('work', () => {
  const functions: Readonly<Record<string, (text: string) => unknown>> = {
    fold,
    wordsOf,
    slugOf: (text: string) => slugOf(text, { maximumLength: 80 }),
  };

  test('grows with the text and no faster', () => {
    const rows = Object.entries(functions).flatMap(([name, run]) =>
      Object.entries(hostileTexts).map(([input, make]) => expectLinear({ name, input, run, make, size: 4_000 })),
    );
    console.info(workTable(rows));
  });

  test.each(Object.entries(hostileTexts))('folds 20,000 characters of %s within 50 ms', async (input, make) => {
    const text = make(20_000);
    await expectShortHolds({ name: `fold of ${input}`, work: async () => fold(text) });
  });
});

import { describe, expect, test } from 'vitest';
import { normalizeText } from '../../text/normalize.ts';
import { hasInvisible, parseText, textFaults, tidyText } from '../../text/textRules.ts';
import { expectLinear, expectShortHolds, hostileTexts, workTable } from './linearWork.ts';

const line = { minimum: 3, maximum: 20, isOneLine: true };
const lines = { minimum: 3, maximum: 20 };

test.each([
  ['Bonjour', [], []],
  ['🎓🎓🎓', [], []],
  ['علی\u200Cرضا', [], []],
  ['👩\u200D👩\u200D👧 code', [], []],
  ['❤\uFE0F, ☎\uFE0E, 1\uFE0F\u20E3', [], []],
  ['🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} Scots', [], []],
  ['ab', ['LENGTH'], ['LENGTH']],
  ['a'.repeat(21), ['LENGTH'], ['LENGTH']],
  ['\u200B\u200B\u2060\u200B', ['LENGTH'], ['LENGTH']],
  ['a\u200B', ['LENGTH', 'CHARACTERS'], ['LENGTH']],
  ['a\nb\tc', ['CHARACTERS'], []],
  ['a\u2028bcd', ['CHARACTERS'], []],
  ['pro\u00ADgramme', ['CHARACTERS'], []],
  ['\uFEFFabc\u200E', ['CHARACTERS'], []],
  ['ab\u200Cc', ['CHARACTERS'], []],
  ['ab\uFE0Fc', ['CHARACTERS'], []],
  ['abc\u0000', ['CHARACTERS'], ['CHARACTERS']],
  ['abc\u0085', ['CHARACTERS'], ['CHARACTERS']],
  ['abc\uD83C', ['CHARACTERS'], ['CHARACTERS']],
  ['abc\u202Edef', ['CHARACTERS'], ['CHARACTERS']],
  ['abc\u2066def\u2069', ['CHARACTERS'], ['CHARACTERS']],
  ['abc\u{E0041}\u{E0042}', ['CHARACTERS'], ['CHARACTERS']],
  [`abc${'\u0301'.repeat(11)}`, ['CHARACTERS'], ['CHARACTERS']],
  [`abc${'\u0301'.repeat(10)}`, [], []],
] as const)('%j has the faults %j as one line, %j as several', (text, asLine, asLines) => {
  expect([textFaults(text, line), textFaults(text, lines)]).toEqual([asLine, asLines]);
});

test('a typed text is composed and loses the blanks around it; one line has single blanks, several end in one way', () => {
  expect(tidyText('  Re\u0301sume\u0301 \r\n\u00A0 de\tVie\r', { isOneLine: true })).toBe('Résumé de Vie');
  expect(tidyText('  a\r\nb\rc\n\n')).toBe('a\nb\nc');
  expect(parseText(`  abc${' '.repeat(30)}`, line)).toBe('abc');
  expect([parseText('ab', line), parseText('abc\u202E', line), parseText(' '.repeat(2_000), lines)]).toEqual([null, null, null]);
});

test('normalization equals that of the engine, up to the marks that no script writes', () => {
  for (const text of ['Les ﬁchiers', 'e\u0301\u0323', '한국어 ｶﾞ', 'é'.repeat(50)])
    for (const form of ['NFC', 'NFKC', 'NFKD'] as const) expect(normalizeText(text, form)).toBe(text.normalize(form));
  expect(normalizeText(`e${'\u0316\uFF9E'.repeat(100)}x`, 'NFC')).toBe(`e${'\u0316\uFF9E'.repeat(5)}x`.normalize('NFC'));
});

describe('work', () => {
  const longest = { maximum: 400_000 };
  const functions: Readonly<Record<string, (text: string) => unknown>> = {
    normalizeText: (text) => normalizeText(text, 'NFC'),
    'textFaults of a line': (text) => textFaults(text, { ...longest, isOneLine: true }),
    'textFaults of lines': (text) => textFaults(text, longest),
    hasInvisible,
    tidyText: (text) => tidyText(text, { isOneLine: true }),
  };
  const joined = {
    'joined letters': (size: number) => 'ع\u200C'.repeat(size / 2),
    'emoji and joiners': (size: number) => '👩\u200D'.repeat(size / 3),
  };

  test('grows with the text and no faster', () => {
    const rows = Object.entries(functions).flatMap(([name, run]) =>
      Object.entries({ ...hostileTexts, ...joined }).map(([input, make]) => expectLinear({ name, input, run, make, size: 4_000 })),
    );
    console.info(workTable(rows));
  });

  test.each(Object.entries({ ...hostileTexts, ...joined }))(
    'holds the loop less than 50 ms for 100,000 characters of %s',
    async (input, make) => {
      const text = make(100_000);
      for (const [name, run] of Object.entries(functions))
        await expectShortHolds({ name: `${name} of ${input}`, work: async () => run(text) });
    },
  );
});

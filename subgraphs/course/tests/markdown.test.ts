import { afterAll, describe, expect, test } from 'vitest';
import { expectLinear, expectShortHolds, hostileTexts, workTable } from '#shared/tests/text/linearWork.ts';
import { renderMarkdown } from '../src/modules/curriculum/markdown.ts';
import { createMarkdownRenderer } from '../src/modules/curriculum/markdownRenderer.ts';

const htmlOf = (markdown: string): string => {
  const rendering = renderMarkdown(markdown);
  if ('html' in rendering) return rendering.html;
  throw new Error(`refused: ${rendering.fault}`);
};

const refusedAddresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '&#106;avascript:alert(1)',
  'java\u0000script:alert(1)',
  'vbscript:x',
  'file:///etc/passwd',
  'data:text/html;base64,eA==',
  'data:image/svg+xml;base64,eA==',
  'data:image/png;base64,eA==',
  'blob:x',
  'intent://x#Intent;end',
];

test.each(refusedAddresses)('renders no link and no picture for the address %j', (address) => {
  for (const markdown of [`[a](${address})`, `![a](${address})`, `<${address}>`, `[a]: ${address}\n\n[a]`])
    expect(htmlOf(markdown)).not.toMatch(/<(?:a|img)\b/);
});

test.each([
  ['https://a.example/b?c=d#e', 'https://a.example/b?c=d#e'],
  ['http://a.example', 'http://a.example'],
  ['mailto:a@b.example', 'mailto:a@b.example'],
  ['/courses/excel', '/courses/excel'],
  ['next.html', 'next.html'],
  ['a/b:c', 'a/b:c'],
  ['#top', '#top'],
  ['?page=2', '?page=2'],
])('renders a link to %s', (address, href) => {
  expect(htmlOf(`[a](${address})`)).toBe(`<p><a href="${href}" rel="noopener noreferrer nofollow">a</a></p>\n`);
});

test('a source cannot add an attribute', () => {
  const hostile = [
    '```js"onload="x\ncode\n```',
    '[x](http://a/"onmouseover="y)',
    '![x" onerror="y](http://a)',
    '[x](http://a "t\\" onclick=\\"y")',
  ];
  for (const markdown of hostile) expect(htmlOf(markdown).replace(/"[^"]*"/g, '')).not.toMatch(/\son\w+=/);
  expect(htmlOf('<img src=x onerror=y><script>z</script>')).toBe('<p>&lt;img src=x onerror=y&gt;&lt;script&gt;z&lt;/script&gt;</p>\n');
});

const table = (columns: number, rows: readonly string[]): string =>
  ['|'.repeat(columns + 1), `${'|-'.repeat(columns)}|`, ...rows].join('\n');
const repeated =
  (unit: string) =>
  (size: number): string =>
    unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
const definition = (length: number): string => `[a]: /${'u'.repeat(length)}\n\n`;

describe('renderMarkdown', () => {
  test.each([
    ['a table of 100 columns and 700 lines', table(100, Array<string>(700).fill('|')), 'TABLE_COLUMNS'],
    ['a table of 41 columns', table(41, ['|a']), 'TABLE_COLUMNS'],
    ['a table of 40 columns and 700 empty lines', table(40, Array<string>(700).fill('|')), 'PROPORTION'],
    ['a link of 2,000 characters that is used 5,000 times', definition(2_000) + '[a] '.repeat(5_000), 'PROPORTION'],
    ['a link of 50,000 characters that is used 15,000 times', definition(50_000) + '[a]'.repeat(15_000), 'PROPORTION'],
    ['a picture of 9,000 characters that is used 1,000 times', definition(9_000) + '![x][a]\n'.repeat(1_000), 'PROPORTION'],
    ['25 quotations within each other', `${'> '.repeat(25)}a`, 'NESTING'],
    ['quotations that go on without their sign', `${'>'.repeat(500)}a\n${'b\n'.repeat(40_000)}`, 'NESTING'],
    ['13 lists within each other', Array.from({ length: 13 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n'), 'NESTING'],
    ['lists and quotations in turn', '> - '.repeat(20) + 'a', 'NESTING'],
  ])('rejects %s', (_, markdown, fault) => {
    expect(renderMarkdown(markdown)).toEqual({ fault });
  });

  test.each([
    ['a table of 40 columns', table(40, [`${'|a'.repeat(40)}|`])],
    ['a long table of two columns', table(2, Array<string>(9_000).fill('|c|d|'))],
    ['20 quotations within each other', `${'> '.repeat(20)}a`],
    ['10 lists within each other', Array.from({ length: 10 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n')],
    ['a list of 1,000 short links', '- [1](/1)\n'.repeat(1_000)],
    ['1,000 uses of a link of a usual length', definition(60) + 'See [the page][a] for more about it.\n'.repeat(1_000)],
    ['20 short links alone', '[1](/)'.repeat(20)],
  ])('accepts %s', (_, markdown) => {
    expect(renderMarkdown(markdown)).toEqual({ html: expect.any(String) });
  });
});

const dense: Readonly<Record<string, (size: number) => string>> = {
  ...hostileTexts,
  'opening pictures': repeated('!['),
  'links without an end': repeated('[a]('),
  'links by reference': repeated('[a]['),
  'strong and emphasis': repeated('**a *a '),
  'emphasis around words': repeated('a**b'),
  'definitions of links': (size) => Array.from({ length: size / 12 }, (_, index) => `[r${String(index)}]: /u`).join('\n'),
  'definitions without an end': repeated('[a]: "'),
  'web addresses': repeated('http://a.example/ '),
  'mail addresses': repeated('a@b.example '),
  'addresses in addresses': repeated('http://a.com/('),
  'addresses in angle brackets': repeated('<a@b.c'),
  'short list items': repeated('- a\n'),
  'loose list items': repeated('* a\n\n'),
  'empty list items': repeated('-\n'),
  'nested list items': (size) => repeated(Array.from({ length: 20 }, (_, depth) => `${' '.repeat(2 * depth)}- a\n`).join(''))(size),
  'rows of a table': (size) => table(2, ['|c|d|'.concat('\n|c|d|'.repeat(size / 6))]),
  'a table without cells': (size) => table(40, ['|'.concat('\n|'.repeat(size / 2))]),
  'underlined headings': repeated('a\n=\n'),
  'quotations that go on': (size) => `${'>'.repeat(500)}a\n${'b\n'.repeat(size / 2)}`,
  fences: repeated('```\n'),
  'lines of one letter': repeated('a\n'),
};

// The time for a few thousand empty lines is the growth of five arrays.
const sizeOf = (input: string): number => (input === 'newlines' ? 50_000 : 6_000);

describe('the work', () => {
  const renderer = createMarkdownRenderer();
  afterAll(() => renderer.close());

  test('of rendering is linear', () => {
    const rows = Object.entries(dense).map(([input, make]) =>
      expectLinear({ name: 'renderMarkdown', input, run: renderMarkdown, make, size: sizeOf(input) }),
    );
    console.info(workTable(rows));
  });

  test.each(Object.entries(dense))('on 100,000 characters of %s holds the event loop for less than 50 ms', async (input, make) => {
    const markdown = make(100_000);
    await expectShortHolds({ name: `rendering of ${input}`, work: () => renderer.render(markdown) });
  });
});

test('rejects a text that exceeds the time limit and renders the next one in a new thread', async () => {
  const renderer = createMarkdownRenderer({ limitMs: 0 });
  const patient = createMarkdownRenderer();
  expect(await Promise.all([renderer.render('['.repeat(100_000)), renderer.render('['.repeat(100_000))])).toEqual([
    { fault: 'PROPORTION' },
    { fault: 'PROPORTION' },
  ]);
  expect(await Promise.all([patient.render('*a*'), patient.render('b')])).toEqual([
    { html: '<p><em>a</em></p>\n' },
    { html: '<p>b</p>\n' },
  ]);
  expect(await patient.renderAccepted(`${'> '.repeat(25)}<a>`)).toBe(`<pre>${'&gt; '.repeat(25)}&lt;a&gt;</pre>\n`);
  await Promise.all([renderer.close(), patient.close()]);
});

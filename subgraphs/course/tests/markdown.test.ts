import { expect, test } from 'vitest';
import { renderMarkdown } from '../src/modules/curriculum/markdown.ts';

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

test.each(refusedAddresses)('a link or picture at %j becomes neither', (address) => {
  for (const markdown of [`[a](${address})`, `![a](${address})`, `<${address}>`, `[a]: ${address}\n\n[a]`])
    expect(renderMarkdown(markdown)).not.toMatch(/<(?:a|img)\b/);
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
])('a link to %s stays', (address, href) => {
  expect(renderMarkdown(`[a](${address})`)).toBe(`<p><a href="${href}" rel="noopener noreferrer nofollow">a</a></p>\n`);
});

test('no attribute can be broken out of', () => {
  const hostile = [
    '```js"onload="x\ncode\n```',
    '[x](http://a/"onmouseover="y)',
    '![x" onerror="y](http://a)',
    '[x](http://a "t\\" onclick=\\"y")',
  ];
  for (const markdown of hostile) expect(renderMarkdown(markdown).replace(/"[^"]*"/g, '')).not.toMatch(/\son\w+=/);
  expect(renderMarkdown('<img src=x onerror=y><script>z</script>')).toBe(
    '<p>&lt;img src=x onerror=y&gt;&lt;script&gt;z&lt;/script&gt;</p>\n',
  );
});

test('a text that is dear to render is rendered once, not for each reader', () => {
  const dear = '['.repeat(60_000);
  const startedAt = performance.now();
  const first = renderMarkdown(dear);
  const onceMs = performance.now() - startedAt;
  for (let reader = 0; reader < 200; reader += 1) expect(renderMarkdown(dear)).toBe(first);
  // Two hundred times would be minutes; nothing is asserted of the once.
  expect(performance.now() - startedAt - onceMs).toBeLessThan(onceMs * 20 + 1_000);
});

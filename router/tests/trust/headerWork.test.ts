import { test } from 'vitest';
import { scrubbed } from '#shared/audit.ts';
import { clientNetwork } from '#shared/limits/clientNetwork.ts';
import { expectLinear, expectShortHolds, hostileTexts, workTable } from '#shared/tests/text/linearWork.ts';
import { linksIn } from '../../../local/mailbox/links.ts';
import { parseMimeMessage } from '../../../local/mailbox/mimeMessage.ts';
import { parseByteRange } from '../../../local/objectStore/byteRange.ts';
import { parseForm } from '../../../local/stripe/form.ts';
import { readCookie } from '../../src/cookies.ts';
import { resolveLocale } from '../../src/locale.ts';

const texts: typeof hostileTexts = {
  ...hostileTexts,
  'semicolons and equals signs': (size) => '; a='.repeat(size / 4),
  'commas and blanks': (size) => ` ${','.repeat(size - 1)}`,
  ampersands: (size) => 'a[b]=&'.repeat(size / 6),
  'encoded words': (size) => '=?a?b?'.repeat(size / 6),
};
const functions: Readonly<Record<string, (text: string) => unknown>> = {
  readCookie: (header) => readCookie({ header, name: 'har_refresh' }),
  resolveLocale: (header) => [
    resolveLocale({ chosen: header, account: null, accepted: undefined }),
    resolveLocale({ chosen: undefined, account: null, accepted: `fr;${header}` }),
  ],
  clientNetwork,
  scrubbed: (text) => scrubbed({ [text]: text }),
  'linksIn, of the mailbox': (text) => linksIn(`https://a.example/${text}`),
  'parseMimeMessage, of the mailbox': (text) =>
    parseMimeMessage(Buffer.from(`Subject: ${text}\r\nContent-Type: text/plain;${text}\r\n\r\n${text}`)),
  'parseByteRange, of the object store': (text) => parseByteRange(`bytes=${text}`, 10),
  'parseForm, of the payment stand-in': (text) => parseForm(text),
};

test.each(Object.entries(functions))('the work of %s grows with the text and no faster', async (name, run) => {
  const rows = Object.entries(texts).map(([input, make]) => expectLinear({ name, input, run, make, size: 4_000 }));
  console.info(workTable(rows));
  // Node reads at most 16 KB of headers.
  for (const [input, make] of Object.entries(texts)) {
    const text = make(16_000);
    await expectShortHolds({ name: `${name} of ${input}`, work: async () => run(text) });
  }
});

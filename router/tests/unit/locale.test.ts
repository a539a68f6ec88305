import { expect, test } from 'vitest';
import { resolveLocale } from '../../src/locale.ts';

test.each([
  // the client's own word, the account's language, Accept-Language, what it comes to
  [undefined, null, undefined, 'fr'],
  ['en', null, undefined, 'en'],
  ['EN', null, 'fr', 'en'],
  ['en-GB', 'fr', 'fr', 'en'],
  ['fr-CA', 'en', 'en', 'fr'],
  [' en ', 'fr', undefined, 'en'],
  ['de', 'en', 'fr', 'en'],
  ['de', null, 'en', 'en'],
  ['', 'en', 'fr', 'en'],
  ['english', null, undefined, 'fr'],
  ['en, fr', null, undefined, 'fr'],
  [['en', 'fr'], null, undefined, 'fr'],
  [undefined, 'en', 'fr-FR,fr;q=0.9', 'en'],
  [undefined, 'fr', 'en', 'fr'],
  [undefined, null, 'en', 'en'],
  [undefined, null, 'en-US,en;q=0.9,fr;q=0.8', 'en'],
  [undefined, null, 'fr;q=0.8,en;q=0.9', 'en'],
  [undefined, null, 'fr;q=0.9,en;q=0.9', 'fr'],
  [undefined, null, 'en;q=0.9,fr;q=0.9', 'en'],
  [undefined, null, 'de-DE,de;q=0.9,en;q=0.1', 'en'],
  [undefined, null, 'en;q=0, fr;q=0.1', 'fr'],
  [undefined, null, 'en;q=0', 'fr'],
  [undefined, null, 'de,es', 'fr'],
  [undefined, null, '*', 'fr'],
  [undefined, null, ';;;,,,q=', 'fr'],
  [undefined, null, `${'de,'.repeat(400)}en`, 'fr'],
] as const)('chosen %j, account %j, accepted %j: %s', (chosen, account, accepted, locale) => {
  expect(resolveLocale({ chosen: typeof chosen === 'object' ? [...chosen] : chosen, account, accepted })).toBe(locale);
});

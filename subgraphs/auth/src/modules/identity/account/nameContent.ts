import { normalizeText } from '#shared/text/normalize.ts';

// Longer numbers are telephone numbers, such as 3639. Digits count at any position, because people dial past the characters between them.
const mostDigits = 3;
const digits = /[\p{N}〇零一二三四五六七八九十壹貳贰叁參肆伍陸陆柒捌玖]/gu;
const markup = /[<>@%\\/\u2044\u2215\u29F5\u29F8\u29F9\u2571\u2572]/u;
const scheme = /\p{L}{2}[:\u2236\uA789]/u;
const site = /(?<![\p{L}\p{N}])www(?![\p{L}\p{N}])/iu;
// IDNA treats the Chinese full stop as a dot. NFKC has already converted its full-width, half-width and small forms.
const dots = /[.\u3002]/u;
// One capital before a dot is an initial, and a name may follow it without a space: J.R.R., M.Ali. The ending of an address may not: X.Com,
// M.Li.
const initials =
  /(?<![\p{L}\p{N}\p{Pd}_.\u3002])(?:\p{Lu}[.\u3002])+(?=$|[\p{P}\s]|\p{Lu}(?![\p{L}\p{N}])|\p{Lu}\p{Ll}{2,}(?![\p{L}\p{N}.\u3002]))/gu;
const addressEnd = /[.\u3002](?:com|net|org|edu|gov|int|mil|biz|info|app|dev|xyz|top|bet|vip|win|bid|pro|tel|cat)(?![\p{L}\p{N}])/iu;
const dotBeforeWord = /[.\u3002][\p{L}\p{N}_-]/u;

const isLink = (text: string): boolean =>
  markup.test(text) ||
  scheme.test(text) ||
  site.test(text) ||
  (dots.test(text) && (addressEnd.test(text) || dotBeforeWord.test(text.replace(initials, ''))));

/**
 * Whether a name in our mails cannot carry another person's message: no number to call, no markup, and no link in the forms that mail
 * programs and browsers recognize.
 */
export const isHarmlessName = (name: string): boolean => {
  // Marks are skipped, as by readers.
  const text = normalizeText(name, 'NFKC').replace(/\p{M}+/gu, '');
  return (text.match(digits) ?? []).length <= mostDigits && !isLink(text);
};

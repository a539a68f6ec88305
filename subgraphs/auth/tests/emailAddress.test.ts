import { expect, test } from 'vitest';
import { normalizeEmail } from '../src/modules/identity/account/emailAddress.ts';

const local64 = 'a'.repeat(64);
const label63 = 'b'.repeat(63);
/** 254 characters in total: 64, the sign, and 189 of the domain. */
const longest = `${local64}@${label63}.${label63}.${'c'.repeat(53)}.example`;

test.each([
  ['camille@moreau.example', 'camille@moreau.example'],
  [' CAMILLE@Moreau.EXAMPLE ', 'camille@moreau.example'],
  ['camille@moreau.example. .', 'camille@moreau.example'],
  ['ｃａｍｉｌｌｅ＠moreau.example', 'camille@moreau.example'],
  ['camille@b\u00fccher.example', 'camille@xn--bcher-kva.example'],
  ['camille@XN--BCHER-KVA.example', 'camille@xn--bcher-kva.example'],
  ['c.m+har_1/2=3@a-b.moreau.example', 'c.m+har_1/2=3@a-b.moreau.example'],
  ['a@b.co', 'a@b.co'],
  [`${local64}@moreau.example`, `${local64}@moreau.example`],
  [longest, longest],
  [`${' '.repeat(508 - 22)}camille@moreau.example`, 'camille@moreau.example'],
])('%j is normalized to %j', { tags: ['A24'] }, (typed, written) => {
  expect(normalizeEmail(typed)).toBe(written);
});

test.each([
  '',
  '@',
  'camille',
  '@moreau.example',
  'camille@',
  'camille@moreau',
  'ca mille@moreau.example',
  'ca@mille@moreau.example',
  '"camille"@moreau.example',
  'camille..m@moreau.example',
  '.camille@moreau.example',
  'camille.@moreau.example',
  'camillé@moreau.example',
  'camille@moreau..example',
  'camille@-moreau.example',
  'camille@moreau-.example',
  'camille@moreau.ex_ample',
  'camille@127.0.0.1',
  'camille@[127.0.0.1]',
  'camille@moreau.ex%61mple',
  'camille@moreau\n.example',
  'camille@moreau.example/x',
  `a${local64}@moreau.example`,
  `camille@b${label63}.example`,
  longest.replace('@', '@c'),
  longest.replace('.example', 'c.example'),
  `${' '.repeat(508 - 21)}camille@moreau.example`,
])('%j is not an address', { tags: ['A24'] }, (typed) => {
  expect(normalizeEmail(typed)).toBeNull();
});

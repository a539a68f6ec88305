import { decimalOf, digitsOf } from '#events/currencies.ts';
import type { Amount } from '#events/currencies.ts';
import type { Locale } from './viewer.ts';

// Making a formatter costs more than all its uses on a page.
const formats = new Map<string, Intl.NumberFormat>();

const formatOf = (locale: Locale, currency: string): Intl.NumberFormat => {
  const key = `${locale}:${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const digits = digitsOf(currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formats.set(key, format);
  return format;
};

/** An amount as people of this language write it, with the digits of ISO 4217, exact: 19,99 €, ¥1,999. */
export const wordMoney = (amount: Amount, locale: Locale): string => formatOf(locale, amount.currency).format(decimalOf(amount));

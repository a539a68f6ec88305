import type { Locale } from '#shared/viewer.ts';

// Making a formatter costs more than all its uses on a page.
const formats = new Map<string, Intl.NumberFormat>();

const formatOf = (locale: Locale, currency: string): Intl.NumberFormat => {
  const key = `${locale}:${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  formats.set(key, format);
  return format;
};

/** An amount as people of this language write it, with as many digits as the currency has: 19,99 €, ¥1,999. */
export const wordedMoney = ({ amountMinor, currency }: { amountMinor: number; currency: string }, locale: Locale): string => {
  const format = formatOf(locale, currency);
  const { maximumFractionDigits = 0 } = format.resolvedOptions();
  return format.format(amountMinor / 10 ** maximumFractionDigits);
};

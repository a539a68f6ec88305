import { digitsOf } from '#events/currencies.ts';
import type { Amount } from '#events/currencies.ts';

// https://docs.stripe.com/currencies: mostly ISO 4217's minor units. MGA has no digits there; ISK and UGX have two, which they lost in ISO 4217.
const zeroDecimal = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
const threeDecimal = new Set('BHD JOD KWD OMR TND'.split(' '));
const stripeDigitsOf = (currency: string): number => (zeroDecimal.has(currency) ? 0 : threeDecimal.has(currency) ? 3 : 2);

/** `value` shifted by a number of decimal digits; null when the result is not an exact integer. */
const shifted = (value: number, digits: number): number | null => {
  const result = digits >= 0 ? value * 10 ** digits : value / 10 ** -digits;
  return Number.isSafeInteger(result) && Number.isSafeInteger(value) && value >= 0 ? result : null;
};

/** Our minor units in Stripe's. Null for an amount that Stripe's units cannot express. */
export const toStripeUnits = ({ amountMinor, currency }: Amount): number | null =>
  shifted(amountMinor, stripeDigitsOf(currency) - digitsOf(currency));

/** Stripe's units in our minor units. Null for an amount that ours cannot express. */
export const fromStripeUnits = ({ units, currency }: { units: number; currency: string }): number | null =>
  shifted(units, digitsOf(currency) - stripeDigitsOf(currency));

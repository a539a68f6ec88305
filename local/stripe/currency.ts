import { done, invalidRequest } from './failure.ts';
import type { Outcome } from './failure.ts';

const zeroDecimal = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '));
const threeDecimal = new Set('bhd jod kwd omr tnd'.split(' '));
// Zero-decimal currencies that Stripe writes with two decimals, which must be 00.
const wholeUnitsOnly = new Set(['isk', 'ugx']);

// Stripe's minimum charges. Stripe compares other currencies in the settlement currency; they have no minimum here.
const minimumMinor = new Map(
  Object.entries({
    usd: 50,
    aed: 200,
    aud: 50,
    bgn: 100,
    brl: 50,
    cad: 50,
    chf: 50,
    czk: 1_500,
    dkk: 250,
    eur: 50,
    gbp: 30,
    hkd: 400,
    huf: 17_500,
    inr: 50,
    jpy: 50,
    mxn: 1_000,
    myr: 200,
    nok: 300,
    nzd: 50,
    pln: 200,
    ron: 200,
    sek: 300,
    sgd: 50,
    thb: 1_000,
  }),
);
const usualMaximum = 99_999_999;
const maxima = new Map([['idr', 999_999_999_999]]);

const known = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

const decimals = (currency: string): number => (zeroDecimal.has(currency) ? 0 : threeDecimal.has(currency) ? 3 : 2);

/** €0.50, ¥50, TND 1.230: the format of sums in Stripe's messages. */
export const inWords = ({ amount, currency }: { amount: number; currency: string }): string => {
  const digits = decimals(currency);
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits);
};

/** Checks a sum as Stripe does on creation. Answers the currency in lower case. */
export const checkAmount = ({
  amount,
  currency: written,
}: {
  amount: number;
  currency: string;
}): Outcome<{ amount: number; currency: string }> => {
  const currency = written.toLowerCase();
  if (!known.has(currency)) return invalidRequest({ message: `Invalid currency: ${currency}.`, param: 'currency' });
  if (amount < 1)
    return invalidRequest({
      message: 'This value must be greater than or equal to 1.',
      param: 'amount',
      code: 'parameter_invalid_integer',
    });
  const maximum = maxima.get(currency) ?? usualMaximum;
  if (amount > maximum)
    return invalidRequest({
      message: `Amount must be no more than ${inWords({ amount: maximum, currency })}`,
      param: 'amount',
      code: 'amount_too_large',
    });
  const minimum = minimumMinor.get(currency) ?? 1;
  if (amount < minimum)
    return invalidRequest({
      message: `Amount must be at least ${inWords({ amount: minimum, currency })} ${currency}`,
      param: 'amount',
      code: 'amount_too_small',
    });
  const step = threeDecimal.has(currency) ? 10 : wholeUnitsOnly.has(currency) ? 100 : 1;
  if (amount % step !== 0)
    return invalidRequest({
      message: `Invalid amount: in ${currency} it must be divisible by ${step}.`,
      param: 'amount',
      code: 'parameter_invalid_integer',
    });
  return done({ amount, currency });
};

const fixedFeeMinor = new Map(Object.entries({ eur: 25, usd: 30, gbp: 20 }));
const europeanPercent = 1.5;
const otherPercent = 2.9;

/** Stripe's list price of a card payment. The fixed part only in currencies that Stripe settles here. */
export const feeMinor = ({ amount, currency }: { amount: number; currency: string }): number => {
  const percent = currency === 'eur' || currency === 'gbp' ? europeanPercent : otherPercent;
  return Math.min(amount, Math.round((amount * percent) / 100) + (fixedFeeMinor.get(currency) ?? 0));
};

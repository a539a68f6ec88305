import { currencyDigits, minorUnitsOf } from './currencies.ts';
import type { Amount } from './currencies.ts';

// The currencies of prices, with the minimum charge of a card in the main unit. The first line is Stripe's own table. For the others Stripe
// converts
// to the settlement currency at the rate of the day: these minima are worth clearly more than its limit.
const minima = `
  USD 0.50 AED 2 AUD 0.50 BGN 1 BRL 0.50 CAD 0.50 CHF 0.50 CZK 15 DKK 2.50 EUR 0.50 GBP 0.30 HKD 4 HUF 175 INR 0.50 JPY 50 MXN 10 MYR 2 NOK 3 NZD 0.50
  PLN 2 RON 2 SEK 3 SGD 0.50 THB 10

  AFN 100 ALL 100 AMD 500 AOA 1000 ARS 2000 AWG 2 AZN 2 BAM 2 BBD 2 BDT 120 BHD 0.4 BIF 3000 BMD 1 BND 2 BOB 10 BSD 1 BWP 20 BYN 4 BZD 2 CDF 3500
  CLP 900 CNY 7 COP 4000 CRC 500 CVE 100 DJF 200 DOP 60 DZD 130 EGP 50 ETB 160 FJD 3 FKP 1 GEL 3 GIP 1 GMD 80 GNF 9000 GTQ 8 GYD 250 HNL 30 HTG 150
  IDR 15000 ILS 4 ISK 120 JMD 160 JOD 0.7 KES 130 KGS 90 KHR 4000 KMF 450 KRW 1300 KWD 0.3 KYD 1 KZT 500 LAK 22000 LBP 90000 LKR 300 LRD 200 LSL 20
  MAD 10 MDL 20 MGA 4500 MKD 60 MMK 3000 MNT 3500 MOP 8 MUR 50 MVR 16 MWK 1800 MZN 65 NAD 20 NGN 1500 NIO 40 NPR 140 OMR 0.4 PAB 1 PEN 4 PGK 4 PHP 60
  PKR 280 PYG 7000 QAR 4 RSD 110 RWF 1500 SAR 4 SBD 8 SCR 15 SHP 1 SLE 25 SOS 600 SRD 40 SZL 20 TJS 10 TND 3 TOP 3 TRY 45 TTD 7 TWD 30 TZS 2600
  UAH 42 UGX 3600 UYU 40 UZS 12500 VND 26000 VUV 120 WST 3 XAF 600 XCD 3 XCG 2 XOF 600 XPF 110 YER 500 ZAR 18 ZMW 25`;

/** A charge is between `minimumMinor` and `maximumMinor` and a multiple of `stepMinor`, all in minor units. */
export type PriceLimit = { minimumMinor: number; maximumMinor: number; stepMinor: number };

// Eight digits in Stripe's units, which have two decimals for ISK and UGX and none for MGA. IDR has twelve digits.
const usualMaximumMinor = 99_999_999;
const maximaMinor = new Map([
  ['ISK', 999_999],
  ['UGX', 999_999],
  ['MGA', 9_999_999_900],
  ['IDR', 999_999_999_999],
]);
// Card networks accept no third decimal. Stripe accepts whole ariary only.
const stepsMinor = new Map([...['BHD', 'JOD', 'KWD', 'OMR', 'TND'].map((code): [string, number] => [code, 10]), ['MGA', 100]]);

const limitOf = (currency: string, minimum: string): PriceLimit => {
  const minimumMinor = minorUnitsOf({ decimal: minimum, currency });
  if (minimumMinor === null || !currencyDigits.has(currency))
    throw new Error(`the minimum of ${currency} is not an amount of this currency`);
  const maximumMinor = maximaMinor.get(currency) ?? usualMaximumMinor;
  const stepMinor = stepsMinor.get(currency) ?? 1;
  return { minimumMinor, maximumMinor: maximumMinor - (maximumMinor % stepMinor), stepMinor };
};

/** Limits by currency. Prices in other currencies are rejected. */
export const priceLimits: ReadonlyMap<string, PriceLimit> = new Map(
  Array.from(minima.matchAll(/([A-Z]{3}) (\S+)/g), ([, currency = '', minimum = '']) => [currency, limitOf(currency, minimum)]),
);

/** True for a free price and for a price that can be charged. Course sets only such prices, payment charges only such prices. */
export const isPossiblePrice = ({ amountMinor, currency }: Amount): boolean => {
  const limit = priceLimits.get(currency);
  if (!limit || !Number.isSafeInteger(amountMinor)) return false;
  if (amountMinor === 0) return true;
  const { minimumMinor, maximumMinor, stepMinor } = limit;
  return amountMinor >= minimumMinor && amountMinor <= maximumMinor && amountMinor % stepMinor === 0;
};

// ISO 4217: active currencies by the digits of their minor unit. Intl has other digits, those of everyday writing (HUF, COP: 0).
const codesByDigits: readonly (readonly [digits: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK
    DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD
    LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR
    SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

const digitsByCode = new Map(codesByDigits.flatMap(([digits, codes]) => codes.split(/\s+/).map((code) => [code, digits] as const)));

/** The one table of minor units, for every amountMinor of the product. */
export const currencyDigits: ReadonlyMap<string, number> = digitsByCode;

export type Amount = { amountMinor: number; currency: string };

// Most currencies have two. Needed only for stored amounts in a currency that was withdrawn since.
const usualDigits = 2;
export const digitsOf = (currency: string): number => digitsByCode.get(currency) ?? usualDigits;

const isDecimal = (text: string): text is `${number}` => /^-?\d+(?:\.\d+)?$/.test(text);

/** The exact amount in the currency's main unit: 1999 EUR is 19.99, 1999 JPY is 1999, 1999 KWD is 1.999. */
export const decimalOf = ({ amountMinor, currency }: Amount): `${number}` => {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError('an amount must be a safe integer in minor units');
  const digits = digitsOf(currency);
  const padded = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const [whole, fraction] = [padded.slice(0, padded.length - digits), padded.slice(padded.length - digits)];
  const text = `${amountMinor < 0 ? '-' : ''}${whole}${digits === 0 ? '' : `.${fraction}`}`;
  if (!isDecimal(text)) throw new RangeError(`${text} is not a decimal`);
  return text;
};

/** The inverse of decimalOf. Null for a text that is not a decimal, has more digits than the currency, or is too large to be exact. */
export const minorUnitsOf = ({ decimal, currency }: { decimal: string; currency: string }): number | null => {
  const digits = digitsOf(currency);
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d{1,16})(?:\.(\d{1,4}))?$/.exec(decimal) ?? [];
  if (whole === '' || fraction.length > digits) return null;
  const amountMinor = Number(`${sign}${whole}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(amountMinor) ? amountMinor + 0 : null;
};

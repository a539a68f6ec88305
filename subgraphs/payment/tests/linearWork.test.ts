import { expect, test } from 'vitest';
import { expectLinear, expectShortHolds, hostileTexts, workTable } from '#shared/tests/text/linearWork.ts';
import { signedAtOf } from '../src/modules/checkout/provider/stripeProvider.ts';
import { parsePurchase } from '../src/modules/checkout/purchaseInput.ts';

const scheme = `,v1=${'0'.repeat(64)}`;
const texts: typeof hostileTexts = {
  ...hostileTexts,
  'schemes of a signature': (size) => `t=1${scheme.repeat(size / scheme.length)},v1=`,
  'versions of a signature': (size) => `t=1,v${'1'.repeat(size)}`,
};
const functions: Readonly<Record<string, (text: string) => unknown>> = {
  signedAtOf,
  parsePurchase: (text) =>
    parsePurchase(
      { courseId: `crs_${text}`, idempotencyKey: text, payment: { paymentMethodId: `pm_${text}`, returnUrl: `https://a.example/${text}` } },
      { returnOrigins: ['https://a.example'] },
    ),
};

test.each(Object.entries(functions))('the work of %s grows with the text and no faster', async (name, run) => {
  const rows = Object.entries(texts).map(([input, make]) => expectLinear({ name, input, run, make, size: 4_000 }));
  console.info(workTable(rows));
  for (const [input, make] of Object.entries(texts)) {
    const text = make(100_000);
    await expectShortHolds({ name: `${name} of ${input}`, work: async () => run(text) });
  }
});

test.each([
  [`t=12${scheme}`, 12],
  [`t=12,v0=${'a'.repeat(64)}${scheme}${scheme}`, 12],
  [`t=12,v0=${'a'.repeat(64)}`, null],
  [`t=12${scheme},v1=`, null],
  [`${scheme.slice(1)},t=12`, null],
  [`t=12${scheme},`, null],
  [`t=1234567890123${scheme}`, null],
  ['', null],
])('the signature %j was made at %s', (signature, second) => {
  expect(signedAtOf(signature)).toBe(second);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { givenStandIn, newDataDir, refusalOf } from './kit.ts';

const euros = { amount: 1_000, currency: 'eur' };

test('a list of allowed types is stored without the types that do not match the currency', async () => {
  const { stripe } = await givenStandIn();
  const allowed = ['card', 'sepa_debit', 'us_bank_account'];
  const intent = await stripe.paymentIntents.create({ ...euros, allowed_payment_method_types: allowed });
  expect(intent).toMatchObject({
    allowed_payment_method_types: allowed,
    payment_method_types: ['card', 'sepa_debit'],
    automatic_payment_methods: null,
  });
  expect((await stripe.paymentIntents.update(intent.id, { currency: 'usd' })).payment_method_types).toEqual(['card', 'us_bank_account']);
  expect(await refusalOf(stripe.paymentIntents.create({ ...euros, allowed_payment_method_types: ['us_bank_account'] }))).toMatchObject({
    statusCode: 400,
  });
});

test('with cards only, a debit is rejected and a card needs no return_url', async () => {
  const { stripe } = await givenStandIn();
  const { id } = await stripe.paymentIntents.create({ ...euros, allowed_payment_method_types: ['card'] });
  expect(await refusalOf(stripe.paymentIntents.confirm(id, { payment_method: 'pm_sepaDebit_processing' }))).toMatchObject({
    statusCode: 400,
    param: 'payment_method',
  });
  expect((await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })).status).toBe('succeeded');
});

test('excluded types are removed from the types of the Dashboard until the exclusion is removed', async () => {
  const { stripe } = await givenStandIn();
  const intent = await stripe.paymentIntents.create({ ...euros, excluded_payment_method_types: ['sepa_debit'] });
  expect(intent).toMatchObject({
    payment_method_types: ['card'],
    excluded_payment_method_types: ['sepa_debit'],
    automatic_payment_methods: { enabled: true },
  });
  expect(await refusalOf(stripe.paymentIntents.update(intent.id, { payment_method: 'pm_sepaDebit_processing' }))).toMatchObject({
    param: 'payment_method',
  });
  const open = await stripe.paymentIntents.update(intent.id, { excluded_payment_method_types: '' });
  expect(open).toMatchObject({ payment_method_types: ['card', 'sepa_debit'], excluded_payment_method_types: null });
});

test('rejects allowed types together with excluded or automatic ones', async () => {
  const { stripe } = await givenStandIn();
  const allowed = { ...euros, allowed_payment_method_types: ['card'] };
  for (const more of [{ excluded_payment_method_types: ['sepa_debit'] }, { automatic_payment_methods: { enabled: true } }])
    expect(await refusalOf(stripe.paymentIntents.create({ ...allowed, ...more }))).toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('You may only specify one of these parameters'),
    });
});

test('rejects payment_method_types on creation, change and confirmation, as this version of the API does', async () => {
  const { stripe } = await givenStandIn();
  const gone = { payment_method_types: ['card'] };
  const { id } = await stripe.paymentIntents.create(euros);
  const attempts = [
    () => stripe.paymentIntents.create({ ...euros, ...gone }),
    () => stripe.paymentIntents.update(id, { description: 'x', ...gone }),
    () => stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa', return_url: 'https://app.har.example', ...gone }),
  ];
  for (const attempt of attempts)
    expect(await refusalOf(attempt())).toMatchObject({ statusCode: 400, code: 'payment_method_types_no_longer_supported' });
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_payment_method');
});

test('reads a journal from before allowed types existed', async () => {
  const dataDir = newDataDir();
  const before = await givenStandIn({ dataDir });
  const { id } = await before.stripe.paymentIntents.create(euros);
  await before.standIn.stop();
  const path = join(dataDir, 'journal.ndjson');
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/,"(?:allowed|excluded)PaymentMethodTypes":null/g, ''));
  const { stripe } = await givenStandIn({ dataDir });
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
    allowed_payment_method_types: null,
    payment_method_types: ['card', 'sepa_debit'],
  });
});

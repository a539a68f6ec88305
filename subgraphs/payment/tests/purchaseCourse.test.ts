import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { viewerWith } from '#shared/tests/kit/callers.ts';
import { holdingsOf, intentIdOf, paid, purchase, purchaseDocument, startPayment, times, typesOf, unpaid, verifiedDraft } from './kit.ts';
import type { Payment } from './kit.ts';
import { publishableKey } from './stripe.ts';

let world: Payment;
beforeAll(async () => {
  world = await startPayment();
});
afterAll(() => world.stop());

test('a purchase with a card charges once, grants the course, posts one ledger pair and publishes events', async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const answer = await purchase(world, buyer, { courseId, expectedTotal: { amountMinor: 4900, currency: 'EUR' } });
  expect(answer).toEqual({
    checkout: { id: expect.stringMatching(/^chk_[0-9a-z]{26}$/), status: 'COMPLETED', provider: 'STRIPE', nextAction: null },
    transaction: {
      id: expect.stringMatching(/^txn_[0-9a-z]{26}$/),
      status: 'COMPLETED',
      total: { amountMinor: 4900, currency: 'EUR' },
      failureCode: null,
    },
    userErrors: [],
  });
  expect(await world.stripe.chargesOf(answer.transaction?.id ?? '')).toEqual([4900]);
  expect(await holdingsOf(world, buyer.userId, courseId)).toEqual({
    transactionIds: [answer.transaction?.id],
    ...paid,
  });
});

test(
  'of 50 parallel purchases by one learner with different keys exactly one charges; all get its result or ALREADY_OWNED',
  { tags: ['C1'] },
  async () => {
    const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
    const answers = await Promise.all(times(50, () => purchase(world, buyer, { courseId })));
    const held = await holdingsOf(world, buyer.userId, courseId);
    expect(held).toEqual({ transactionIds: [expect.any(String)], ...paid });
    expect(await world.stripe.chargesOf(...held.transactionIds)).toEqual([4900]);
    const results = answers.map((answer) => answer.transaction?.id ?? typesOf(answer).join());
    expect(results.filter((result) => result !== held.transactionIds[0] && result !== 'AlreadyOwnedError')).toEqual([]);
    expect(answers.filter(({ transaction }) => transaction && transaction.status !== 'COMPLETED')).toEqual([]);
  },
);

test('100 parallel purchases with one key are one purchase with 100 equal answers', { tags: ['C2'] }, async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const answers = await Promise.all(times(100, () => purchase(world, buyer, { courseId, idempotencyKey: 'the same' })));
  const held = await holdingsOf(world, buyer.userId, courseId);
  expect(held).toEqual({ transactionIds: [answers[0]?.transaction?.id], ...paid });
  expect(await world.stripe.chargesOf(...held.transactionIds)).toEqual([4900]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]?.userErrors).toEqual([]);
});

test('the same key with another input is IdempotencyConflictError without effect', { tags: ['C3'] }, async () => {
  const [buyer, courseId, other] = [await world.verifiedBuyer(), await world.course(), await world.course()];
  const first = await purchase(world, buyer, { courseId, idempotencyKey: 'key-c3' });
  const changes = [
    { courseId: other },
    { courseId, expectedTotal: { amountMinor: 4900, currency: 'EUR' } },
    { courseId, payment: { paymentMethodId: 'pm_card_mastercard' } },
    { courseId, payment: {} },
  ];
  const answers = await Promise.all(changes.map((input) => purchase(world, buyer, { ...input, idempotencyKey: 'key-c3' })));
  expect(answers.map(typesOf)).toEqual(changes.map(() => ['IdempotencyConflictError']));
  expect((await holdingsOf(world, buyer.userId, other)).statuses).toEqual([]);
  const again = await purchase(world, buyer, { courseId, idempotencyKey: 'key-c3' });
  expect(again).toEqual(first);
});

test('two learners with the same key make two purchases', { tags: ['C4'] }, async () => {
  const courseId = await world.course();
  const [one, two] = [await world.verifiedBuyer(), await world.verifiedBuyer()];
  const answers = await Promise.all([one, two].map((buyer) => purchase(world, buyer, { courseId, idempotencyKey: 'key-c4' })));
  expect(answers.map(({ transaction }) => transaction?.status)).toEqual(['COMPLETED', 'COMPLETED']);
  expect(answers[0]?.transaction?.id).not.toBe(answers[1]?.transaction?.id);
  for (const [index, buyer] of [one, two].entries())
    expect((await holdingsOf(world, buyer.userId, courseId)).transactionIds).toEqual([answers[index]?.transaction?.id]);
});

test('accepts a key of 255 characters, and rejects 256, none, control characters and line breaks', { tags: ['C5'] }, async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const refusedKeys = ['', 'k'.repeat(256), 'a\u0000b', 'a\nb', 'a\u2028b', '\u001f', 'a\ud800'];
  for (const idempotencyKey of refusedKeys) {
    const { userErrors } = await purchase(world, buyer, { courseId, idempotencyKey });
    expect(userErrors.map(({ __typename, path }) => [__typename, path])).toEqual([['ValidationError', ['idempotencyKey']]]);
  }
  expect((await holdingsOf(world, buyer.userId, courseId)).statuses).toEqual([]);
  const answer = await purchase(world, buyer, { courseId, idempotencyKey: 'é'.repeat(255) });
  expect(answer.transaction?.status).toBe('COMPLETED');
});

test('an expected total other than the server’s price charges nothing', { tags: ['C9'] }, async () => {
  const courseId = await world.course();
  const amounts = [0, 1, -4900, 4899, 4901, 490, 49_000, 2 ** 53 - 1, -1, 4900];
  const tampered = times(100, (index) => ({
    amountMinor: amounts[index % 10] ?? 0,
    currency: ['USD', 'EUR', 'JPY', 'KWD', 'GBP', 'CHF', 'XOF', 'CAD', 'MAD', 'TND'][Math.floor(index / 10)] ?? 'EUR',
  }));
  for (const batch of times(10, (index) => tampered.slice(index * 10, index * 10 + 10))) {
    await Promise.all(
      batch.map(async (expectedTotal) => {
        const buyer = await world.verifiedBuyer();
        const answer = await purchase(world, buyer, { courseId, expectedTotal });
        const held = await holdingsOf(world, buyer.userId, courseId);
        const isRight = expectedTotal.amountMinor === 4900 && expectedTotal.currency === 'EUR';
        expect(await world.stripe.chargesOf(...held.transactionIds)).toEqual(isRight ? [4900] : []);
        expect(answer.userErrors).toEqual(
          isRight
            ? []
            : [
                expect.objectContaining({
                  __typename: 'PriceChangedError',
                  code: 'PRICE_CHANGED',
                  path: ['expectedTotal'],
                  priceQuote: { total: { amountMinor: 4900, currency: 'EUR' } },
                }),
              ],
        );
      }),
    );
  }
});

test('rejects an amount, a discount or a price in the input before it runs', { tags: ['C9'] }, async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  for (const extra of [{ amount: 1 }, { price: { amountMinor: 1, currency: 'EUR' } }, { discount: 4900 }, { total: 1 }]) {
    const { errors } = await world.ask(buyer, purchaseDocument, { input: { courseId, idempotencyKey: 'tampered', ...extra } });
    expect(errors.length).toBe(1);
  }
  expect((await holdingsOf(world, buyer.userId, courseId)).statuses).toEqual([]);
});

test('a price change closes a checkout that waits for its buyer, and the next purchase charges the new price', async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const waiting = await purchase(world, buyer, { courseId, payment: {} });
  expect(waiting.checkout?.status).toBe('OPEN');
  await world.changeOffer({ courseId, amountMinor: 9900, sequence: 2 });
  const answer = await purchase(world, buyer, { courseId, expectedTotal: { amountMinor: 9900, currency: 'EUR' } });
  expect(answer.transaction).toMatchObject({ status: 'COMPLETED', total: { amountMinor: 9900, currency: 'EUR' } });
  const held = await holdingsOf(world, buyer.userId, courseId);
  expect(held.statuses).toEqual(['CANCELED', 'COMPLETED']);
  expect(await world.stripe.chargesOf(...held.transactionIds)).toEqual([9900]);
});

test.each([
  ['pm_card_chargeDeclined', 'generic_decline'],
  ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
  ['pm_card_chargeDeclinedLostCard', 'generic_decline'],
  ['pm_card_chargeDeclinedStolenCard', 'generic_decline'],
  ['pm_card_chargeDeclinedFraudulent', 'generic_decline'],
  ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
  ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc'],
  ['pm_card_chargeDeclinedProcessingError', 'processing_error'],
  ['pm_card_chargeDeclinedVelocityLimitExceeded', 'card_velocity_exceeded'],
  ['pm_card_radarBlock', 'generic_decline'],
])('%s is declined as %s; the payment cannot be paid later, and another card works', async (paymentMethodId, declineCode) => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const refused = await purchase(world, buyer, { courseId, idempotencyKey: 'declined', payment: { paymentMethodId } });
  expect(refused).toEqual({
    checkout: null,
    transaction: null,
    userErrors: [
      {
        __typename: 'PaymentDeclinedError',
        code: 'PAYMENT_DECLINED',
        message: expect.any(String),
        path: ['payment'],
        declineCode,
        transaction: { id: expect.any(String), status: 'FAILED' },
      },
    ],
  });
  expect(await purchase(world, buyer, { courseId, idempotencyKey: 'declined', payment: { paymentMethodId } })).toEqual(refused);
  expect((await world.stripe.state()).paymentIntentsByStatus['requires_payment_method'] ?? 0).toBe(0);
  const held = await holdingsOf(world, buyer.userId, courseId);
  expect(held).toMatchObject({ statuses: ['FAILED'], entitlements: 0, entries: [], events: ['payment.transaction.settled'] });
  const answer = await purchase(world, buyer, { courseId });
  expect(answer.transaction?.status).toBe('COMPLETED');
});

test('an unknown payment method is a ValidationError on its field, and nothing is charged', async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  for (const paymentMethodId of ['pm_missing', 'card_1', 'pm_../../x', '']) {
    const { userErrors } = await purchase(world, buyer, { courseId, payment: { paymentMethodId } });
    expect(userErrors.map(({ __typename, path }) => [__typename, path])).toEqual([['ValidationError', ['payment', 'paymentMethodId']]]);
  }
  expect((await holdingsOf(world, buyer.userId, courseId)).entitlements).toBe(0);
});

test('a card that requires authentication waits for its buyer, and the purchase completes afterwards', async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const payment = { paymentMethodId: 'pm_card_threeDSecure2Required', returnUrl: 'https://app.har.example/back' };
  const waiting = await purchase(world, buyer, { courseId, idempotencyKey: '3ds', payment });
  expect(waiting.transaction?.status).toBe('REQUIRES_ACTION');
  expect(waiting.checkout).toMatchObject({
    status: 'OPEN',
    nextAction: { clientSecret: expect.stringMatching(/^pi_\w+_secret_\w+$/), publishableKey },
  });
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject(unpaid);
  const intentId = intentIdOf(waiting);
  await world.stripe.authenticate(intentId, 'succeed');
  const { data } = await world.ask(
    buyer,
    'query ($id: ID!) { checkoutSession(id: $id) { status transaction { status paymentMethodLabel } nextAction { __typename } } }',
    {
      id: waiting.checkout?.id,
    },
  );
  expect(data).toEqual({
    checkoutSession: { status: 'COMPLETED', transaction: { status: 'COMPLETED', paymentMethodLabel: 'Visa •••• 3220' }, nextAction: null },
  });
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ ...paid });
  const replay = await purchase(world, buyer, { courseId, idempotencyKey: '3ds', payment });
  expect(replay.transaction).toMatchObject({ id: waiting.transaction?.id, status: 'COMPLETED' });
});

test('a failed authentication ends the purchase, and so does a decline after authentication', async () => {
  const cases = [
    ['pm_card_threeDSecureRequired', 'fail', 'authentication_failed'],
    ['pm_card_threeDSecureRequiredChargeDeclined', 'succeed', 'generic_decline'],
  ] as const;
  for (const [paymentMethodId, outcome, failureCode] of cases) {
    const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
    const waiting = await purchase(world, buyer, { courseId, payment: { paymentMethodId } });
    await world.stripe.authenticate(intentIdOf(waiting), outcome);
    const { data } = await world.ask(buyer, 'query ($id: ID!) { transaction(id: $id) { status failureCode } }', {
      id: waiting.transaction?.id,
    });
    expect(data).toEqual({ transaction: { status: 'FAILED', failureCode } });
    expect((await holdingsOf(world, buyer.userId, courseId)).entitlements).toBe(0);
  }
});

test('a second purchase while one waits for its buyer returns the first', async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  const first = await purchase(world, buyer, { courseId, payment: {} });
  const second = await purchase(world, buyer, { courseId, payment: {} });
  expect(second).toEqual(first);
  expect(first.transaction?.status).toBe('REQUIRES_ACTION');
  expect((await holdingsOf(world, buyer.userId, courseId)).statuses).toEqual(['REQUIRES_ACTION']);
});

test('rejects the purchase of an owned course', async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  await purchase(world, buyer, { courseId });
  const { userErrors } = await purchase(world, buyer, { courseId });
  expect(userErrors).toEqual([
    {
      __typename: 'AlreadyOwnedError',
      code: 'ALREADY_OWNED',
      message: 'You already have this course.',
      path: ['courseId'],
      entitlement: { id: expect.stringMatching(/^ent_/), source: 'PURCHASE' },
    },
  ]);
});

test('a price of 0 is FREE: completed without the provider, once under 50 parallel purchases', async () => {
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course({ amountMinor: 0 })];
  const { paymentIntents: before } = await world.stripe.state();
  const answers = await Promise.all(times(50, () => purchase(world, buyer, { courseId, payment: {} })));
  expect(answers.filter(({ transaction }) => transaction?.status === 'COMPLETED').length).toBe(1);
  expect(answers.filter((answer) => typesOf(answer).join() === 'AlreadyOwnedError').length).toBe(49);
  expect((await world.stripe.state()).paymentIntents).toBe(before);
  const { data } = await world.ask(
    buyer,
    'query ($id: ID!) { transaction(id: $id) { provider paymentMethodKind total { amountMinor } } }',
    {
      id: answers.find(({ transaction }) => transaction)?.transaction?.id,
    },
  );
  expect(data).toEqual({ transaction: { provider: null, paymentMethodKind: 'FREE', total: { amountMinor: 0 } } });
  expect(await holdingsOf(world, buyer.userId, courseId)).toMatchObject({ statuses: ['COMPLETED'], entitlements: 1, entries: [] });
});

test('rejects buyers and courses that do not qualify, each with its own error, and writes nothing', async () => {
  const [buyer, unverified] = [await world.verifiedBuyer(), viewerWith(newId('usr'))];
  const [published, draft, archived, bySubscription, own] = await Promise.all([
    world.course(),
    world.course({ status: 'DRAFT' }),
    world.course({ status: 'ARCHIVED' }),
    world.course({ pricingModel: 'SUBSCRIPTION' }),
    world.course({ ownerId: buyer.userId }),
  ]);
  const cases = [
    [buyer, 'crs_missing', ['NotFoundError'], ['courseId']],
    [buyer, draft, ['NotFoundError'], ['courseId']],
    [buyer, archived, ['NotFoundError'], ['courseId']],
    [buyer, bySubscription, ['ValidationError'], ['courseId']],
    [buyer, own, ['ValidationError'], ['courseId']],
    [unverified, published, ['EmailNotVerifiedError'], undefined],
  ] as const;
  await Promise.all(
    cases.map(async ([viewer, courseId, types, path]) => {
      const answer = await purchase(world, viewer, { courseId });
      expect(typesOf(answer)).toEqual(types);
      expect(answer.userErrors[0]?.path ?? undefined).toEqual(path);
      expect((await holdingsOf(world, viewer.userId, courseId)).statuses).toEqual([]);
    }),
  );
  const invalid = await purchase(world, buyer, {
    courseId: 'x',
    idempotencyKey: '',
    payment: { methodKind: 'FREE', paymentMethodId: '?', returnUrl: 'https://evil.example/' },
  });
  expect(invalid.userErrors.map(({ path }) => path)).toEqual([
    ['courseId'],
    ['idempotencyKey'],
    ['payment', 'methodKind'],
    ['payment', 'paymentMethodId'],
    ['payment', 'returnUrl'],
  ]);
});

test('a purchase waits for a course and a verified address that arrive a moment later', async () => {
  const buyer = viewerWith(newId('usr'));
  const courseId = 'crs_arriving';
  const answer = purchase(world, buyer, { courseId });
  await new Promise((resolve) => setTimeout(resolve, 300));
  await world.deliver(verifiedDraft(buyer.userId));
  await world.changeOffer({ courseId });
  expect((await answer).transaction?.status).toBe('COMPLETED');
});

test('an older offer that arrives late does not change the price', async () => {
  const buyer = await world.verifiedBuyer();
  const courseId = await world.course({ sequence: 7, amountMinor: 5500 });
  await world.changeOffer({ courseId, sequence: 6, amountMinor: 100 });
  expect((await purchase(world, buyer, { courseId })).transaction?.total).toEqual({ amountMinor: 5500, currency: 'EUR' });
});

test('rejects anonymous callers; learners, instructors and admins may buy', async () => {
  const courseId = await world.course();
  const input = { courseId, idempotencyKey: 'anonymous' };
  expect(await world.ask('anonymous', purchaseDocument, { input })).toMatchObject({
    data: { purchaseCourse: null },
    errors: [{ code: 'UNAUTHENTICATED', path: ['purchaseCourse'] }],
  });
  for (const roles of [['LEARNER'], ['INSTRUCTOR'], ['ADMIN']] as const) {
    const answer = await purchase(world, await world.verifiedBuyer(...roles), { courseId });
    expect(answer.transaction?.status).toBe('COMPLETED');
  }
});

test('a completed purchase returns its entitlement, an unfinished one none', async () => {
  const buyer = await world.verifiedBuyer();
  const query = `mutation ($input: PurchaseCourseInput!) { purchaseCourse(input: $input) { transaction { status } entitlement { source item { ... on Course { id } } } } }`;
  const buy = async (paymentMethodId: string) => {
    const courseId = await world.course();
    const input = { courseId, idempotencyKey: paymentMethodId, payment: { paymentMethodId } };
    return { courseId, ...(await world.ask(buyer, query, { input })) };
  };
  const completed = await buy('pm_card_visa');
  expect(completed.data).toEqual({
    purchaseCourse: { transaction: { status: 'COMPLETED' }, entitlement: { source: 'PURCHASE', item: { id: completed.courseId } } },
  });
  expect((await buy('pm_card_threeDSecure2Required')).data).toEqual({
    purchaseCourse: { transaction: { status: 'REQUIRES_ACTION' }, entitlement: null },
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#shared/ids.ts';
import { viewerWith } from '#shared/tests/kit/callers.ts';
import { textAt } from '#shared/tests/kit/startSubgraph.ts';
import type { SignedIn, Viewer } from '#shared/viewer.ts';
import { anonymous } from '#shared/viewer.ts';
import { purchase, startPayment, times } from './kit.ts';
import type { Payment } from './kit.ts';

let world: Payment;
let buyer: SignedIn;
let other: SignedIn;
const instructor = viewerWith('usr_instructor', 'INSTRUCTOR');
const otherInstructor = viewerWith('usr_other_instructor', 'INSTRUCTOR');
const admin = viewerWith('usr_admin', 'ADMIN');
let courseId: string;
let transactionId: string;
let checkoutId: string;
let entitlementId: string;

beforeAll(async () => {
  world = await startPayment();
  [buyer, other] = [await world.verifiedBuyer(), await world.verifiedBuyer()];
  courseId = await world.course({ ownerId: instructor.userId });
  const bought = await purchase(world, buyer, { courseId });
  [transactionId, checkoutId] = [bought.transaction?.id ?? '', bought.checkout?.id ?? ''];
  const { data } = await world.ask(
    buyer,
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Course { viewerEntitlement { id } } } }',
    {
      r: [{ __typename: 'Course', id: courseId }],
    },
  );
  entitlementId = textAt(data, '_entities.0.viewerEntitlement.id');
});
afterAll(() => world.stop());

const everyCaller = (): [string, Viewer][] => [
  ['anonymous', anonymous],
  ['buyer', buyer],
  ['other learner', other],
  ['the course’s instructor', instructor],
  ['other instructor', otherInstructor],
  ['admin', admin],
];

const fullTransaction = /* GraphQL */ `
  query ($id: ID!) {
    transaction(id: $id) {
      id
      kind
      status
      provider
      buyer {
        id
      }
      lines {
        description
        quantity
        amount {
          amountMinor
          currency
        }
        item {
          __typename
          ... on Course {
            id
          }
        }
      }
      subtotal {
        amountMinor
        currency
      }
      total {
        amountMinor
        currency
      }
      paymentMethodKind
      paymentMethodLabel
      failureCode
    }
  }
`;

test('transaction: the buyer and admins read it, others get null', async () => {
  const own = {
    id: transactionId,
    kind: 'COURSE_PURCHASE',
    status: 'COMPLETED',
    provider: 'STRIPE',
    buyer: { id: buyer.userId },
    lines: [
      {
        description: 'Statistiques descriptives',
        quantity: 1,
        amount: { amountMinor: 4900, currency: 'EUR' },
        item: { __typename: 'Course', id: courseId },
      },
    ],
    subtotal: { amountMinor: 4900, currency: 'EUR' },
    total: { amountMinor: 4900, currency: 'EUR' },
    paymentMethodKind: 'CARD',
    paymentMethodLabel: 'Visa •••• 4242',
    failureCode: null,
  };
  const seen: Record<string, unknown> = { buyer: own, admin: own };
  for (const [name, viewer] of everyCaller()) {
    const { data, errors } = await world.ask(viewer, fullTransaction, { id: transactionId });
    expect([name, data]).toEqual([name, { transaction: seen[name] ?? null }]);
    expect([name, errors.map(({ code }) => code)]).toEqual([name, name === 'anonymous' ? ['UNAUTHENTICATED'] : []]);
  }
});

test('checkoutSession: the buyer and admins read it, others get null', async () => {
  for (const [name, viewer] of everyCaller()) {
    const { data, errors } = await world.ask(viewer, 'query ($id: ID!) { checkoutSession(id: $id) { id intent status } }', {
      id: checkoutId,
    });
    const isSeen = name === 'buyer' || name === 'admin';
    expect([name, data]).toEqual([name, { checkoutSession: isSeen ? { id: checkoutId, intent: 'PAYMENT', status: 'COMPLETED' } : null }]);
    expect([name, errors.map(({ code }) => code)]).toEqual([name, name === 'anonymous' ? ['UNAUTHENTICATED'] : []]);
  }
});

test('only the buyer reads the next action, and only admins read the provider’s reference', async () => {
  const waiting = await purchase(world, buyer, { courseId: await world.course(), payment: {} });
  const query =
    'query ($id: ID!) { checkoutSession(id: $id) { nextAction { ... on StripeConfirmation { publishableKey } } transaction { providerReference } } }';
  const byBuyer = await world.ask(buyer, query, { id: waiting.checkout?.id });
  expect(byBuyer).toMatchObject({
    data: { checkoutSession: { nextAction: { publishableKey: 'pk_test_paymenttests' }, transaction: { providerReference: null } } },
    errors: [{ code: 'FORBIDDEN', path: ['checkoutSession', 'transaction', 'providerReference'] }],
  });
  const byAdmin = await world.ask(admin, query, { id: waiting.checkout?.id });
  expect(byAdmin).toMatchObject({
    data: { checkoutSession: { nextAction: null, transaction: { providerReference: expect.stringMatching(/^pi_/) } } },
    errors: [],
  });
});

test('transactions: only admins read them, by page and by every filter', async () => {
  const query =
    'query ($filter: TransactionFilterInput, $first: Int, $after: String) { transactions(filter: $filter, first: $first, after: $after) { nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage endCursor } } }';
  for (const [name, viewer] of everyCaller().filter(([each]) => each !== 'admin')) {
    const { data, errors } = await world.ask(viewer, query);
    expect([name, data, errors.map(({ code }) => code)]).toEqual([
      name,
      { transactions: null },
      [name === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN'],
    ]);
  }
  const course = await world.course({ amountMinor: 0 });
  const buyers = await Promise.all(times(5, () => world.verifiedBuyer()));
  const ids: string[] = [];
  for (const each of buyers) ids.unshift((await purchase(world, each, { courseId: course, payment: {} })).transaction?.id ?? '');
  const seen: string[] = [];
  const page = z.object({
    transactions: z.object({
      nodes: z.array(z.object({ id: z.string() })),
      totalCount: z.number(),
      pageInfo: z.object({ hasNextPage: z.boolean(), hasPreviousPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  });
  let after: string | null = null;
  for (const [length, hasNextPage] of [
    [2, true],
    [2, true],
    [1, false],
  ] as const) {
    const { data } = await world.ask(admin, query, { filter: { courseIds: [course] }, first: 2, after });
    const { nodes, totalCount, pageInfo } = page.parse(data).transactions;
    expect([nodes.length, totalCount, pageInfo.hasNextPage, pageInfo.hasPreviousPage]).toEqual([length, 5, hasNextPage, after !== null]);
    seen.push(...nodes.map(({ id }) => id));
    after = pageInfo.endCursor;
  }
  expect(seen).toEqual(ids);
  const count = async (filter: object) =>
    page.parse((await world.ask(admin, query, { filter: { courseIds: [course], ...filter } })).data).transactions.totalCount;
  expect(await count({ statuses: ['COMPLETED'], kinds: ['COURSE_PURCHASE'] })).toBe(5);
  expect(await count({ statuses: ['FAILED'] })).toBe(0);
  expect(await count({ buyerIds: [buyers[0]?.userId] })).toBe(1);
  expect(await count({ createdAt: { gte: '2100-01-01T00:00:00Z' } })).toBe(0);
  expect(await count({ createdAt: { lte: '2100-01-01T00:00:00Z', gte: '2000-01-01T00:00:00Z' } })).toBe(5);
  expect(await count({ statuses: [] })).toBe(0);
  for (const bad of [{ first: 0 }, { first: 101 }, { first: -1 }, { after: 'x' }, { filter: { courseIds: times(101, String) } }])
    expect((await world.ask(admin, query, bad)).errors.map(({ code }) => code)).toEqual(['BAD_USER_INPUT']);
});

const entities =
  'query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { id transactions { totalCount } entitlements { totalCount nodes { id item { ... on Course { id } } source expiresAt } } } } }';

test('User.transactions and User.entitlements: the owner and admins read them, others get null', async () => {
  const known = await world.verifiedBuyer();
  const bought = await world.course();
  await purchase(world, known, { courseId: bought, payment: { paymentMethodId: 'pm_card_chargeDeclined' } });
  await purchase(world, known, { courseId: bought });
  const full = {
    id: known.userId,
    transactions: { totalCount: 2 },
    entitlements: {
      totalCount: 1,
      nodes: [{ id: expect.stringMatching(/^ent_/), item: { id: bought }, source: 'PURCHASE', expiresAt: null }],
    },
  };
  for (const [viewer, seen] of [
    [known, full],
    [admin, full],
    [other, { id: known.userId, transactions: null, entitlements: null }],
    [instructor, { id: known.userId, transactions: null, entitlements: null }],
  ] as const) {
    const answer = await world.ask(viewer, entities, { r: [{ __typename: 'User', id: known.userId }] });
    expect(answer).toMatchObject({ data: { _entities: [seen] }, errors: [] });
  }
  const { data, errors } = await world.ask('anonymous', entities, { r: [{ __typename: 'User', id: known.userId }] });
  expect([data, [...new Set(errors.map(({ code }) => code))]]).toEqual([{ _entities: [null] }, ['UNAUTHENTICATED']]);
  const filtered = await world.ask(
    known,
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { transactions(filter: { buyerIds: ["usr_x"] }) { totalCount } } } }',
    {
      r: [{ __typename: 'User', id: known.userId }],
    },
  );
  expect(filtered.errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
});

test('Course: every caller reads the price, and the viewer the own entitlement', async () => {
  const query =
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Course { viewerPriceQuote { subtotal { amountMinor currency } total { amountMinor currency } } viewerEntitlement { id source } } } }';
  const price = { subtotal: { amountMinor: 4900, currency: 'EUR' }, total: { amountMinor: 4900, currency: 'EUR' } };
  for (const [name, viewer] of everyCaller()) {
    const { data, errors } = await world.ask(viewer, query, { r: [{ __typename: 'Course', id: courseId }] });
    const viewerEntitlement = name === 'buyer' ? { id: entitlementId, source: 'PURCHASE' } : null;
    expect([name, data, errors]).toEqual([name, { _entities: [{ viewerPriceQuote: price, viewerEntitlement }] }, []]);
  }
  const notSold = [await world.course({ status: 'DRAFT' }), await world.course({ pricingModel: 'SUBSCRIPTION' }), 'crs_missing'];
  const { data } = await world.ask(buyer, query, { r: notSold.map((id) => ({ __typename: 'Course', id })) });
  expect(data).toEqual({ _entities: notSold.map(() => ({ viewerPriceQuote: null, viewerEntitlement: null })) });
});

test('_entities returns a transaction, a checkout and an entitlement to the owner and admins only', async () => {
  const query =
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Transaction { id } ... on CheckoutSession { id } ... on Entitlement { id } } }';
  const r = [
    { __typename: 'Transaction', id: transactionId },
    { __typename: 'CheckoutSession', id: checkoutId },
    { __typename: 'Entitlement', id: entitlementId },
  ];
  const all = [{ id: transactionId }, { id: checkoutId }, { id: entitlementId }];
  for (const [name, viewer] of everyCaller()) {
    const { data } = await world.ask(viewer, query, { r });
    expect([name, data]).toEqual([name, { _entities: name === 'buyer' || name === 'admin' ? all : [null, null, null] }]);
  }
});

test('another learner reads none of 1,000 real and guessed ids', { tags: ['F7'] }, async () => {
  const real = await Promise.all(
    times(20, async () => {
      const each = await world.verifiedBuyer();
      const { transaction, checkout } = await purchase(world, each, { courseId: await world.course({ amountMinor: 0 }), payment: {} });
      return { transaction: transaction?.id ?? '', checkout: checkout?.id ?? '' };
    }),
  );
  const ids = times(1000, (index) => {
    const pair = real[index % real.length];
    if (!pair) throw new Error('no pair');
    const [own, made] = index % 2 === 0 ? [pair.transaction, newId('txn')] : [pair.checkout, newId('chk')];
    // Some are real, some have one character changed, some are new.
    return index % 4 < 2 ? own : index % 3 === 0 ? own.slice(0, -1) + '0' : made;
  });
  let leaks = 0;
  for (const batch of times(50, (index) => ids.slice(index * 20, index * 20 + 20))) {
    const fields = batch
      .map((id, index) => `t${index}: transaction(id: "${id}") { id } c${index}: checkoutSession(id: "${id}") { id }`)
      .join('\n');
    const { data, errors } = await world.ask(other, `query { ${fields} }`);
    expect(errors).toEqual([]);
    leaks += Object.values(z.record(z.string(), z.unknown()).parse(data)).filter((value) => value !== null).length;
  }
  expect(leaks).toBe(0);
});

import { randomBytes } from 'node:crypto';
import Fastify from 'fastify';
import { z } from 'zod';
import { emailVerified } from '#events/auth.ts';
import { offerChanged } from '#events/course.ts';
import type { EventDraft, PayloadOf } from '#events/envelope.ts';
import { manualClock } from '#shared/clock.ts';
import { keepRawBodies, mountRoutes } from '#shared/hosting/routes.ts';
import type { Route } from '#shared/hosting/subgraph.ts';
import { newId } from '#shared/ids.ts';
import { createLogger } from '#shared/log.ts';
import { viewerWith } from '#shared/tests/kit/callers.ts';
import type { CallerKind } from '#shared/tests/kit/callers.ts';
import { startSubgraph } from '#shared/tests/kit/startSubgraph.ts';
import type { StartOptions } from '#shared/tests/kit/startSubgraph.ts';
import type { Role, SignedIn } from '#shared/viewer.ts';
import type { PaymentConfig } from '../src/config.ts';
import { createStripeProvider } from '../src/modules/checkout/provider/stripeProvider.ts';
import { createPaymentSubgraph } from '../subgraph.ts';
import { createSteps } from './steps.ts';
import { newestSecret, oldSecret, publishableKey, secretKey, startStripe } from './stripe.ts';

/** An HTTP server with one webhook route: that of the process which serves at the time of the request. */
export const serveWebhooks = async (routeOf: () => Route | undefined, log = createLogger({ service: 'payment', level: 'silent' })) => {
  const app = Fastify({ bodyLimit: 300_000 });
  keepRawBodies(app);
  const handle: Route['handle'] = async (request) => {
    const route = routeOf();
    if (!route) throw new Error('no process serves webhooks');
    return route.handle(request);
  };
  const path = '/webhooks/stripe';
  mountRoutes({ app, log, serviceCheck: null, routes: [{ method: 'POST', path, access: 'public', maximumBytes: 262_144, handle }] });
  return { url: `${await app.listen({ host: '127.0.0.1', port: 0 })}${path}`, close: () => app.close() };
};

type WorldOptions = Pick<StartOptions<ReturnType<typeof manualClock>>, 'writeLog'> & {
  withWebhooks?: boolean;
  timeoutMs?: number;
  sweepEveryMs?: number;
};

/** A database, a Stripe account and one process of payment, which a test may kill and start again. The test file stops it. */
export const startPayment = async ({
  withWebhooks = false,
  timeoutMs = 120_000,
  sweepEveryMs = 3_600_000,
  writeLog,
}: WorldOptions = {}) => {
  // From the machine's time on: the server deletes expired rows by its own clock.
  const clock = manualClock(new Date());
  const database = `payment_${randomBytes(6).toString('hex')}`;
  let reachPoint: (name: string) => void = () => undefined;
  const destination = { write: (line: string) => writeLog?.(line) };
  const log = createLogger({ service: 'payment', level: writeLog ? 'debug' : 'silent', destination });
  const webhooks = await serveWebhooks(() => current.subgraph.routes[0], log);
  const stripe = await startStripe({ clock, webhookUrl: withWebhooks ? webhooks.url : null });
  let config: PaymentConfig = {
    stripe: { secretKey, publishableKey, apiBase: stripe.url, webhookSecrets: [newestSecret, oldSecret], timeoutMs },
    sweepEveryMs,
    returnOrigins: ['https://app.har.example'],
  };

  const startProcess = async ({ apiBase = config.stripe.apiBase }: { apiBase?: URL | null } = {}) => {
    const steps = createSteps();
    const provider = steps.watched(createStripeProvider({ ...config.stripe, apiBase }));
    const started = await startSubgraph(
      'payment',
      (dependencies) => {
        steps.watch(dependencies.connection);
        return createPaymentSubgraph({ ...dependencies, config, provider });
      },
      {
        database,
        clock,
        reachPoint: (name) => reachPoint(name),
        logLevel: 'debug',
        ...(writeLog ? { writeLog } : {}),
        // The database outlives a process here.
        isShared: true,
      },
    );
    const settleDue = async (): Promise<void> => {
      await started.subgraph.eraseDue();
      await started.subgraph.wiring.settleDue();
    };
    const stop = async (): Promise<void> => {
      await started.subgraph.stop();
      await started.mongo.close();
    };
    return { ...started, steps, settleDue, stop };
  };
  let current = await startProcess();
  const twins: (typeof current)[] = [];
  const ending: Promise<void>[] = [];

  const deliver = (draft: EventDraft) => current.deliver(draft);
  const changeOffer = (offer: OfferFacts) => deliver(offerDraft(offer));
  return {
    clock,
    stripe,
    webhookUrl: webhooks.url,
    config: () => config,
    process: () => current,
    rowsOf: (collection: string, filter: Record<string, unknown> = {}) => current.rowsOf(collection, filter),
    settleDue: () => current.settleDue(),
    deliver,
    changeOffer,
    ask: (...given: Parameters<typeof current.ask>) => current.ask(...given),
    /** Another process on the same database. */
    startTwin: async (changes: { apiBase?: URL } = {}) => {
      const twin = await startProcess(changes);
      twins.push(twin);
      return twin;
    },
    /** The process ends and another one takes its place. */
    restart: async ({ timeoutMs: nextTimeoutMs = config.stripe.timeoutMs }: { timeoutMs?: number } = {}) => {
      config = { ...config, stripe: { ...config.stripe, timeoutMs: nextTimeoutMs } };
      reachPoint = () => undefined;
      ending.push(current.stop());
      current = await startProcess();
    },
    /** Receives the names of the points that erasures reach. */
    onPoint: (listener: (name: string) => void) => {
      reachPoint = listener;
    },
    verifiedBuyer: async (...roles: Role[]): Promise<SignedIn> => {
      const buyer = viewerWith(newId('usr'), ...roles);
      await deliver(verifiedDraft(buyer.userId));
      return buyer;
    },
    course: async (offer: Partial<OfferFacts> = {}): Promise<string> => {
      const courseId = newId('crs');
      await changeOffer({ courseId, ...offer });
      return courseId;
    },
    stop: async () => {
      await Promise.all([...ending, ...twins.map((twin) => twin.stop())]);
      await current.subgraph.stop();
      await stripe.stop();
      await webhooks.close();
      await current.connection.dropDatabase();
      await current.mongo.close();
    },
  };
};
export type Payment = Awaited<ReturnType<typeof startPayment>>;

type OfferFacts = { courseId: string; amountMinor?: number; currency?: string; sequence?: number } & Partial<
  Pick<PayloadOf<typeof offerChanged>, 'ownerId' | 'pricingModel' | 'status'>
>;
const offerDraft = ({
  courseId,
  ownerId = 'usr_owner',
  amountMinor = 4_900,
  currency = 'EUR',
  pricingModel = 'ONE_TIME',
  status = 'PUBLISHED',
  sequence = 1,
}: OfferFacts): EventDraft =>
  offerChanged.draft({
    aggregateId: courseId,
    sequence,
    occurredAt: new Date(),
    payload: {
      courseId,
      ownerId,
      title: 'Statistiques descriptives',
      slug: courseId,
      listPrice: { amountMinor, currency },
      pricingModel,
      minimumPlanTier: pricingModel === 'SUBSCRIPTION' ? 'BASIC' : null,
      status,
    },
  });

export const verifiedDraft = (userId: string): EventDraft =>
  emailVerified.draft({
    aggregateId: userId,
    sequence: 1,
    occurredAt: new Date(),
    payload: { userId, email: 'learner@har.example', verifiedAt: new Date().toISOString() },
  });

const purchaseSchema = z.object({
  purchaseCourse: z.object({
    checkout: z
      .object({
        id: z.string(),
        status: z.string(),
        provider: z.string().nullable(),
        nextAction: z.object({ clientSecret: z.string(), publishableKey: z.string() }).nullable(),
      })
      .nullable(),
    transaction: z
      .object({
        id: z.string(),
        status: z.string(),
        total: z.object({ amountMinor: z.number(), currency: z.string() }),
        failureCode: z.string().nullable(),
      })
      .nullable(),
    userErrors: z.array(
      z.looseObject({ __typename: z.string(), code: z.string(), message: z.string(), path: z.array(z.string()).nullable() }),
    ),
  }),
});
export type PurchaseAnswer = z.output<typeof purchaseSchema>['purchaseCourse'];

export const purchaseDocument = `mutation ($input: PurchaseCourseInput!) {
  purchaseCourse(input: $input) {
    checkout { id status provider nextAction { ... on StripeConfirmation { clientSecret publishableKey } } }
    transaction { id status failureCode total { amountMinor currency } }
    userErrors {
      __typename
      ... on UserError { code message path }
      ... on PaymentDeclinedError { declineCode transaction { id status } }
      ... on PriceChangedError { priceQuote { total { amountMinor currency } } }
      ... on AlreadyOwnedError { entitlement { id source } }
    }
  }
}`;

type PurchaseInput = { courseId: string; idempotencyKey?: string; expectedTotal?: object; payment?: object };

/** Buys with pm_card_visa and a new key where the input names none. Each purchase has its own time, so that a list has one order. */
export const purchase = async (
  { clock, process }: Pick<Payment, 'clock' | 'process'>,
  as: CallerKind | SignedIn,
  input: PurchaseInput,
  { ask }: Pick<ReturnType<Payment['process']>, 'ask'> = process(),
): Promise<PurchaseAnswer> => {
  clock.advance(1);
  const defaults = { idempotencyKey: randomBytes(9).toString('hex'), payment: { paymentMethodId: 'pm_card_visa' } };
  const { data, errors } = await ask(as, purchaseDocument, { input: { ...defaults, ...input } });
  if (errors.length > 0) throw new Error(`purchaseCourse: ${JSON.stringify(errors)}`);
  return purchaseSchema.parse(data).purchaseCourse;
};

export const typesOf = ({ userErrors }: PurchaseAnswer): string[] => userErrors.map(({ __typename }) => __typename);

/** The payment at Stripe that the buyer continues. */
export const intentIdOf = ({ checkout }: PurchaseAnswer): string => checkout?.nextAction?.clientSecret.split('_secret_')[0] ?? '';

export const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

const eventSchema = z.object({ type: z.string() });

/** The rows of one learner and course. */
export const holdingsOf = async ({ rowsOf }: Pick<Payment, 'rowsOf'>, userId: string, courseId: string) => {
  const transactions = await rowsOf('transactions', { buyerId: userId, courseId });
  const transactionIds = transactions.map(({ _id }) => String(_id));
  const ofTransactions = { $in: transactionIds };
  const entries = await rowsOf('ledgerEntries', { transactionId: ofTransactions });
  const events = await rowsOf('outbox', { 'envelope.payload.transactionId': ofTransactions });
  return {
    transactionIds,
    statuses: transactions.map(({ status }) => String(status)),
    entitlements: (await rowsOf('entitlements', { userId, courseId })).length,
    entries: entries.map(({ side, code, amountMinor, currency }) => [side, code, amountMinor, currency].join(' ')).sort(),
    events: events.map(({ envelope }) => eventSchema.parse(envelope).type).sort(),
  };
};

/** The rows of one paid purchase at 49 euros. */
export const paid = {
  statuses: ['COMPLETED'],
  entitlements: 1,
  entries: ['CREDIT CHARGE 4900 EUR', 'DEBIT CHARGE 4900 EUR'],
  events: ['payment.entitlement.granted', 'payment.transaction.settled'],
};
export const unpaid = { entitlements: 0, entries: [] };

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import type { Connection } from 'mongoose';
import Stripe from 'stripe';
import { inject } from 'vitest';
import { z } from 'zod';
import { emailVerified } from '#events/auth.ts';
import { offerChanged } from '#events/course.ts';
import type { AnyEnvelope, EventDraft, SubgraphName } from '#events/envelope.ts';
import { manualClock } from '#shared/clock.ts';
import type { Clock } from '#shared/clock.ts';
import { deadlineIn } from '#shared/deadline.ts';
import { createInProcessTransport } from '#shared/events/inProcessTransport.ts';
import { createInProcessHost, formattedErrors } from '#shared/hosting/inProcessHost.ts';
import { keepRawBodies, mountRoutes } from '#shared/hosting/routes.ts';
import { newId } from '#shared/ids.ts';
import { createMemoryLimitStore } from '#shared/limits/memoryLimitStore.ts';
import { createLogger } from '#shared/log.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import { anonymous } from '#shared/viewer.ts';
import type { Caller, Role, SignedIn } from '#shared/viewer.ts';
import { startStripeStandIn } from '../../../local/stripe/server.ts';
import type { PaymentConfig } from '../src/config.ts';
import { createPaymentSubgraph } from '../subgraph.ts';
import type { PaymentSubgraph } from '../subgraph.ts';

// Joined here, so that no scanner takes it for a real one.
export const secretKey = ['sk', 'test', 'paymenttests0123456789'].join('_');
export const newestSecret = 'whsec_newest_0123456789abcdef';
export const oldSecret = 'whsec_old_0123456789abcdef';
export const publishableKey = 'pk_test_paymenttests';

export class SimulatedCrash extends Error {}

const standInState = z.object({
  paymentIntents: z.number(),
  paymentIntentsByStatus: z.record(z.string(), z.number()),
  chargesSucceeded: z.number(),
  pendingWebhooks: z.number(),
  charges: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      amountMinor: z.number(),
      currency: z.string(),
      metadata: z.record(z.string(), z.string()),
    }),
  ),
});

const controlsOf = (url: string) => {
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const state = async () => standInState.parse(await call('GET', '/test/state'));
  return {
    fault: (fault: object) => call('POST', '/test/faults', fault),
    clearFaults: () => call('DELETE', '/test/faults'),
    authenticate: (id: string, outcome: 'succeed' | 'fail') => call('POST', `/test/payment_intents/${id}/authenticate`, { outcome }),
    state,
    /** Amounts really charged for these transactions. */
    chargesOf: async (...transactionIds: string[]): Promise<number[]> =>
      (await state()).charges
        .filter(({ status, metadata }) => status === 'succeeded' && transactionIds.includes(metadata['transactionId'] ?? ''))
        .map(({ amountMinor }) => amountMinor),
  };
};

/** Somebody else with the key to the account. */
export const strangerAtStripe = ({ standIn }: World): Stripe =>
  new Stripe(secretKey, { host: '127.0.0.1', port: standIn.port, protocol: 'http', maxNetworkRetries: 0 });

/** The payment at Stripe that an answer lets its buyer go on with. */
export const intentIdOf = ({ checkout }: PurchaseAnswer): string => checkout?.nextAction?.clientSecret.split('_secret_')[0] ?? '';

export type Person = { userId: string; roles: readonly Role[] };
export type Answer = { data: unknown; errors: readonly { code: unknown; path: unknown }[] };

const errorShape = z.object({ extensions: z.object({ code: z.unknown() }), path: z.unknown().optional() });

type WorldOptions = { clock?: Clock; withWebhooks?: boolean; timeoutMs?: number; sweepEveryMs?: number; logTo?: (line: string) => void };

/** A payment subgraph on a database of its own, with a Stripe of its own; events of the others come from the test. */
export const startWorld = async ({
  clock = { now: () => new Date() },
  withWebhooks = false,
  timeoutMs = 120_000,
  sweepEveryMs = 3_600_000,
  logTo,
}: WorldOptions = {}) => {
  const log = createLogger({ service: 'payment', level: logTo ? 'debug' : 'silent', ...(logTo ? { destination: { write: logTo } } : {}) });
  const database = `payment_${randomBytes(6).toString('hex')}`;
  const mongo = connectMongo({ uri: inject('mongoUri'), database, log });
  await mongo.untilReady();
  const { connection } = mongo;

  const dataDir = mkdtempSync(join(tmpdir(), 'har-stripe-'));
  const app = Fastify({ bodyLimit: 300_000 });
  keepRawBodies(app);
  let current: PaymentSubgraph | null = null;
  const gone: Promise<void>[] = [];
  let isDatabaseAway = false;
  const running = (): PaymentSubgraph => {
    if (!current) throw new Error('not started');
    return current;
  };
  mountRoutes({
    app,
    log,
    serviceCheck: null,
    routes: [
      {
        method: 'POST',
        path: '/webhooks/stripe',
        access: 'public',
        maximumBytes: 262_144,
        handle: async (request) => {
          const [route] = (isDatabaseAway ? withoutDatabase : running()).routes;
          if (!route) throw new Error('no route');
          return route.handle(request);
        },
      },
    ],
  });
  const webhookBase = await app.listen({ host: '127.0.0.1', port: 0 });
  const standIn = await startStripeStandIn({
    port: 0,
    host: '127.0.0.1',
    dataDir,
    secretKey,
    webhook: withWebhooks ? { url: `${webhookBase}/webhooks/stripe`, secrets: [newestSecret] } : null,
    now: () => clock.now(),
  });
  let config: PaymentConfig = {
    stripe: { secretKey, publishableKey, apiBase: new URL(standIn.url), webhookSecrets: [newestSecret, oldSecret], timeoutMs },
    sweepEveryMs,
    returnOrigins: ['https://app.har.example'],
  };

  const delivered: AnyEnvelope[] = [];
  let crashAt: string | null = null;
  const reached = new Set<string>();
  const passes = new Map<string, number>();
  const transport = createInProcessTransport();
  for (const consumer of ['auth', 'course', 'ai', 'community'] satisfies SubgraphName[]) {
    transport.register({
      subgraph: consumer,
      receive: (envelope) => {
        delivered.push(envelope);
        return Promise.resolve('processed');
      },
    });
  }

  const make = (connection: Connection, { apiBase = config.stripe.apiBase }: { apiBase?: URL | null } = {}): PaymentSubgraph =>
    createPaymentSubgraph({
      connection,
      openTransport: ({ subgraph, receive }) => {
        transport.register({ subgraph, receive });
        return transport;
      },
      limitStore: createMemoryLimitStore({ clock }),
      clock,
      log,
      reachPoint: (name) => {
        reached.add(name);
        passes.set(name, (passes.get(name) ?? 0) + 1);
        if (name === crashAt) throw new SimulatedCrash(name);
      },
      config: { ...config, stripe: { ...config.stripe, apiBase } },
    });
  const start = async (): Promise<void> => {
    current = make(connection);
    await current.start();
  };
  await start();

  const nowhere = connectMongo({ uri: 'mongodb://127.0.0.1:1', database, log });
  const withoutDatabase = createPaymentSubgraph({
    connection: nowhere.connection,
    openTransport: () => createInProcessTransport(),
    limitStore: createMemoryLimitStore({ clock }),
    clock,
    log,
    reachPoint: () => undefined,
    config,
  });

  const sendEvent = async (draft: EventDraft): Promise<void> => {
    const now = new Date();
    await transport.send({
      consumer: 'payment',
      envelope: {
        ...draft,
        id: newId('evt', now),
        recordedAt: now.toISOString(),
        actor: { kind: 'system', name: 'test' },
        traceparent: null,
        requestId: null,
      },
    });
  };

  const callerOf = (person: Person | null): Caller => ({
    viewer:
      person === null
        ? anonymous
        : ({ kind: 'user', ...person, sessionId: newId('ses'), issuedAt: new Date(), authenticatedAt: new Date() } satisfies SignedIn),
    locale: 'en',
    requestId: newId('req'),
    deadline: deadlineIn(280_000),
    client: { ip: null, userAgent: null },
    refreshCookie: null,
  });

  const runOn = async (
    subgraph: PaymentSubgraph,
    person: Person | null,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Answer> => {
    const host = createInProcessHost({ subgraph, log });
    const { result } = await host.execute({ query, variables, operationName: null }, callerOf(person));
    const errors = (formattedErrors({ result, log, locale: 'en' }) ?? []).map((error) => {
      const { extensions, path } = errorShape.parse(error);
      return { code: extensions.code, path };
    });
    // What a client gets is JSON.
    return { data: JSON.parse(JSON.stringify(result.data ?? null)), errors };
  };

  const run = (person: Person | null, query: string, variables: Record<string, unknown> = {}): Promise<Answer> =>
    runOn(running(), person, query, variables);

  const person = (...roles: Role[]): Person => ({ userId: newId('usr'), roles: roles.length > 0 ? roles : ['LEARNER'] });

  return {
    connection,
    mongo,
    clock,
    controls: controlsOf(standIn.url),
    standIn,
    webhookUrl: `${webhookBase}/webhooks/stripe`,
    delivered,
    reached,
    /** How often each point was passed. */
    passes,
    config,
    log,
    person,
    run,
    runOn,
    running,
    sendEvent,
    crashAt: (point: string | null) => {
      crashAt = point;
    },
    /** The process is gone, and another one is there in its place. */
    restart: async ({ timeoutMs: nextTimeoutMs = config.stripe.timeoutMs }: { timeoutMs?: number } = {}) => {
      config = { ...config, stripe: { ...config.stripe, timeoutMs: nextTimeoutMs } };
      crashAt = null;
      // Nobody waits for a process that was killed; the test's end does, for order's sake.
      if (current) gone.push(current.stop());
      await start();
    },
    /** Another process on the same database. */
    twin: (changes: { apiBase?: URL } = {}) => make(connection, changes),
    /** Webhooks meet a process that cannot reach its database. */
    databaseAway: (isAway: boolean) => {
      isDatabaseAway = isAway;
    },
    verifiedPerson: async (...roles: Role[]): Promise<Person> => {
      const buyer = person(...roles);
      await sendEvent(verifiedDraft(buyer.userId));
      return buyer;
    },
    course: async (offer: Partial<OfferInput> = {}): Promise<string> => {
      const courseId = newId('crs');
      await sendEvent(offerDraft({ courseId, ...offer }));
      return courseId;
    },
    changeOffer: (offer: OfferInput) => sendEvent(offerDraft(offer)),
    stop: async () => {
      await current?.stop();
      await Promise.all(gone);
      await nowhere.close();
      await standIn.stop();
      await app.close();
      await connection.dropDatabase();
      await mongo.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
export type World = Awaited<ReturnType<typeof startWorld>>;

export type OfferInput = {
  courseId: string;
  ownerId?: string;
  amountMinor?: number;
  currency?: string;
  pricingModel?: 'ONE_TIME' | 'SUBSCRIPTION';
  status?: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
  sequence?: number;
};

export const offerDraft = ({
  courseId,
  ownerId = 'usr_owner',
  amountMinor = 4_900,
  currency = 'EUR',
  pricingModel = 'ONE_TIME',
  status = 'PUBLISHED',
  sequence = 1,
}: OfferInput): EventDraft =>
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

export const frozenClock = () => manualClock(new Date());

const money = z.object({ amountMinor: z.number(), currency: z.string() });
const transactionShape = z.object({
  id: z.string(),
  status: z.string(),
  total: money,
  failureCode: z.string().nullable(),
  providerReference: z.string().nullish(),
});
const purchaseShape = z.object({
  purchaseCourse: z.object({
    checkout: z
      .object({
        id: z.string(),
        status: z.string(),
        provider: z.string().nullable(),
        nextAction: z.object({ clientSecret: z.string(), publishableKey: z.string() }).nullable(),
      })
      .nullable(),
    transaction: transactionShape.nullable(),
    userErrors: z.array(
      z.looseObject({ __typename: z.string(), code: z.string(), message: z.string(), path: z.array(z.string()).nullable() }),
    ),
  }),
});
export type PurchaseAnswer = z.output<typeof purchaseShape>['purchaseCourse'];

const purchaseDocument = /* GraphQL */ `
  mutation ($input: PurchaseCourseInput!) {
    purchaseCourse(input: $input) {
      checkout {
        id
        status
        provider
        nextAction {
          ... on StripeConfirmation {
            clientSecret
            publishableKey
          }
        }
      }
      transaction {
        id
        status
        failureCode
        total {
          amountMinor
          currency
        }
      }
      userErrors {
        __typename
        ... on UserError {
          code
          message
          path
        }
        ... on PaymentDeclinedError {
          declineCode
          transaction {
            id
            status
          }
        }
        ... on PriceChangedError {
          priceQuote {
            total {
              amountMinor
              currency
            }
          }
        }
        ... on AlreadyOwnedError {
          entitlement {
            id
            source
          }
        }
      }
    }
  }
`;

export type PurchaseInput = {
  courseId: string;
  idempotencyKey?: string;
  expectedTotal?: object;
  payment?: object;
};
/** pm_card_visa and a key of its own, unless the test says otherwise. */
export const purchase = async (
  world: World,
  buyer: Person | null,
  input: PurchaseInput,
  process = world.running(),
): Promise<PurchaseAnswer> => {
  const { data, errors } = await world.runOn(process, buyer, purchaseDocument, {
    input: { idempotencyKey: randomBytes(9).toString('hex'), payment: { paymentMethodId: 'pm_card_visa' }, ...input },
  });
  if (errors.length > 0) throw new Error(`purchaseCourse: ${JSON.stringify(errors)}`);
  return purchaseShape.parse(data).purchaseCourse;
};
export const rawPurchase = (world: World, buyer: Person | null, input: object): Promise<Answer> =>
  world.run(buyer, purchaseDocument, { input });

export const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** What the database holds of one learner and course. */
export const holdingsOf = async ({ connection }: World, userId: string, courseId: string) => {
  const db = connection.db;
  if (!db) throw new Error('no database');
  const transactions = await db.collection('transactions').find({ buyerId: userId, courseId }).sort({ createdAt: 1 }).toArray();
  const entitlements = await db.collection('entitlements').find({ userId, courseId }).toArray();
  const ids = transactions.map(({ _id }) => String(_id));
  const entries = await db
    .collection('ledgerEntries')
    .find({ transactionId: { $in: ids } })
    .toArray();
  const events = await db
    .collection('outbox')
    .find({ 'envelope.payload.transactionId': { $in: ids } })
    .toArray();
  return {
    transactionIds: ids,
    statuses: transactions.map(({ status }) => String(status)),
    entitlements: entitlements.length,
    entries: entries
      .map(({ side, code, amountMinor, currency }) => `${String(side)} ${String(code)} ${String(amountMinor)} ${String(currency)}`)
      .sort(),
    events: events.map(({ envelope }) => z.object({ type: z.string() }).parse(envelope).type).sort(),
  };
};

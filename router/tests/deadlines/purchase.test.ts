import { afterEach, expect, test } from 'vitest';
import { startHttpHost } from '#shared/hosting/httpHost.ts';
import { systemClock } from '#shared/clock.ts';
import { deadlineIn, operationMs } from '#shared/concurrency/deadline.ts';
import type { Caller } from '#shared/viewer.ts';
import { startPayment } from '../../../subgraphs/payment/tests/kit.ts';
import type { Payment } from '../../../subgraphs/payment/tests/kit.ts';
import { createHttpSource } from '../../src/httpSource.ts';

const serviceSecret = 'Zt4vQ9kLm2Xw7RbN1cYs8HdJ5gFp3AeU';

let closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

/** Payment as a separate process serves it, with the time-outs of production. */
const paymentOverHttp = async (): Promise<{ world: Payment; source: ReturnType<typeof createHttpSource> }> => {
  const world = await startPayment({ timeoutMs: 10_000 });
  const [clock, log] = [systemClock(), world.process().log];
  const host = await startHttpHost({
    subgraph: world.process().subgraph,
    serviceSecret,
    clock,
    log,
    revocations: null,
    host: '127.0.0.1',
    port: 0,
  });
  const source = createHttpSource({ subgraph: 'payment', url: host.url, serviceSecret, clock, log });
  closing = [() => source.close(), () => host.close(), () => world.stop()];
  return { world, source };
};

const callerOf = (userId: string): Caller => ({
  viewer: { kind: 'user', userId, roles: ['LEARNER'], sessionId: 'ses_1', issuedAt: new Date(), authenticatedAt: new Date() },
  locale: 'en',
  requestId: 'req_1',
  deadline: deadlineIn(operationMs),
  client: { ip: null, userAgent: null },
  refreshCookie: null,
});
const query = /* GraphQL */ `
  mutation ($input: PurchaseCourseInput!) {
    purchaseCourse(input: $input) {
      checkout {
        id
        status
        nextAction {
          __typename
        }
      }
      transaction {
        id
        status
      }
      userErrors {
        __typename
      }
    }
  }
`;

test.each([
  ['create', ['payment_intents.create']],
  ['confirm', ['payment_intents.confirm', 'payment_intents.retrieve']],
])('22a a buyer learns of the transaction over HTTP before the router gives up, when Stripe does not answer %s', async (_, operations) => {
  const { world, source } = await paymentOverHttp();
  const [buyer, courseId] = [await world.verifiedBuyer(), await world.course()];
  for (const operation of operations) await world.stripe.fault({ kind: 'timeout_after', operation, times: 20 });
  const input = { courseId, idempotencyKey: 'slow', payment: { paymentMethodId: 'pm_card_visa' } };
  const { result } = await source.execute({ query, variables: { input }, operationName: null }, callerOf(buyer.userId));
  expect(JSON.parse(JSON.stringify(result))).toEqual({
    data: {
      purchaseCourse: {
        checkout: { id: expect.stringMatching(/^chk_/), status: 'OPEN', nextAction: null },
        transaction: { id: expect.stringMatching(/^txn_/), status: 'PENDING' },
        userErrors: [],
      },
    },
  });
});

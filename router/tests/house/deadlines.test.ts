import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deadlineIn, operationMs, runWithin, subgraphDeadline, timeLeftMs } from '#shared/concurrency/deadline.ts';

const root = join(import.meta.dirname, '../../..');
const timeOut = /\b(\w*(?:[tT]imeout|TimeoutMS|[wW]aitMs|[dD]eadlineMs)\w*)\s*[:=]\s*([\d_]+)\b/g;

const found = globSync(
  ['subgraphs/*/src/**/*.ts', 'subgraphs/*/*.ts', 'subgraphs/shared/**/*.ts', 'subgraphs/*.ts', 'router/src/**/*.ts'],
  { cwd: root },
)
  .filter((file) => !/\/tests\/|\.generated\.ts$/.test(file))
  .flatMap((file) =>
    Array.from(readFileSync(join(root, file), 'utf8').matchAll(timeOut), ([, name = '', value = '']) => ({
      place: `${file} ${name}`,
      ms: Number(value.replaceAll('_', '')),
    })),
  );

/**
 * `inside`: an operation waits for it, and it is shorter than the time a service has. `derived`: an operation waits for it, and the time that is left
 * shortens it (timeLeftMs, answerBy). `outside`: no operation waits for it.
 */
const places: Readonly<Record<string, 'inside' | 'derived' | 'outside'>> = {
  'router/src/httpSource.ts connectTimeout': 'inside',
  'router/src/httpSource.ts keepAliveTimeout': 'outside',
  'router/src/httpSource.ts minimumTimeoutMs': 'derived',
  'router/src/server.ts requestTimeout': 'outside',
  'router/src/subgraphStates.ts timeoutMs': 'outside',
  'subgraphs/auth/src/limits/authLimits.ts longestWaitMs': 'derived',
  'subgraphs/auth/src/limits/waitingRoom.ts maximumWaitMs': 'derived',
  'subgraphs/auth/src/mail/outgoingMails.ts connectionTimeout': 'outside',
  'subgraphs/auth/src/mail/outgoingMails.ts dnsTimeout': 'outside',
  'subgraphs/auth/src/mail/outgoingMails.ts greetingTimeout': 'outside',
  'subgraphs/auth/src/mail/outgoingMails.ts socketTimeout': 'outside',
  'subgraphs/auth/src/modules/privacy/erasure/erasure.service.ts longestWaitMs': 'derived',
  'subgraphs/auth/src/modules/privacy/erasure/erasure.service.ts waitMs': 'outside',
  'subgraphs/auth/src/modules/sessions/refreshPause.collection.ts longestWaitMs': 'inside',
  'subgraphs/auth/src/modules/sessions/revocation.collection.ts readTimeoutMs': 'outside',
  'subgraphs/payment/service.ts stripeTimeoutMs': 'derived',
  'subgraphs/course/src/config.ts instructorNameWaitMs': 'inside',
  'subgraphs/payment/src/modules/checkout/checkout.service.ts projectionWaitMs': 'derived',
  'subgraphs/payment/src/modules/checkout/provider/stripeProvider.ts shortestTimeoutMs': 'derived',
  'subgraphs/shared/events/inbox.ts transactionDeadlineMs': 'outside',
  // The shorter of both options stands in each: commands of limits, and BullMQ's connections.
  'subgraphs/shared/events/redisOptions.ts commandTimeout': 'inside',
  'subgraphs/shared/events/redisOptions.ts connectTimeout': 'inside',
  'subgraphs/shared/events/redisOptions.ts socketTimeout': 'outside',
  'subgraphs/shared/events/relay.ts receiptTimeoutMs': 'outside',
  'subgraphs/shared/events/relay.ts sendTimeoutMs': 'outside',
  'subgraphs/shared/hosting/httpHost.ts requestTimeout': 'outside',
  'subgraphs/shared/limits/redisLimitStore.ts commandTimeout': 'inside',
  'subgraphs/shared/limits/redisLimitStore.ts socketTimeout': 'inside',
  'subgraphs/shared/mongo/connection.ts connectTimeoutMS': 'inside',
  'subgraphs/shared/mongo/connection.ts poolWaitMs': 'inside',
  'subgraphs/shared/mongo/connection.ts serverSelectionTimeoutMS': 'inside',
  'subgraphs/shared/mongo/connection.ts timeoutMs': 'outside',
  'subgraphs/shared/mongo/connection.ts wtimeoutMS': 'inside',
  'subgraphs/shared/mongo/migrations.ts waitMs': 'outside',
  'subgraphs/shared/mongo/transaction.ts defaultDeadlineMs': 'outside',
  'subgraphs/shared/trust/remoteAuth.ts timeoutMs': 'inside',
  'subgraphs/shared/trust/revocation.ts attemptTimeoutMs': 'outside',
};

test('22a every fixed time-out has its place among the deadlines', () => {
  expect(
    [...new Set(found.map(({ place }) => place))].filter((place) => !/limitScripts.ts waitMs$|lockTimeoutCode$/.test(place)).sort(),
  ).toEqual(Object.keys(places).sort());
});

test('22a every fixed time-out inside an operation is shorter than the time of a service, which is shorter than the router’s', () => {
  const router = deadlineIn(operationMs);
  const subgraph = subgraphDeadline(router);
  expect(subgraph.remainingMs()).toBeLessThan(router.remainingMs());
  const serviceMs = runWithin(subgraph, () => timeLeftMs({ longestMs: Infinity }));
  expect(serviceMs).toBeLessThan(subgraph.remainingMs());
  // What is left on a machine that has been busy for a second.
  const longest = found.filter(({ place }) => places[place] === 'inside').map(({ place, ms }) => ({ place, isShorter: ms < 7_500 }));
  expect(longest.filter(({ isShorter }) => !isShorter)).toEqual([]);
});

test('22a an inner deadline leaves its reserve, and half of what is left when that is less', () => {
  const outer = deadlineIn(100_000);
  expect(Math.round((outer.remainingMs() - outer.inner(1_000).remainingMs()) / 1_000)).toBe(1);
  const short = deadlineIn(100);
  expect(short.inner(1_000).remainingMs()).toBeLessThanOrEqual(50);
  expect(deadlineIn(0).inner(1_000).remainingMs()).toBe(0);
  expect(runWithin(deadlineIn(0), () => timeLeftMs({ longestMs: 5_000 }))).toBe(1);
});

import { expect, test } from 'vitest';
import { json, send, testRouter } from './smallGraph.ts';

test('a refresh token in a cookie is told to no subgraph but auth', async () => {
  const { url, course, payment } = await testRouter();
  const headers = [...json, 'cookie', 'har_refresh=rft_secret'];

  const { status } = await send({ url, headers, body: JSON.stringify({ query: '{ caller wallet }' }) });

  expect(status).toBe(200);
  const told = [...course.received, ...payment.received].map(({ caller }) => caller.refreshCookie);
  expect(told).toEqual([null, null]);
});

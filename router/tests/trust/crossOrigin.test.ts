import { expect, test } from 'vitest';
import { testRouter } from '../unit/smallGraph.ts';

const own = 'https://app.har.example';
const explorer = 'https://studio.apollographql.com';
const strangers = [
  'null',
  'https://har.example',
  'https://app.har.example.evil.example',
  'https://evil-app.har.example',
  'https://app.har.exampl',
  'https://app.har.example:8443',
  'https://app.har.example:443',
  'http://app.har.example',
  'https://APP.har.example',
  'https://app.har.example/',
  'https://app.har.example.',
  'https://sub.app.har.example',
  'https://app_har.example',
  'https://app.har.example@evil.example',
  'https://evil.example/https://app.har.example',
  'https://app.har.example%60.evil.example',
  'https://studio.apollographql.com.evil.example',
  'http://studio.apollographql.com',
  'https://evil.example',
  'file://',
  'chrome-extension://abc',
  '*',
  'https://app.har.example, https://evil.example',
  'https://xn--app-har.example',
  'https://127.0.0.1',
  'http://localhost',
  'http://localhost:3000',
  'http://[::1]:4000',
  'ws://app.har.example',
];

const asked = 'content-type,authorization,apollographql-client-name,traceparent,x-anything';
const preflight = (url: string, origin: string) =>
  fetch(url, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': asked },
  });
const post = (url: string, origin: string) =>
  fetch(url, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  });

const leaveOf = (answer: Response): (string | null)[] => [
  answer.headers.get('access-control-allow-origin'),
  answer.headers.get('access-control-allow-credentials'),
];

test('a page of an allowed origin may ask, read the answer and send cookies', { tags: ['H8'] }, async () => {
  const { url } = await testRouter({ allowedOrigins: [own], isProduction: true });
  for (const answer of [await preflight(url, own), await post(url, own)]) {
    expect(leaveOf(answer)).toEqual([own, 'true']);
    expect(answer.headers.get('vary')).toMatch(/origin/i);
    expect(answer.headers.get('access-control-expose-headers')).toBe('x-request-id, retry-after');
  }
  expect((await preflight(url, own)).headers.get('access-control-allow-headers')).toBe(asked);
  expect((await preflight(url, 'https://evil.example')).headers.get('access-control-allow-headers')).toBeNull();
});

test('a page of any other origin, however alike, is given no leave', { tags: ['H8'] }, async () => {
  const { url } = await testRouter({ allowedOrigins: [own], isProduction: true });
  const given: string[] = [];
  for (const origin of strangers) {
    for (const answer of [await preflight(url, origin), await post(url, origin)]) if (leaveOf(answer)[0] !== null) given.push(origin);
  }
  expect(given).toEqual([]);
});

test('the explorer may ask in development and not in production', { tags: ['H8'] }, async () => {
  const development = await testRouter({ allowedOrigins: [own], isProduction: false });
  const production = await testRouter({ allowedOrigins: [own], isProduction: true });
  expect(leaveOf(await preflight(development.url, explorer))).toEqual([explorer, 'true']);
  expect(leaveOf(await preflight(production.url, explorer))).toEqual([null, null]);
  expect(leaveOf(await post(production.url, explorer))).toEqual([null, null]);
});

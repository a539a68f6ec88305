import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { startTestAcademy } from '../kit/academy.ts';
import type { TestAcademy } from '../kit/academy.ts';
import { createStack } from '../processes/serviceProcess.ts';
import { servePage, startBrowser } from './browser.ts';

const bundled = z.array(z.object({ output: z.array(z.object({ code: z.string() })).length(1) })).length(1);

const bundle = async (): Promise<string> => {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL('apolloClientPage.ts', import.meta.url)), formats: ['es'], fileName: 'app' },
    },
  });
  return bundled.parse(result)[0]?.output[0]?.code ?? '';
};

const outcomeSchema = z.object({ data: z.unknown(), error: z.string().nullable(), exposed: z.record(z.string(), z.string().nullable()) });
type Asked = { document: string; headers?: Record<string, string>; useGet?: boolean };

/** What Apollo Client, tracing libraries and our own pages put on a request, beside what the client itself always sends. */
const sentHeaders: Readonly<Record<string, string>> = {
  authorization: '',
  accept: 'application/json',
  'x-har-locale': 'en',
  'apollo-require-preflight': 'true',
  'x-apollo-operation-name': 'Courses',
  'apollographql-client-name': 'har-web',
  'apollographql-client-version': '1.2.3',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  tracestate: 'vendor=1',
  baggage: 'session=1',
  'x-request-id': 'req_client',
  'sentry-trace': '4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1',
  'x-datadog-trace-id': '1',
  'x-b3-traceid': '4bf92f3577b34da6a3ce929d0e0e4736',
  'uber-trace-id': '1:2:0:1',
  newrelic: 'e30=',
  'x-requested-with': 'XMLHttpRequest',
  'x-app-version': '1.2.3',
  'cache-control': 'no-cache',
};

describe('Apollo Client in a browser with web security on', () => {
  const stack = createStack();
  let academy: TestAcademy;
  let browser: Browser;
  let accessToken = '';
  let allowed: Page;
  let refused: Page;

  beforeAll(async () => {
    const script = await bundle();
    const [own, other] = [stack.use(await servePage({ script })), stack.use(await servePage({ script }))];
    const originOf = ({ port }: { port: number }): string => `http://127.0.0.1:${String(port)}`;
    academy = stack.use(
      await startTestAcademy({
        mongoUri: inject('mongoUri'),
        isSeeded: true,
        allowedOrigins: [originOf(own)],
        limits: { SIGN_IN_FAILURES_PER_IP: '1' },
      }),
    );
    ({ accessToken } = await academy.signIn('learner'));
    browser = await startBrowser();
    stack.defer(() => browser.close());
    const context = await browser.newContext();
    [allowed, refused] = [await context.newPage(), await context.newPage()];
    await allowed.goto(originOf(own));
    await refused.goto(originOf(other));
  });
  afterAll(() => stack.close());

  const run = async (page: Page, asked: Asked) => {
    await page.waitForFunction('typeof har === "object"');
    const outcome: unknown = await page.evaluate(`har.run(${JSON.stringify({ url: academy.graphUrl, ...asked })})`);
    return outcomeSchema.parse(outcome);
  };
  const courses = 'query Courses { courses(first: 1) { totalCount } }';
  const served = { data: { courses: expect.objectContaining({ totalCount: 9 }) }, error: null };

  test('a page of an allowed origin asks with each header that clients send, and all of them together', { tags: ['H8'] }, async () => {
    const headers = { ...sentHeaders, authorization: `Bearer ${accessToken}` };
    for (const [name, value] of Object.entries(headers)) {
      const outcome = await run(allowed, { document: courses, headers: { [name]: value } });
      expect([name, outcome]).toEqual([name, { ...served, exposed: expect.anything() }]);
    }
    expect(await run(allowed, { document: courses, headers })).toMatchObject(served);
    expect(await run(allowed, { document: courses, headers, useGet: true })).toMatchObject(served);
  });

  test('a page of an allowed origin reads the request id and the wait', { tags: ['H8'] }, async () => {
    const plain = await run(allowed, { document: courses });
    expect(plain.exposed['x-request-id']).toMatch(/^req_[0-9a-z]{26}$/);
    const wrong = 'mutation { login(input: { email: "nobody@har.example", password: "Hirondelle43" }) { userErrors { __typename } } }';
    expect((await run(allowed, { document: wrong })).exposed['retry-after']).toBeNull();
    expect((await run(allowed, { document: wrong })).exposed['retry-after']).toMatch(/^\d+$/);
  });

  test('a page of any other origin is refused by the same browser, with and without these headers', { tags: ['H8'] }, async () => {
    for (const headers of [{}, { 'apollographql-client-name': 'har-web' }, sentHeaders]) {
      expect(await run(refused, { document: courses, headers })).toEqual({ data: null, error: 'TypeError', exposed: {} });
    }
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { createLimit } from '#shared/events/limit.ts';
import { startTestAcademy } from '../kit/academy.ts';
import type { TestAcademy } from '../kit/academy.ts';
import { ask } from '../story/graphClient.ts';

const problemSchema = z.object({ code: z.string(), retryAfterSeconds: z.number().optional() });
const payloadSchema = z.object({ userErrors: z.array(problemSchema) });
const signIn = `mutation SignIn($input: LoginInput!) {
  login(input: $input) { userErrors { ... on UserError { code } ... on RateLimitedError { retryAfterSeconds } } }
}`;
const askForReset = `mutation Reset($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) { userErrors { ... on UserError { code } ... on RateLimitedError { retryAfterSeconds } } }
}`;
const password = 'une phrase bien assez longue';
const somebody = () => `${randomUUID().slice(0, 8)}@nowhere.example`;
const times = <Value>(count: number, make: (index: number) => Value): Value[] => Array.from({ length: count }, (_, index) => make(index));

/** The code of the refusal, or ok, and what the answer's headers say of a wait. */
const outcomeOf = async (academy: TestAcademy, { query = signIn, input, from }: { query?: string; input: object; from?: string }) => {
  const { data, headers } = await ask(academy.graphUrl, {
    query,
    variables: { input },
    ...(from === undefined ? {} : { headers: { 'x-forwarded-for': from } }),
  });
  const [payload] = Object.values(data ?? {});
  const [problem] = payloadSchema.parse(payload).userErrors;
  const retryAfter = headers.get('retry-after');
  expect(retryAfter).toBe(problem?.retryAfterSeconds === undefined ? null : String(problem.retryAfterSeconds));
  return problem?.code ?? 'ok';
};
const guess = (academy: TestAcademy, from?: string) =>
  outcomeOf(academy, { input: { email: somebody(), password: 'Hirondelle43' }, ...(from === undefined ? {} : { from }) });
const judged = (codes: readonly string[]): number => codes.filter((code) => code === 'INVALID_CREDENTIALS').length;

describe('limits through the router, with the product’s own figures', () => {
  let direct: TestAcademy;
  let behindProxy: TestAcademy;
  beforeAll(async () => {
    const mongoUri = inject('mongoUri');
    direct = await startTestAcademy({ mongoUri, limits: {} });
    behindProxy = await startTestAcademy({ mongoUri, limits: {}, trustedProxies: ['127.0.0.1'] });
  });
  afterAll(async () => {
    await direct.stop();
    await behindProxy.stop();
  });

  test('of 1,000 accounts that one client guesses at 5 are judged, whatever X-Forwarded-For it makes up', { tags: ['A10'] }, async () => {
    const limited = createLimit({ maxParallel: 20 });
    const codes = await Promise.all(
      times(1_000, (index) => limited(() => guess(direct, `198.51.${Math.floor(index / 250)}.${index % 250}`))),
    );

    expect(judged(codes)).toBe(5);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(995);
  });

  test('behind a proxy that is trusted each real client is counted by itself, and what it claims is not', { tags: ['A10'] }, async () => {
    const claiming = (client: string) => times(20, (index) => guess(behindProxy, `203.0.113.${index}, ${client}`));

    expect(judged(await Promise.all(claiming('198.51.100.7')))).toBe(5);
    expect(judged(await Promise.all(claiming('198.51.100.8')))).toBe(5);
  });

  test('of 100 sign-ins in one document one runs', { tags: ['A11'] }, async () => {
    const aliases = times(
      100,
      (index) =>
        `a${index}: login(input: { email: "${somebody()}", password: "Hirondelle43" }) { userErrors { ... on UserError { code } } }`,
    );
    const { data } = await ask(behindProxy.graphUrl, {
      query: `mutation { ${aliases.join(' ')} }`,
      headers: { 'x-forwarded-for': '198.51.100.11' },
    });
    const codes = Object.values(data ?? {}).map((payload) => payloadSchema.parse(payload).userErrors[0]?.code);
    expect(codes).toEqual(['INVALID_CREDENTIALS', ...times(99, () => 'RATE_LIMITED')]);
  });

  test('of 50 sign-ins in one document, other mutations between them, one runs', { tags: ['A11'] }, async () => {
    const aliases = times(
      50,
      (index) => `a${index}: login(input: { email: "${somebody()}", password: "Hirondelle43" }) { userErrors { ... on UserError { code } } }
        b${index}: purchaseCourse(input: { courseId: "crs_1", idempotencyKey: "key-${index}-0123456789", payment: { paymentMethodId: "pm_card_visa" } }) { userErrors { __typename } }`,
    );
    const { data } = await ask(behindProxy.graphUrl, {
      query: `mutation { ${aliases.join(' ')} }`,
      headers: { 'x-forwarded-for': '198.51.100.12' },
    });
    const codes = times(50, (index) => data?.[`a${index}`]).map((payload) => payloadSchema.parse(payload).userErrors[0]?.code);
    expect(codes).toEqual(['INVALID_CREDENTIALS', ...times(49, () => 'RATE_LIMITED')]);
  });

  test('an array of 100 sign-ins is refused as a whole', { tags: ['A11'] }, async () => {
    const one = { query: signIn, variables: { input: { email: somebody(), password: 'Hirondelle43' } } };
    const response = await fetch(behindProxy.graphUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '198.51.100.13' },
      body: JSON.stringify(times(100, () => one)),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('INVALID_CREDENTIALS');
    expect(judged(await Promise.all(times(20, () => guess(behindProxy, '198.51.100.13'))))).toBe(5);
  });

  test(
    'the fourth sign-in within 10 seconds waits, and so does the fourth mail within 60; both say how long',
    { tags: ['A12'] },
    async () => {
      const { email } = await behindProxy.register({ firstName: 'Lea', isVerified: false });
      const signInAgain = () => outcomeOf(behindProxy, { input: { email, password }, from: '198.51.100.14' });
      expect(await Promise.all(times(4, signInAgain)).then((codes) => codes.sort())).toEqual(['RATE_LIMITED', 'ok', 'ok', 'ok']);

      const address = somebody();
      const reset = () => outcomeOf(behindProxy, { query: askForReset, input: { email: address } });
      expect(await Promise.all(times(4, reset)).then((codes) => codes.sort())).toEqual(['RATE_LIMITED', 'ok', 'ok', 'ok']);
    },
  );
});

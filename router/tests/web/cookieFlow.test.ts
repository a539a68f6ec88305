import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import type { Clock } from '#shared/clock.ts';
import { startTestAcademy } from '../kit/academy.ts';
import type { TestAcademy } from '../kit/academy.ts';
import { createStack } from '../processes/serviceProcess.ts';
import { servePage, startBrowser } from './browser.ts';

const signInDocument = `mutation ($input: LoginInput!) {
  login(input: $input) { user { id } tokens { accessToken refreshToken } userErrors { ... on UserError { code } } }
}`;
const registerDocument = `mutation ($input: RegisterUserInput!) {
  registerUser(input: $input) { user { id } tokens { accessToken refreshToken } userErrors { ... on UserError { code } } }
}`;
const refreshDocument = `mutation { refreshTokens(input: {}) { tokens { accessToken refreshToken } userErrors { ... on UserError { code } } } }`;
const logoutDocument = `mutation { logout(input: {}) { revokedSessionCount userErrors { ... on UserError { code } } } }`;

const tokens = z.object({ accessToken: z.string(), refreshToken: z.null() });
const answered = z.object({
  data: z
    .object({
      login: z.object({ tokens: tokens.nullable() }).nullish(),
      registerUser: z.object({ tokens: tokens.nullable() }).nullish(),
      refreshTokens: z.object({ tokens: tokens.nullable(), userErrors: z.array(z.object({ code: z.string() })) }).nullish(),
      logout: z.object({ revokedSessionCount: z.number() }).nullish(),
      me: z.object({ id: z.string() }).nullish(),
    })
    .nullish(),
});
const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
type Asked = { query: string; variables?: Record<string, unknown>; accessToken?: string };

describe('a page in a browser that keeps its refresh token in the cookie', () => {
  const stack = createStack();
  let offsetMs = 0;
  const clock: Clock = { now: () => new Date(Date.now() + offsetMs) };
  const account = { email: `web-${randomUUID().slice(0, 8)}@kit.example`, password: 'une phrase bien assez longue' };
  let academy: TestAcademy;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let ownPage = '';
  let otherSite = '';
  const bodies: string[] = [];
  const cookieLines: string[] = [];
  const requested = new Set<string>();

  beforeAll(async () => {
    const served = stack.use(await servePage());
    // The same page is another site under its other name: a site goes by the host, whatever the port.
    ownPage = `http://127.0.0.1:${String(served.port)}`;
    otherSite = `http://localhost:${String(served.port)}`;
    academy = stack.use(await startTestAcademy({ mongoUri: inject('mongoUri'), clock, allowedOrigins: [ownPage] }));
    browser = await startBrowser();
    stack.defer(() => browser.close());
    context = await browser.newContext();
    context.on('request', (request) => requested.add(new URL(request.url()).origin));
    context.on('response', (response) => {
      void response.headersArray().then((headers) => {
        for (const { name, value } of headers) if (name.toLowerCase() === 'set-cookie') cookieLines.push(...value.split('\n'));
      });
    });
    page = await context.newPage();
    await page.goto(ownPage);
  });
  afterAll(() => stack.close());

  const ask = async ({ query, variables = {}, accessToken }: Asked) => {
    const { status, body } = await page.evaluate(
      async ({ url, sent, authorization }) => {
        const headers = { 'content-type': 'application/json', ...authorization };
        const answer = await fetch(url, { method: 'POST', credentials: 'include', headers, body: sent });
        return { status: answer.status, body: await answer.text() };
      },
      {
        url: academy.graphUrl,
        sent: JSON.stringify({ query, variables }),
        authorization: accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` },
      },
    );
    bodies.push(body);
    return { status, ...answered.parse(JSON.parse(body)) };
  };
  const signIn = async (): Promise<string> => {
    const { data } = await ask({ query: signInDocument, variables: { input: { ...account, refreshTokenDelivery: 'COOKIE' } } });
    const accessToken = data?.login?.tokens?.accessToken;
    if (accessToken === undefined) throw new Error(`no sign-in: ${JSON.stringify(data)} ${bodies.at(-1) ?? ''}`);
    return accessToken;
  };
  const refresh = async () => (await ask({ query: refreshDocument })).data?.refreshTokens;
  const meAs = async (accessToken: string) => (await ask({ query: '{ me { id } }', accessToken })).data?.me?.id ?? null;
  const readCookies = async (): Promise<unknown> => page.evaluate('document.cookie');
  const storedCookies = async () => (await context.cookies(`${academy.origin}/graphql`)).filter(({ name }) => name === 'har_refresh');

  test('signs up, is loaded again with nothing in its hands, and goes on by the cookie alone', { tags: ['B12'] }, async () => {
    const input = { ...account, firstName: 'Léa', lastName: 'Petit', refreshTokenDelivery: 'COOKIE' };
    const { data } = await ask({ query: registerDocument, variables: { input } });
    const id = await meAs(data?.registerUser?.tokens?.accessToken ?? 'none');
    expect(id).toMatch(/^usr_/);

    await page.reload();
    const first = await refresh();
    expect(await meAs(first?.tokens?.accessToken ?? 'none')).toBe(id);
    await page.reload();
    const second = await refresh();
    expect(await meAs(second?.tokens?.accessToken ?? 'none')).toBe(id);

    expect(await storedCookies()).toEqual([
      expect.objectContaining({ name: 'har_refresh', path: '/graphql', httpOnly: true, secure: true, sameSite: 'Strict' }),
    ]);
    expect(await readCookies()).toBe('');
  });

  test(
    'the cookie goes to the graph and to no other path, and scripts can neither read it nor write over it',
    { tags: ['B12'] },
    async () => {
      await signIn();
      const [stored] = await storedCookies();
      expect(await context.cookies(`${academy.origin}/health/live`)).toEqual([]);
      expect(await context.cookies(`${academy.origin}/`)).toEqual([]);
      await page.evaluate("document.cookie = 'har_refresh=planted; path=/graphql'; document.cookie = 'har_refresh=planted; path=/';");
      expect((await storedCookies()).filter(({ httpOnly }) => httpOnly)).toEqual([stored]);
      // What a script has planted beside it makes nobody somebody else: of two cookies neither is believed.
      expect((await refresh())?.userErrors).toEqual([{ code: 'TOKEN_INVALID' }]);
      expect(await readCookies()).toBe('har_refresh=planted');
      await context.clearCookies();
    },
  );

  test(
    'signing out takes the cookie away and ends the session, also with an access token that has expired',
    { tags: ['A21', 'B12'] },
    async () => {
      for (const isExpired of [false, true]) {
        const accessToken = await signIn();
        const [kept] = await storedCookies();
        if (isExpired) offsetMs += 16 * 60_000;
        expect(await meAs(accessToken)).toEqual(isExpired ? null : expect.stringMatching(/^usr_/));
        expect((await ask({ query: logoutDocument, accessToken })).data?.logout).toEqual({ revokedSessionCount: 1 });
        expect(await storedCookies()).toEqual([]);
        expect((await refresh())?.userErrors).toEqual([{ code: 'TOKEN_INVALID' }]);
        // A copy of the old cookie opens nothing.
        await context.addCookies([{ ...kept, name: 'har_refresh', value: kept?.value ?? '' }]);
        expect((await refresh())?.userErrors).toEqual([{ code: 'TOKEN_INVALID' }]);
      }
    },
  );

  test('a page of another site, with the cookie in the browser, has nothing run in its name', { tags: ['E13'] }, async () => {
    const accessToken = await signIn();
    const [before] = await storedCookies();
    const foreign = await context.newPage();
    await foreign.goto(otherSite);
    const types = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/graphql', ''];
    const queries = [refreshDocument, logoutDocument];
    const outcomes = await foreign.evaluate(
      async ({ url, attempts }) => {
        const seen: string[] = [];
        for (const { query, type } of attempts)
          for (const mode of ['cors', 'no-cors'] as const) {
            const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
            const body = new Blob([JSON.stringify({ query })]);
            await fetch(url, { method: 'POST', mode, credentials: 'include', headers, body }).then(
              (answer) => seen.push(answer.type === 'opaque' ? 'not shown' : 'read'),
              () => seen.push('refused'),
            );
          }
        return seen;
      },
      { url: academy.graphUrl, attempts: queries.flatMap((query) => types.map((type) => ({ query, type }))) },
    );
    expect(outcomes).toHaveLength(24);
    expect(outcomes.filter((outcome) => outcome === 'read')).toEqual([]);
    for (const query of queries) {
      // A form whose one field reads as JSON, which the browser sends without asking anybody.
      const [name, value] = [`{"query":${JSON.stringify(query)},"x":"`, '"}'].map(attribute);
      const form = `<form method="POST" enctype="text/plain" action="${academy.graphUrl}"><input name="${name ?? ''}" value="${value ?? ''}"></form>`;
      await foreign.setContent(form);
      const [answer] = await Promise.all([
        foreign.waitForResponse(academy.graphUrl),
        foreign.evaluate("document.querySelector('form').submit()"),
      ]);
      expect(answer.status()).toBe(415);
      await foreign.waitForURL(academy.graphUrl);
      await foreign.goto(otherSite);
    }
    await foreign.close();

    expect(await storedCookies()).toEqual([before]);
    expect(await meAs(accessToken)).toMatch(/^usr_/);
    expect(await refresh()).toMatchObject({ tokens: { accessToken: expect.stringContaining('.') }, userErrors: [] });
  });

  test(
    'no answer of the graph held a refresh token, every cookie was set with all its locks, and nothing else was called',
    { tags: ['B12'] },
    async () => {
      expect(bodies.filter((body) => body.includes('rft_'))).toEqual([]);
      expect(bodies.filter((body) => body.includes('"accessToken"'))).toHaveLength(8);
      // Eight that hold a token, and those of refusals and sign-outs that remove it. The browser reports headers late.
      await expect.poll(() => cookieLines.filter((line) => line.startsWith('har_refresh='))).toHaveLength(12);
      expect(cookieLines.filter((line) => line.startsWith('har_refresh=rft_'))).toHaveLength(8);
      expect(cookieLines.filter((line) => line.startsWith('har_refresh=;'))).toHaveLength(4);
      for (const line of cookieLines)
        expect(line).toMatch(
          /^(?:har_refresh=(?:rft_[\w.-]+)?|har_device=dvt_[\w.-]+); Path=\/graphql; Max-Age=\d+; HttpOnly; Secure; SameSite=Strict$/,
        );
      expect([...requested].sort()).toEqual([academy.origin, ownPage, otherSite].sort());
    },
  );
});

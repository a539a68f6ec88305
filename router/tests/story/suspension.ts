import { z } from 'zod';
import { systemClock } from '#shared/clock.ts';
import { deadlineIn, operationMs } from '#shared/concurrency/deadline.ts';
import { createIdentitySigner, identityHeader } from '#shared/trust/identity.ts';
import { roles } from '#shared/viewer.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { ask, dataOf, eventually } from './graphClient.ts';

const password = 'une phrase bien assez longue';
const claimsSchema = z.object({ sub: z.string(), sid: z.string(), roles: z.array(z.enum(roles)), iat: z.number(), auth_time: z.number() });
const query = '{ __typename }';
const answerSchema = z.object({ errors: z.array(z.object({ extensions: z.record(z.string(), z.unknown()) })).optional() });

const mailsSchema = z.array(z.object({ links: z.array(z.object({ token: z.string().nullable() })) }));

const codeOf = ({ errors = [] }: z.output<typeof answerSchema>): string => z.string().parse(errors[0]?.extensions['code'] ?? 'ok');

/** Whom a router takes the bearer of this token for. */
const viewerOf = (accessToken: string): SignedIn => {
  const claims = claimsSchema.parse(JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString('utf8')));
  return {
    kind: 'user',
    userId: claims.sub,
    sessionId: claims.sid,
    roles: claims.roles,
    issuedAt: new Date(claims.iat * 1000),
    authenticatedAt: new Date(claims.auth_time * 1000),
  };
};

const signUp = async (graphUrl: string, email: string): Promise<{ id: string; accessToken: string }> => {
  const schema = z.object({
    registerUser: z.object({ user: z.object({ id: z.string() }), tokens: z.object({ accessToken: z.string() }) }),
  });
  const { registerUser } = await dataOf(graphUrl, schema, {
    query: 'mutation ($input: RegisterUserInput!) { registerUser(input: $input) { user { id } tokens { accessToken } } }',
    variables: { input: { email, password, firstName: 'Lou', lastName: 'Essai' } },
  });
  return { id: registerUser.user.id, accessToken: registerUser.tokens.accessToken };
};

/** As its owner does: with the token that was mailed. */
const proveAddress = async ({ graphUrl, mailboxUrl, email }: { graphUrl: string; mailboxUrl: string; email: string }): Promise<void> => {
  const mails = await eventually(
    async () => mailsSchema.parse(await (await fetch(`${mailboxUrl}?to=${encodeURIComponent(email)}`)).json()),
    (found) => found.length > 0,
  );
  await dataOf(graphUrl, z.object({ verifyEmail: z.object({ accepted: z.literal(true) }) }), {
    query: 'mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { accepted } }',
    variables: { input: { token: mails[0]?.links[0]?.token } },
  });
};

/**
 * An account is suspended by the administrator who signs up as `adminEmail` and is then made one by `makeAdmin`. Answers what the account
 * gets of each router, and a router's signed word for it of each subgraph, before and after (a code, or ok), and how long it took until all refused.
 */
export const playSuspension = async ({
  routerUrls,
  subgraphUrls,
  serviceSecret,
  adminEmail,
  mailboxUrl,
  makeAdmin,
}: {
  routerUrls: readonly string[];
  subgraphUrls: Readonly<Record<string, string>>;
  serviceSecret: string;
  adminEmail: string;
  mailboxUrl: string;
  makeAdmin: () => Promise<void>;
}) => {
  const [graphUrl = ''] = routerUrls;
  const signer = createIdentitySigner({ secret: serviceSecret, clock: systemClock() });
  const account = await signUp(graphUrl, `a-${adminEmail}`);
  await signUp(graphUrl, adminEmail);
  await proveAddress({ graphUrl, mailboxUrl, email: adminEmail });
  await makeAdmin();
  const { login } = await dataOf(graphUrl, z.object({ login: z.object({ tokens: z.object({ accessToken: z.string() }) }) }), {
    query: 'mutation ($input: LoginInput!) { login(input: $input) { tokens { accessToken } } }',
    variables: { input: { email: adminEmail, password } },
  });
  const viewer = viewerOf(account.accessToken);

  const answers = async (): Promise<string[]> =>
    Promise.all([
      ...routerUrls.map(async (url) => codeOf(await ask(url, { query: '{ me { id } }', accessToken: account.accessToken }))),
      ...Object.entries(subgraphUrls).map(async ([subgraph, url]) => {
        const body = JSON.stringify({ query });
        const caller = {
          viewer,
          locale: 'fr' as const,
          requestId: 'req_suspension',
          deadline: deadlineIn(operationMs),
          client: { ip: null, userAgent: null },
          refreshCookie: null,
        };
        const headers = { 'content-type': 'application/json', [identityHeader]: signer.sign({ subgraph, body, caller }) };
        return codeOf(answerSchema.parse(await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).json()));
      }),
    ]);
  const before = await answers();
  await dataOf(graphUrl, z.object({ suspendUser: z.object({ user: z.object({ status: z.literal('SUSPENDED') }) }) }), {
    query: 'mutation ($input: SuspendUserInput!) { suspendUser(input: $input) { user { status } } }',
    variables: { input: { id: account.id, reason: 'Un essai.' } },
    accessToken: login.tokens.accessToken,
  });
  const startedAt = performance.now();
  const after = await eventually(answers, (found) => found.every((code) => code === 'UNAUTHENTICATED'));
  return { before, after, tookMs: performance.now() - startedAt };
};

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { createLogger } from '#shared/log.ts';
import { startTestAcademy } from '../kit/academy.ts';
import type { TestAcademy } from '../kit/academy.ts';
import { ask } from '../story/graphClient.ts';
import type { Ask } from '../story/graphClient.ts';

const lineSchema = z.record(z.string(), z.unknown());
type Line = z.infer<typeof lineSchema>;
const signedInSchema = z.object({
  user: z.object({ id: z.string(), sessions: z.array(z.object({ id: z.string(), isCurrent: z.boolean() })) }),
  tokens: z.object({ accessToken: z.string(), refreshToken: z.string() }),
});
const fields = 'user { id sessions { id isCurrent } } tokens { accessToken refreshToken } userErrors { ... on UserError { code } }';
const register = `mutation ($input: RegisterUserInput!) { registerUser(input: $input) { ${fields} } }`;
const login = `mutation ($input: LoginInput!) { login(input: $input) { ${fields} } }`;
const errors = 'userErrors { ... on UserError { code } }';
const refresh = `mutation ($input: RefreshTokensInput!) { refreshTokens(input: $input) { tokens { refreshToken } ${errors} } }`;
const changePassword = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { ${errors} } }`;
const password = 'une phrase bien assez longue';

describe('security events in one process', () => {
  const lines: Line[] = [];
  let academy: TestAcademy;
  let aheadMs = 0;
  beforeAll(async () => {
    academy = await startTestAcademy({
      mongoUri: inject('mongoUri'),
      isSeeded: true,
      limits: { SIGN_IN_FAILURES_PER_IP: '1000', REGISTRATIONS_PER_IP: '1000' },
      clock: { now: () => new Date(Date.now() + aheadMs) },
      logOf: (service) =>
        createLogger({ service, destination: { write: (line: string) => void lines.push(lineSchema.parse(JSON.parse(line))) } }),
    });
  });
  afterAll(() => academy.stop());

  /** What one request has told of: each event with its service, in order, and one and the same request id. */
  const eventsOf = async (request: Ask): Promise<Line[]> => {
    const before = lines.length;
    const { headers } = await ask(academy.graphUrl, request);
    const events = lines.slice(before).filter((line) => line['security_event'] !== undefined);
    for (const event of events) expect(event['request_id']).toBe(headers.get('x-request-id'));
    return events.map(({ time: _time, message: _message, request_id: _requestId, ...rest }) => rest);
  };
  const account = async (changes: object = {}) => {
    const email = `${randomUUID().slice(0, 8)}@events.example`;
    const { data } = await ask(academy.graphUrl, {
      query: register,
      variables: { input: { email, password, firstName: 'Lea', lastName: 'Petit', ...changes } },
    });
    const { user, tokens } = z.object({ registerUser: signedInSchema }).parse(data).registerUser;
    return { email, userId: user.id, sessionId: user.sessions[0]?.id, ...tokens };
  };
  const network = { client_network: '127.0.0.0/24' };
  const told = (service: string, level: string, security_event: string, details: object) => [
    { service, level, security_event, ...details },
  ];

  test('a registration and a sign-in give one event each, a failed one another, a refused one another', { tags: ['H14'] }, async () => {
    const email = `${randomUUID().slice(0, 8)}@events.example`;
    const registered = await eventsOf({
      query: register,
      variables: { input: { email, password, firstName: 'Lea', lastName: 'Petit' } },
    });
    const whose = { user_id: expect.stringMatching(/^usr_/), session_id: expect.stringMatching(/^ses_/) };
    expect(registered).toEqual(told('auth', 'info', 'account_registered', { ...whose, ...network }));
    const user_id = registered[0]?.['user_id'];

    const signIn = (input: object) => eventsOf({ query: login, variables: { input } });
    const right = { email, password };
    expect(await signIn(right)).toEqual(told('auth', 'info', 'sign_in_succeeded', { ...whose, user_id, ...network }));
    expect(await signIn({ email, password: 'Hirondelle43' })).toEqual(
      told('auth', 'warn', 'sign_in_failed', { user_id, reason: 'wrong_password', ...network }),
    );
    expect(await signIn({ email: `x${email}`, password })).toEqual(
      told('auth', 'warn', 'sign_in_failed', { user_id: null, reason: 'unknown_account', ...network }),
    );
    await signIn(right);
    expect(await signIn(right)).toEqual(told('auth', 'warn', 'limit_reached', { limit: 'sign_in', ...network }));
  });

  test('a refresh token that is used again gives one event, an invented one another, and a good one none', { tags: ['H14'] }, async () => {
    const { refreshToken, userId, sessionId } = await account();
    const renew = (token: string) => eventsOf({ query: refresh, variables: { input: { refreshToken: token } } });

    expect(await renew(refreshToken)).toEqual([]);
    aheadMs += 11_000;
    expect(await renew(refreshToken)).toEqual(told('auth', 'warn', 'refresh_token_reused', { user_id: userId, session_id: sessionId }));
    expect(await renew('invented')).toEqual(told('auth', 'warn', 'refresh_token_refused', { reason: 'malformed', ...network }));
  });

  test('an access token that is not believed gives one event, of the router', { tags: ['H14'] }, async () => {
    const query = '{ me { id } a: me { id } courses(first: 1) { nodes { id } } }';
    expect(await eventsOf({ query, accessToken: 'invented' })).toEqual(
      told('router', 'warn', 'access_token_refused', { reason: 'invalid_token', ...network }),
    );
  });

  test('each field that is denied gives one event, by whatever aliases, rows and ways it is asked for', { tags: ['H14'] }, async () => {
    const instructor = await account({ accountType: 'INSTRUCTOR' });
    const { data } = await ask(academy.graphUrl, { query: '{ courses(first: 1) { nodes { id } } }' });
    const courseId = z.object({ courses: z.object({ nodes: z.tuple([z.object({ id: z.string() })]) }) }).parse(data).courses.nodes[0].id;
    const denied = (field: string, reason: string, who: object = {}) =>
      told('payment', 'warn', 'access_denied', { field, reason, ...who, ...network });
    const who = { user_id: instructor.userId, session_id: instructor.sessionId };

    // Nobody, and somebody without the role.
    const transactions = '{ transactions { totalCount } again: transactions { totalCount } }';
    expect(await eventsOf({ query: transactions })).toEqual(denied('transactions', 'unauthenticated'));
    expect(await eventsOf({ query: transactions, accessToken: instructor.accessToken })).toEqual(denied('transactions', 'forbidden', who));
    // Two fields of two subgraphs.
    const two = await eventsOf({ query: '{ transactions { totalCount } assistantThread(id: "ath_1") { id } }' });
    expect(two).toHaveLength(2);
    expect(new Set(two.map(({ field }) => field))).toEqual(new Set(['transactions', 'assistantThread']));
    // A field of every row.
    const rows = await eventsOf({ query: '{ courses(first: 5) { nodes { publishBlockers { __typename } } } }' });
    expect(rows).toEqual([{ ...denied('publishBlockers', 'unauthenticated')[0], service: 'course' }]);
    // A refusal in the payload.
    const publish = {
      query: `mutation ($input: PublishCourseInput!) { publishCourse(input: $input) { ${errors} } }`,
      variables: { input: { id: courseId } },
    };
    expect(await eventsOf({ ...publish, accessToken: instructor.accessToken })).toEqual([
      { ...denied('publishCourse', 'forbidden', who)[0], service: 'course' },
    ]);
  });

  test('passwords, links, mails and sessions give one event each', { tags: ['H14'] }, async () => {
    const { accessToken, userId: user_id, email } = await account();
    const change = (currentPassword: string) =>
      eventsOf({ query: changePassword, variables: { input: { currentPassword, newPassword: `${password} encore` } }, accessToken });
    expect(await change('Hirondelle43')).toEqual(told('auth', 'warn', 'password_check_failed', { user_id, ...network }));
    expect(await change(password)).toEqual(told('auth', 'info', 'password_changed', { user_id, ...network }));

    const verify = `mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { ${errors} } }`;
    expect(await eventsOf({ query: verify, variables: { input: { token: 'invented' } } })).toEqual(
      told('auth', 'warn', 'link_refused', { reason: 'email_verification', ...network }),
    );
    // To the new account, about its new password, and the verification link that goes with it.
    const mailsBefore = 3;
    const reset = {
      query: `mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { ${errors} } }`,
      variables: { input: { email } },
    };
    for (let count = 0; count < 3; count += 1) expect(await eventsOf(reset)).toEqual([]);
    expect(await eventsOf(reset)).toEqual(told('auth', 'warn', 'limit_reached', { limit: 'mail', ...network }));

    // The link that is good is that of the last of the three.
    const mailed = async () => z.array(z.unknown()).parse(await (await fetch(`${academy.mailboxUrl}?to=${email}`)).json()).length;
    await expect.poll(mailed).toBe(mailsBefore + 3);
    const token = await academy.tokenMailedTo(email);
    const spend = {
      query: `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { ${errors} } }`,
      variables: { input: { token, newPassword: 'Martinet2026 et plus' } },
    };
    expect(await eventsOf(spend)).toEqual(told('auth', 'info', 'password_reset', { user_id, ...network }));

    const other = await account();
    const revoke = `mutation ($input: RevokeSessionInput!) { revokeSession(input: $input) { ${errors} } }`;
    expect(await eventsOf({ query: revoke, variables: { input: { id: other.sessionId } }, accessToken: other.accessToken })).toEqual(
      told('auth', 'info', 'session_revoked', { user_id: other.userId, session_id: other.sessionId }),
    );
    const leaving = await account();
    const logout = `mutation ($input: LogoutInput!) { logout(input: $input) { ${errors} } }`;
    const leave = { query: logout, variables: { input: { refreshToken: leaving.refreshToken } }, accessToken: leaving.accessToken };
    expect(await eventsOf(leave)).toEqual(told('auth', 'info', 'signed_out', { user_id: leaving.userId, count: 1 }));
    expect(await eventsOf({ ...leave, accessToken: undefined })).toEqual([]);
  });

  test('a webhook that proves nothing gives one event', { tags: ['H14'] }, async () => {
    const before = lines.length;
    const { status } = await fetch(`${academy.origin}/webhooks/stripe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': 't=1,v1=00' },
      body: '{}',
    });
    expect(status).toBe(400);
    const events = lines.slice(before).filter((line) => line['security_event'] !== undefined);
    expect(events).toEqual([
      expect.objectContaining({
        level: 'warn',
        security_event: 'webhook_refused',
        reason: expect.any(String),
        request_id: expect.any(String),
      }),
    ]);
  });

  test('no event holds an address, of mail or of the network, a password or a token', { tags: ['H14'] }, () => {
    const events = lines.filter((line) => line['security_event'] !== undefined);
    expect(events.length).toBeGreaterThan(20);
    expect(JSON.stringify(events)).not.toMatch(/@|127\.0\.0\.1|phrase|Hirondelle|Martinet|rft_|eyJ/);
  });
});

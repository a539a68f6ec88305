import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sharedTestMongod } from '../../../local/mongod/testServer.ts';
import { startTestAcademy } from '../kit/academy.ts';
import type { TestAcademy } from '../kit/academy.ts';
import { startProcess } from '../processes/serviceProcess.ts';
import { ask, dataOf, eventually } from '../story/graphClient.ts';

describe('npm run admin', () => {
  // A separate server: the command writes into har_auth of the server in MONGODB_URI.
  let mongod: Awaited<ReturnType<typeof sharedTestMongod>>;
  let academy: TestAcademy;
  const run = async (args: readonly string[], env: Record<string, string> = { MONGODB_URI: mongod.uri }) => {
    const child = startProcess({ script: 'bin/admin.ts', args, env });
    const { code } = await child.exited;
    return { code, said: child.output() };
  };
  const email = `admin-${randomUUID().slice(0, 8)}@kit.example`;
  let made: { code: number | null; said: string };
  beforeAll(async () => {
    mongod = await sharedTestMongod();
    // Before anything has ever run there.
    made = await run(['create', ` ${email.toUpperCase()} `]);
    academy = await startTestAcademy({ mongoUri: mongod.uri, databasePrefix: 'har' });
  });
  afterAll(async () => {
    await academy.stop();
    await mongod.stop();
  });

  const signIn = async (password: string) => {
    const { login } = await dataOf(
      academy.graphUrl,
      z.object({
        login: z.object({ user: z.object({ id: z.string(), roles: z.array(z.string()) }), tokens: z.object({ accessToken: z.string() }) }),
      }),
      {
        query: 'mutation ($input: LoginInput!) { login(input: $input) { user { id roles } tokens { accessToken } } }',
        variables: { input: { email, password } },
      },
    );
    return login;
  };

  test('makes an administrator, who chooses a password by the mailed link, is listed, and stands in the audit log as the system’s doing', async () => {
    const { code, said } = made;
    expect(said.split('\n')[0]).toMatch(new RegExp(`^${email} is an administrator \\(usr_[0-9a-z]{26}\\)\\.$`));
    expect(code).toBe(0);

    const token = await eventually(
      () => academy.tokenMailedTo(email),
      (found) => found !== '',
    );
    const newPassword = 'une phrase bien assez longue';
    await dataOf(academy.graphUrl, z.object({ resetPassword: z.object({ accepted: z.literal(true) }) }), {
      query: 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { accepted } }',
      variables: { input: { token, newPassword } },
    });
    const { user, tokens } = await signIn(newPassword);
    expect(user.roles).toEqual(['LEARNER', 'ADMIN']);
    const { data } = await ask(academy.graphUrl, {
      query: 'query ($ids: [ID!]) { auditLog(filter: { subjectIds: $ids }) { nodes { action details actor { id } requestId } } }',
      variables: { ids: [user.id] },
      accessToken: tokens.accessToken,
    });
    const { auditLog } = z.object({ auditLog: z.object({ nodes: z.array(z.object({ action: z.string() }).loose()) }) }).parse(data);
    expect(auditLog.nodes).toEqual([
      {
        action: 'FIRST_ADMIN_CREATED',
        details: '{"isNewAccount":true,"by":"operator"}',
        actor: null,
        requestId: null,
      },
    ]);
    const listed = await run(['list']);
    expect([listed.code, listed.said.includes(`${user.id}  ACTIVE `), listed.said.includes(email)]).toEqual([0, true, true]);
  });

  test('gives the right to an account that is there, whose tokens lose what they said, and changes nothing a second time', async () => {
    const account = await academy.register({ firstName: 'Lou' });
    const granted = await run(['create', account.email]);
    const again = await run(['create', account.email]);

    expect([granted.code, granted.said.split(' ').slice(1, 5).join(' ')]).toEqual([0, 'is an administrator now']);
    expect([again.code, again.said]).toEqual([0, `${account.email} is an administrator already (${account.id}). Nothing was changed.\n`]);
    const status = await eventually(
      async () => (await ask(academy.graphUrl, { query: '{ me { id } }', accessToken: account.accessToken })).status,
      (found) => found === 401,
    );
    expect(status).toBe(401);
  });

  test(
    'of an account whose address was never proven it makes an administrator whom the old password does not let in',
    { tags: ['H20'] },
    async () => {
      const account = await academy.register({ firstName: 'Inconnue', isVerified: false });
      const { code, said } = await run(['create', account.email]);
      expect([code, said.split('\n')]).toEqual([
        0,
        [
          `${account.email} is an administrator now (${account.id}).`,
          'The address was not verified: the old password is invalid and every session is closed.',
          'A link to choose a password, good for an hour, goes to this address as soon as auth runs.',
          '',
        ],
      ]);
      const status = await eventually(
        async () => (await ask(academy.graphUrl, { query: '{ me { id } }', accessToken: account.accessToken })).status,
        (found) => found === 401,
      );
      expect(status).toBe(401);
    },
  );

  test.each([
    { what: 'no command', args: [], code: 2, says: 'usage: npm run admin' },
    { what: 'another command', args: ['delete', 'a@b.example'], code: 2, says: 'usage: npm run admin' },
    { what: 'no address', args: ['create'], code: 2, says: 'usage: npm run admin' },
    { what: 'a password beside the address', args: ['create', 'a@b.example', 'secret'], code: 2, says: 'usage: npm run admin' },
    {
      what: 'a text that is not an address',
      args: ['create', 'nobody'],
      code: 2,
      says: 'This is not an e-mail address. Nothing was changed.',
    },
  ])('says what is wrong with $what, and ends with $code', async ({ args, code, says }) => {
    const ended = await run(args);
    expect([ended.code, ended.said.startsWith(says)]).toEqual([code, true]);
  });

  test('says what is missing, and what cannot be reached', async () => {
    expect(await run(['list'], {})).toEqual({ code: 1, said: 'The environment is not usable:\n  MONGODB_URI is required\n' });
    expect(await run(['list'], { MONGODB_URI: 'mongodb://127.0.0.1:9/?replicaSet=none' })).toEqual({
      code: 1,
      said: 'database har_auth is not reachable\n',
    });
  });
});

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { remoteKeys } from '#shared/trust/jwks.ts';
import { emailVerified } from '#events/auth.ts';
import { seedAccounts } from '../seed.ts';
import { requireSafeSecret } from '../src/config.ts';
import { config, createAccount, replayOf, silentLog, startAuth } from './kit.ts';

const keySet = async (auth: Awaited<ReturnType<typeof startAuth>>) => {
  const route = auth.subgraph.routes.find(({ path }) => path === '/.well-known/jwks.json');
  const answer = await route?.handle({
    headers: {},
    rawBody: Buffer.alloc(0),
    query: new URLSearchParams(),
    log: silentLog,
  });
  return { access: route?.access, body: answer?.body };
};

test('processes that start in parallel agree on one key, which a later start keeps', async () => {
  const database = `auth_${randomBytes(6).toString('hex')}`;
  const first = await Promise.all([1, 2, 3, 4].map(() => startAuth({ database })));
  const sets = await Promise.all([...first, await startAuth({ database })].map(keySet));
  for (const set of sets) expect(set).toEqual(sets[0]);
  expect(await first[0]?.rowsOf('signingKeys')).toHaveLength(1);
  const [one, other] = first;
  if (!one || !other) throw new Error('two processes are needed');
  const { accessToken } = await createAccount(one);
  expect((await other.verifier.verify(accessToken)).ok).toBe(true);
});

test('the published key verifies a signed token, and the private key is sealed at rest', async () => {
  const auth = await startAuth();
  const { accessToken } = await createAccount(auth);
  const { access, body } = await keySet(auth);
  expect(access).toBe('public');
  const [row] = await auth.rowsOf('signingKeys');
  const kid = String(row?.['_id']);
  expect(body).toEqual({
    keys: [{ kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String), kid, use: 'sig', alg: 'ES256' }],
  });
  const keys = remoteKeys({ fetch: () => Promise.resolve(JSON.parse(JSON.stringify(body))), clock: auth.clock });
  expect((await keys.publicKey(kid))?.type).toBe('public');
  expect(JSON.parse(Buffer.from(accessToken.split('.')[0] ?? '', 'base64url').toString())).toEqual({ alg: 'ES256', typ: 'at+jwt', kid });
  expect(row?.['sealedPrivateKey']).toMatch(/^v1\./);
  expect(JSON.stringify(row)).not.toContain('PRIVATE KEY');
});

test('another secret cannot open the stored keys, so the process does not start', async () => {
  const { connection } = await startAuth();
  await expect(startAuth({ database: connection.name, authSecret: 'another-Secret_of-32-bytes-0123456789' })).rejects.toThrow();
});

test('a secret of fewer than 32 bytes is refused', { tags: ['B11'] }, () => {
  expect(() => requireSafeSecret({ ...config, authSecret: 'x'.repeat(31) })).toThrow('authSecret must have 32 bytes or more');
  expect(() => requireSafeSecret({ ...config, authSecret: 'x'.repeat(32) })).not.toThrow();
  return expect(startAuth({ authSecret: 'x'.repeat(31) })).rejects.toThrow('authSecret must have 32 bytes or more');
});

test('the demo accounts are created once, are verified, are published and get no mail', async () => {
  const auth = await startAuth();
  const ids = await seedAccounts(auth.subgraph);
  expect(await seedAccounts(auth.subgraph)).toEqual(ids);
  const order = ['learner@har.example', 'instructor@har.example', 'admin@har.example'];
  const users = (await auth.rowsOf('users')).sort(
    (one, other) => order.indexOf(String(one['email'])) - order.indexOf(String(other['email'])),
  );
  expect(users.map(({ _id, email, roles, locale }) => ({ _id, email, roles, locale }))).toEqual([
    { _id: ids.learner.userId, email: 'learner@har.example', roles: ['LEARNER'], locale: 'fr' },
    { _id: ids.instructor.userId, email: 'instructor@har.example', roles: ['LEARNER', 'INSTRUCTOR'], locale: 'fr' },
    { _id: ids.admin.userId, email: 'admin@har.example', roles: ['LEARNER', 'ADMIN'], locale: 'fr' },
  ]);
  expect(users.filter(({ emailVerifiedAt }) => emailVerifiedAt === null)).toEqual([]);
  await expect.poll(() => auth.sent.length).toBe(6);
  expect(await auth.rowsOf('outgoingMails')).toEqual([]);
  expect(await replayOf(auth, emailVerified)).toHaveLength(3);
});

import { expect, test } from 'vitest';
import { remoteKeys } from '#shared/trust/jwks.ts';
import { createAccessTokenVerifier } from '#shared/trust/accessToken.ts';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { config, createAccount, refreshCode, signInAgain, silentLog, startAuth } from './kit.ts';
import type { Auth } from './kit.ts';
import { createKeyRotation } from '../src/crypto/keyRotation.ts';
import { createSealer, deriveKey } from '../src/crypto/secrets.ts';

const minute = 60_000;
const kidOf = (accessToken: string): string =>
  textAt(JSON.parse(Buffer.from(accessToken.split('.')[0] ?? '', 'base64url').toString()), 'kid');
const newToken = async (auth: Auth): Promise<string> => (await signInAgain(auth)).accessToken;
const statesOf = async ({ subgraph }: Auth) => (await subgraph.wiring.keyRotation.list()).map(({ state }) => state);
const isValid = async (auth: Auth, accessToken: string): Promise<boolean> => (await auth.verifier.verify(accessToken)).ok;
const isActive = async (auth: Auth, accessToken: string): Promise<unknown> => {
  const { data } = await auth.ask('anonymous', 'query ($token: String!) { verifyToken(token: $token) { isActive } }', {
    token: accessToken,
  });
  return at(data, 'verifyToken.isActive');
};

test(
  'a new key is published two minutes before it signs, and tokens of the old key stay valid until they expire',
  { tags: ['B9'] },
  async () => {
    const auth = await startAuth();
    const { subgraph, clock } = auth;
    const { accessToken: old } = await createAccount(auth);
    const rotated = await subgraph.wiring.keyRotation.rotate();
    if (!rotated.ok) throw new Error(rotated.errors[0].code);
    expect(rotated.value).toMatchObject({ isNew: true, signsFrom: new Date(clock.now().getTime() + 2 * minute) });
    await subgraph.wiring.refreshKeys();

    clock.advance(2 * minute - 1);
    expect(await statesOf(auth)).toEqual(['SIGNING', 'NEXT']);
    const lastOfOld = await newToken(auth);
    expect(kidOf(lastOfOld)).toBe(kidOf(old));
    expect(await subgraph.wiring.publicKeys.publicKey(rotated.value.kid)).not.toBeNull();

    clock.advance(1);
    expect(await statesOf(auth)).toEqual(['RETIRING', 'SIGNING']);
    const firstOfNew = await newToken(auth);
    expect(kidOf(firstOfNew)).toBe(rotated.value.kid);
    expect([await isValid(auth, lastOfOld), await isValid(auth, firstOfNew)]).toEqual([true, true]);

    // Tokens are dated in whole seconds, so the last token of the old key expires up to a second before its 15 minutes.
    clock.advance(14 * minute + 58_000);
    expect(await isValid(auth, lastOfOld)).toBe(true);
    clock.advance(2_000);
    expect(await isValid(auth, lastOfOld)).toBe(false);
  },
);

test('a key can be withdrawn only after all its tokens have expired, and is then refused by every process', { tags: ['B9'] }, async () => {
  const auth = await startAuth();
  const other = await startAuth({ database: auth.connection.name, clock: auth.clock });
  const { keyRotation } = auth.subgraph.wiring;
  const { accessToken } = await createAccount(auth);
  const kid = kidOf(accessToken);
  expect(await keyRotation.withdraw({ kid, isLeaked: false })).toEqual({ ok: false, errors: [{ code: 'STILL_SIGNING' }] });
  expect(await keyRotation.withdraw({ kid: 'key-nobodys', isLeaked: false })).toEqual({ ok: false, errors: [{ code: 'UNKNOWN_KEY' }] });
  await keyRotation.rotate();
  expect(await keyRotation.withdraw({ kid, isLeaked: false })).toEqual({ ok: false, errors: [{ code: 'STILL_SIGNING' }] });

  auth.clock.advance(2 * minute);
  const expendableFrom = new Date(auth.clock.now().getTime() + 16 * minute);
  auth.clock.advance(16 * minute - 1);
  expect(await keyRotation.withdraw({ kid, isLeaked: false })).toEqual({
    ok: false,
    errors: [{ code: 'STILL_IN_USE', expendableFrom }],
  });
  auth.clock.advance(1);
  expect(await keyRotation.withdraw({ kid, isLeaked: false })).toMatchObject({ ok: true });
  expect(await keyRotation.withdraw({ kid, isLeaked: false })).toEqual({ ok: false, errors: [{ code: 'WITHDRAWN_ALREADY' }] });
  expect(await statesOf(auth)).toEqual(['WITHDRAWN', 'SIGNING']);
  for (const each of [auth, other]) {
    await each.subgraph.wiring.refreshKeys();
    expect(await each.subgraph.wiring.publicKeys.publicKey(kid)).toBeNull();
  }
});

test('each key is listed with its state and the time from which it may be withdrawn', { tags: ['B9'] }, async () => {
  const auth = await startAuth();
  const { keyRotation } = auth.subgraph.wiring;
  const after = (minutes: number) => new Date(auth.clock.now().getTime() + minutes * minute);
  const rotated = async () => {
    const result = await keyRotation.rotate();
    if (!result.ok) throw new Error(result.errors[0].code);
    return result.value.kid;
  };
  const listed = async () => (await keyRotation.list()).map(({ kid, state, expendableFrom }) => [kid, state, expendableFrom]);
  const [first = ''] = (await keyRotation.list()).map(({ kid }) => kid);
  const unused = await rotated();
  // A key that has signed nothing may be withdrawn at any time. A second rotation returns it.
  expect(await listed()).toEqual([
    [first, 'SIGNING', null],
    [unused, 'NEXT', auth.clock.now()],
  ]);
  expect(await rotated()).toBe(unused);
  expect(await keyRotation.withdraw({ kid: unused, isLeaked: false })).toEqual({ ok: true, value: { signingKid: first } });

  auth.clock.advance(1);
  const second = await rotated();
  auth.clock.advance(2 * minute);
  const firstExpendableFrom = after(16);
  expect(await listed()).toEqual([
    [first, 'RETIRING', firstExpendableFrom],
    [unused, 'WITHDRAWN', null],
    [second, 'SIGNING', null],
  ]);
  const third = await rotated();
  auth.clock.advance(2 * minute);
  expect(await listed()).toEqual([
    [first, 'RETIRING', firstExpendableFrom],
    [unused, 'WITHDRAWN', null],
    [second, 'RETIRING', after(16)],
    [third, 'SIGNING', null],
  ]);
  const created = auth.lines.filter(({ message }) => message === 'signing key made: it takes over').map(({ level, kid }) => [level, kid]);
  expect(created).toEqual([unused, second, third].map((kid) => ['warn', kid]));
});

test('a leaked key is replaced at once, its tokens become invalid and refresh tokens stay valid', { tags: ['B9'] }, async () => {
  const auth = await startAuth();
  const { accessToken, refreshToken } = await createAccount(auth);
  const kid = kidOf(accessToken);
  const withdrawn = await auth.subgraph.wiring.keyRotation.withdraw({ kid, isLeaked: true });
  if (!withdrawn.ok) throw new Error(withdrawn.errors[0].code);
  expect((await statesOf(auth)).sort()).toEqual(['SIGNING', 'WITHDRAWN']);
  expect([await isValid(auth, accessToken), await isActive(auth, accessToken)]).toEqual([true, true]);

  await auth.subgraph.wiring.refreshKeys();

  expect([await isValid(auth, accessToken), await isActive(auth, accessToken)]).toEqual([false, false]);
  expect(await refreshCode(auth, refreshToken)).toBe('ok');
  const next = await newToken(auth);
  expect([kidOf(next), await isValid(auth, next), await isActive(auth, next)]).toEqual([withdrawn.value.signingKid, true, true]);
  expect(auth.lines.filter(({ message }) => message === 'signing key withdrawn')).toEqual([
    expect.objectContaining({ level: 'warn', kid, signing_kid: withdrawn.value.signingKid, is_leaked: true }),
  ]);
  expect(JSON.stringify(auth.lines)).not.toContain('PRIVATE');
});

test('of eight parallel rotations one creates a key, and of eight parallel withdrawals one creates a substitute', async () => {
  const auth = await startAuth();
  const { keyRotation } = auth.subgraph.wiring;
  const eight = Array.from({ length: 8 });
  const rotated = await Promise.all(eight.map(() => keyRotation.rotate()));
  expect(rotated.map((each) => each.ok && each.value.isNew).filter(Boolean)).toHaveLength(1);
  expect(new Set(rotated.map((each) => each.ok && each.value.kid)).size).toBe(1);
  expect(await statesOf(auth)).toEqual(['SIGNING', 'NEXT']);

  const kid = String((await auth.rowsOf('signingKeys')).find((row) => row['succeededAt'] !== undefined)?.['_id']);
  const withdrawn = await Promise.all(eight.map(() => keyRotation.withdraw({ kid, isLeaked: true })));
  expect(withdrawn.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await statesOf(auth)).sort()).toEqual(['NEXT', 'SIGNING', 'WITHDRAWN']);
});

test('one key signs at any time, whatever is rotated and withdrawn in parallel', async () => {
  const auth = await startAuth();
  const { keyRotation } = auth.subgraph.wiring;
  for (let round = 0; round < 5; round += 1) {
    await keyRotation.rotate();
    auth.clock.advance(2 * minute);
    const valid = (await keyRotation.list()).filter(({ state }) => state !== 'WITHDRAWN');
    await Promise.all([...valid.map(({ kid }) => keyRotation.withdraw({ kid, isLeaked: true })), keyRotation.rotate()]);
    expect((await statesOf(auth)).filter((state) => state === 'SIGNING')).toHaveLength(1);
  }
});

test('at most eight keys are valid, as many as verifiers accept', async () => {
  const auth = await startAuth();
  for (let created = 1; created < 8; created += 1) {
    expect((await auth.subgraph.wiring.keyRotation.rotate()).ok).toBe(true);
    auth.clock.advance(2 * minute);
  }
  expect(await auth.subgraph.wiring.keyRotation.rotate()).toEqual({ ok: false, errors: [{ code: 'TOO_MANY_KEYS', maximum: 8 }] });
});

test('another AUTH_SECRET can neither create nor withdraw a key, and no key is created without a first one', async () => {
  const auth = await startAuth();
  const rotationWith = (authSecret: string) =>
    createKeyRotation({
      connection: auth.connection,
      signingKeys: auth.subgraph.stores.signingKeys,
      sealer: createSealer(deriveKey({ authSecret, purpose: 'signing-key' })),
      clock: auth.clock,
      log: silentLog,
      auditLog: { record: () => Promise.resolve() },
      accessTokenLifetimeSeconds: 900,
    });
  const before = await auth.rowsOf('signingKeys');
  const strange = rotationWith('another-Secret_of-32-bytes-0123456789');
  await expect(strange.rotate()).rejects.toThrow();
  await expect(strange.withdraw({ kid: String(before[0]?.['_id']), isLeaked: true })).rejects.toThrow();
  expect(await auth.rowsOf('signingKeys')).toEqual(before);
  await auth.connection.collection('signingKeys').deleteMany({});
  expect(await rotationWith(config.authSecret).rotate()).toEqual({ ok: false, errors: [{ code: 'NO_KEY' }] });
});

test('a router refuses a withdrawn key within 25 s, idle or busy', { tags: ['B9'] }, async () => {
  const auth = await startAuth();
  const { accessToken } = await createAccount(auth);
  const route = auth.subgraph.routes.find(({ path }) => path === '/.well-known/jwks.json');
  const fetchKeys = async (): Promise<unknown> => {
    const log = silentLog;
    const answer = await route?.handle({ headers: {}, rawBody: Buffer.alloc(0), query: new URLSearchParams(), log });
    return JSON.parse(JSON.stringify(answer?.body));
  };
  const routers = ['idle', 'busy'].map(() =>
    createAccessTokenVerifier({
      keys: remoteKeys({ fetch: fetchKeys, clock: auth.clock }),
      issuer: config.issuer,
      audience: config.audience,
      clock: auth.clock,
    }),
  );
  const verdicts = () => Promise.all(routers.map(async (router) => (await router.verify(accessToken)).ok));
  expect(await verdicts()).toEqual([true, true]);
  await auth.subgraph.wiring.keyRotation.withdraw({ kid: kidOf(accessToken), isLeaked: true });
  // Auth reads the keys at most this late.
  for (let second = 0; second < 5; second += 1) {
    auth.clock.advance(1_000);
    await routers[1]?.verify(accessToken);
  }
  await auth.subgraph.wiring.refreshKeys();
  for (let second = 0; second < 20; second += 1) {
    auth.clock.advance(1_000);
    await routers[1]?.verify(accessToken);
  }
  expect(await verdicts()).toEqual([false, false]);
});

test('changes of keys are in the audit log with the operator, and refused ones are not', { tags: ['H20'] }, async () => {
  const auth = await startAuth();
  const { keyRotation } = auth.subgraph.wiring;
  const kid = kidOf((await createAccount(auth)).accessToken);
  await keyRotation.withdraw({ kid, isLeaked: false });
  const rotated = await keyRotation.rotate();
  auth.clock.advance(1);
  await keyRotation.rotate();
  await keyRotation.withdraw({ kid, isLeaked: true });
  await keyRotation.withdraw({ kid, isLeaked: true });

  const entries = (await auth.rowsOf('auditLog')).map(({ actor, action, subjectType, subjectId, details }) => [
    actor,
    action,
    subjectType,
    subjectId,
    details,
  ]);

  const operator = { kind: 'system', name: 'operator' };
  if (!rotated.ok) throw new Error(rotated.errors[0].code);
  expect(entries).toEqual([
    [operator, 'SIGNING_KEY_MADE', 'SigningKey', rotated.value.kid, { signsFrom: rotated.value.signsFrom.toISOString() }],
    [operator, 'SIGNING_KEY_WITHDRAWN', 'SigningKey', kid, { isLeaked: true }],
  ]);
});

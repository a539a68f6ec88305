import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { manualClock } from '../../clock.ts';
import { remoteKeys, SigningKeysUnavailable, toJwks } from '../../trust/jwks.ts';
import { keyPair, p384Pair, rsaPair, strangerPair } from './tokenWorkshop.ts';

const first = { kid: 'key-1', publicKey: keyPair.publicKey };
const second = { kid: 'key-2', publicKey: strangerPair.publicKey };

const setUp = () => {
  const clock = manualClock(new Date('2026-03-01T12:00:00.000Z'));
  const auth: { document: unknown; isDown: boolean; readCount: number } = { document: toJwks([first]), isDown: false, readCount: 0 };
  const keys = remoteKeys({
    clock,
    fetch: async () => {
      auth.readCount += 1;
      await Promise.resolve();
      if (auth.isDown) throw new Error('connection refused');
      return auth.document;
    },
  });
  const knows = async (kid: string): Promise<boolean> => (await keys.publicKey(kid)) !== null;
  return { clock, auth, keys, knows };
};
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('the key set shows public parts alone', () => {
  const { x, y } = keyPair.publicKey.export({ format: 'jwk' });

  expect(toJwks([first])).toEqual({ keys: [{ kty: 'EC', crv: 'P-256', x, y, kid: 'key-1', use: 'sig', alg: 'ES256' }] });
});

test('a private key or one of another kind is not published', () => {
  expect(() => toJwks([{ kid: 'key-1', publicKey: keyPair.privateKey }])).toThrow('Only public keys are published.');
  expect(() => toJwks([{ kid: 'key-1', publicKey: rsaPair.publicKey }])).toThrow();
  expect(() => toJwks([{ kid: 'key-1', publicKey: p384Pair.publicKey }])).toThrow();
  expect(() => toJwks([{ kid: '../key', publicKey: keyPair.publicKey }])).toThrow();
});

test('a published key comes back as the same key, read once for any number of simultaneous askers', async () => {
  const { auth, keys } = setUp();

  const answers = await Promise.all(Array.from({ length: 100 }, () => keys.publicKey('key-1')));

  expect(answers.every((key) => key?.equals(keyPair.publicKey))).toBe(true);
  expect(auth.readCount).toBe(1);
});

test('a new kid is found at once, two seconds after the last look', async () => {
  const { auth, clock, knows } = setUp();
  await knows('key-1');
  auth.document = toJwks([first, second]);

  clock.advance(1_999);
  expect(await knows('key-2')).toBe(false);
  clock.advance(1);
  expect(await knows('key-2')).toBe(true);
  expect(auth.readCount).toBe(2);
});

test('a thousand made-up kids in ten seconds cost one look each two seconds', async () => {
  const { auth, clock, knows } = setUp();
  await knows('key-1');

  for (let index = 0; index < 1_000; index += 1) {
    clock.advance(10);
    await knows(`made-up-${String(index)}`);
  }

  expect(auth.readCount).toBe(1 + 5);
});

test('a withdrawn key is refused from 10 s on under load, beside the request that notices', { tags: ['B9'] }, async () => {
  const { auth, clock, knows } = setUp();
  await knows('key-1');
  auth.document = toJwks([second]);

  clock.advance(9_999);
  expect(await knows('key-1')).toBe(true);
  await settled();
  expect(auth.readCount).toBe(1);
  clock.advance(1);
  expect(await knows('key-1')).toBe(true);
  await settled();
  expect(await knows('key-1')).toBe(false);
});

test('a withdrawn key is refused at 20 s by a process that had nothing to do', { tags: ['B9'] }, async () => {
  const { auth, clock, knows } = setUp();
  await knows('key-1');
  auth.document = toJwks([second]);

  clock.advance(20_000);

  expect(await Promise.all([knows('key-1'), knows('key-1'), knows('key-2')])).toEqual([false, false, true]);
});

test('the last known keys stay in force while auth is down or sends something else, and nobody hangs on it', async () => {
  const { auth, clock, keys, knows } = setUp();
  await knows('key-1');
  auth.isDown = true;

  for (let index = 0; index < 30; index += 1) {
    clock.advance(60_000);
    expect(await knows('key-1')).toBe(true);
  }
  expect(keys.ageSeconds()).toBe(1_800);
  auth.isDown = false;
  const ambiguous = toJwks([first, { ...second, kid: 'key-1' }]);
  const ofOtherKinds = { keys: [{ ...rsaPair.publicKey.export({ format: 'jwk' }), kid: 'rsa', use: 'sig', alg: 'RS256' }] };
  for (const document of [null, {}, { keys: [] }, { keys: 'key-1' }, ambiguous, ofOtherKinds]) {
    auth.document = document;
    clock.advance(60_000);
    expect((await keys.publicKey('key-1'))?.equals(keyPair.publicKey)).toBe(true);
  }
  auth.document = toJwks([second]);
  clock.advance(60_000);
  expect(await knows('key-1')).toBe(false);
});

test('while auth hangs after a failure, known keys are answered without waiting for it', async () => {
  const clock = manualClock(new Date('2026-03-01T12:00:00.000Z'));
  const answers = [Promise.resolve(toJwks([first])), Promise.reject(new Error('connection refused')), new Promise<never>(() => undefined)];
  const keys = remoteKeys({ clock, fetch: () => answers.shift() ?? Promise.reject(new Error('asked too often')) });
  await keys.publicKey('key-1');
  clock.advance(60_000);
  await keys.publicKey('key-1');
  clock.advance(2_000);

  expect((await keys.publicKey('key-1'))?.equals(keyPair.publicKey)).toBe(true);
  expect(answers).toHaveLength(0);
});

test('before the keys were ever read, asking is a fault and not an unknown key', async () => {
  const { auth, keys } = setUp();
  auth.isDown = true;

  await expect(keys.publicKey('key-1')).rejects.toThrow(SigningKeysUnavailable);
  expect(keys.ageSeconds()).toBe(Infinity);
});

test('keys of other kinds in the set are passed over', async () => {
  const { auth, knows } = setUp();
  const { keys } = toJwks([first]);
  auth.document = {
    keys: [
      ...keys,
      { ...rsaPair.publicKey.export({ format: 'jwk' }), kid: 'rsa', use: 'sig', alg: 'RS256' },
      { kty: 'oct', k: 'AAAA', kid: 'oct', use: 'sig', alg: 'HS256' },
      { ...generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }), kid: 'ed', use: 'sig', alg: 'EdDSA' },
    ],
  };

  expect(await Promise.all(['key-1', 'rsa', 'oct', 'ed'].map(knows))).toEqual([true, false, false, false]);
});

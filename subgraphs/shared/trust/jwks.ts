import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { kidPattern, tokenAlgorithm } from './strictJws.ts';

const maximumKeys = 20;
const retryEveryMs = 500;
const publishedKeySchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string().regex(kidPattern),
  use: z.literal('sig'),
  alg: z.literal(tokenAlgorithm),
});
const jwksSchema = z.object({ keys: z.array(z.unknown()).min(1).max(maximumKeys) });

export type Jwks = { keys: z.infer<typeof publishedKeySchema>[] };

/**
 * The document at `/.well-known/jwks.json`. A key belongs in it for a minute at least before it signs: verifiers look again by then, and no
 * token of the new key meets a process that has not read it. Throws when it is handed anything but public P-256 keys.
 */
export const toJwks = (keys: readonly { kid: string; publicKey: KeyObject }[]): Jwks => ({
  keys: keys.map(({ kid, publicKey }) => {
    if (publicKey.type !== 'public') throw new Error('Only public keys are published.');
    const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
    return publishedKeySchema.parse({ kty, crv, x, y, kid, use: 'sig', alg: tokenAlgorithm });
  }),
});

/** Keys of other kinds are passed over, as the standard asks. Throws where none is left: an issuer always has one. */
const parseJwks = (document: unknown): ReadonlyMap<string, KeyObject> => {
  const keyByKid = new Map<string, KeyObject>();
  for (const entry of jwksSchema.parse(document).keys) {
    const published = publishedKeySchema.safeParse(entry);
    if (!published.success) continue;
    const { kid, ...key } = published.data;
    if (keyByKid.has(kid)) throw new Error(`The key set names ${kid} twice.`);
    keyByKid.set(kid, createPublicKey({ key, format: 'jwk' }));
  }
  if (keyByKid.size === 0) throw new Error('The key set has no key for ES256.');
  return keyByKid;
};

/** Thrown while the issuer's keys were never read, so that no good token is called bad for it. */
export class SigningKeysUnavailable extends Error {
  override name = 'SigningKeysUnavailable';
}

export type RemoteKeys = {
  publicKey(kid: string): Promise<KeyObject | null>;
  /** Since the keys were last read; Infinity when they never were. */
  ageSeconds(): number;
  /** Whether they were ever read: until then no token can be judged. */
  isRead(): boolean;
  /** Reads them, and goes on trying until they were read once. */
  start(): void;
  stop(): void;
};

type RemoteKeysOptions = {
  /** Reads the key set; gives up by itself within a second or two. */
  fetch: () => Promise<unknown>;
  clock: Clock;
  refreshAfterSeconds?: number;
  minimumIntervalSeconds?: number;
};

/**
 * The issuer's public keys, kept. From `refreshAfterSeconds` on they are read again beside the request that asked; from twice that on the
 * request waits: with the seconds that the issuer's own processes and a cache before them may take, a withdrawn key is refused within 60 s
 * even by a process that had nothing to do. While the issuer is out of reach the last known keys stay in force and nobody waits for more
 * than the first failing attempt.
 */
export const remoteKeys = ({ fetch, clock, refreshAfterSeconds = 10, minimumIntervalSeconds = 2 }: RemoteKeysOptions): RemoteKeys => {
  let keyByKid: ReadonlyMap<string, KeyObject> | null = null;
  let readAtMs = -Infinity;
  let triedAtMs = -Infinity;
  let lastProblem: unknown = null;
  let inFlight: Promise<void> | null = null;

  const read = async (startedAtMs: number): Promise<void> => {
    try {
      keyByKid = parseJwks(await fetch());
      readAtMs = startedAtMs;
      lastProblem = null;
    } catch (problem) {
      lastProblem = problem;
    } finally {
      inFlight = null;
    }
  };
  /** Joins the attempt under way, else starts one unless the last began only just now: made-up key ids cannot cause a storm. */
  const refresh = async (): Promise<void> => {
    const nowMs = clock.now().getTime();
    if (!inFlight && nowMs - triedAtMs >= minimumIntervalSeconds * 1000) {
      // An old failure does not predict the next answer. The first caller after a quiet time waits again.
      if (nowMs - triedAtMs >= refreshAfterSeconds * 1000) lastProblem = null;
      triedAtMs = nowMs;
      inFlight = read(nowMs);
    }
    await inFlight;
  };
  const ageSeconds = (): number => (clock.now().getTime() - readAtMs) / 1000;
  let timer: NodeJS.Timeout | null = null;
  const stop = (): void => {
    if (timer) clearInterval(timer);
    timer = null;
  };
  const readOnce = (): void => {
    void refresh().then(() => {
      if (keyByKid) stop();
    });
  };

  return {
    ageSeconds,
    isRead: () => keyByKid !== null,
    start() {
      timer ??= setInterval(readOnce, retryEveryMs);
      timer.unref();
      readOnce();
    },
    stop,
    async publicKey(kid) {
      if (keyByKid && ageSeconds() >= refreshAfterSeconds) {
        const refreshed = refresh();
        if (ageSeconds() >= 2 * refreshAfterSeconds && lastProblem === null) await refreshed;
      }
      if (!keyByKid?.has(kid)) await refresh();
      if (!keyByKid) throw new SigningKeysUnavailable('The keys of access tokens could not be read yet.', { cause: lastProblem });
      return keyByKid.get(kid) ?? null;
    },
  };
};

import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { Logger } from '#shared/log.ts';
import { createRepeatedWork } from '#shared/outages.ts';
import type { Claims } from '#shared/mongo/claims.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import type { PublicKeys, SigningKey } from '#shared/trust/accessToken.ts';
import { toJwks } from '#shared/trust/jwks.ts';
import type { Jwks } from '#shared/trust/jwks.ts';
import type { Sealer } from './secrets.ts';
import { createSigningKeyRow, openSigningKeyRow, signingAt, signingKeyRepository } from './signingKey.collection.ts';
import type { OpenKey, SigningKeyRows } from './signingKey.collection.ts';

export type SigningKeys = PublicKeys & {
  /** The newest key that may sign. */
  signingKey(): SigningKey;
  jwks(): Jwks;
  /** Reads the keys now instead of at the next interval. */
  refresh(): Promise<void>;
  /** Reads the keys, and creates the first one of a new deployment. */
  prepare(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
};

/** The ES256 keys of this deployment: created at the first start, stored in the database, shared by all processes. Several may be valid at a time. */
export const createSigningKeys = ({
  connection,
  signingKeys,
  claims,
  sealer,
  clock,
  log,
  refreshEveryMs = 5_000,
}: {
  connection: Connection;
  signingKeys: SigningKeyRows;
  claims: Claims;
  sealer: Sealer;
  clock: Clock;
  log: Logger;
  /** The delay until a process of auth reads a new or a withdrawn key. Together with remoteKeys' delay, every process rejects a withdrawn key within a minute. */
  refreshEveryMs?: number;
}): SigningKeys => {
  const rows = signingKeyRepository({ signingKeys });
  let keys: readonly OpenKey[] = [];
  const stopping = new AbortController();
  let refreshing: Promise<void> = Promise.resolve();

  const load = async (): Promise<void> => {
    keys = (await rows.valid()).map((row) => openSigningKeyRow({ row, sealer }));
  };

  const createFirst = async (): Promise<void> => {
    const now = clock.now();
    const row = createSigningKeyRow({ sealer, now, signsFrom: now });
    const isCreated = await inTransaction(connection, async (session) => {
      // Of processes that start concurrently one gets the claim; the others read its key.
      if (!(await claims.claim({ kind: 'signing-key', value: 'first', ownerId: row._id, session }))) return false;
      await rows.insert(row, session);
      return true;
    });
    if (isCreated) log.info({ kid: row._id }, 'signing key made');
  };

  const reading = createRepeatedWork({ log, failure: 'signing keys could not be read again; the loaded ones stay in force' });
  const refreshRepeatedly = async (): Promise<void> => {
    for (;;) {
      await sleep(refreshEveryMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      await reading.run(load);
    }
  };

  return {
    publicKey: (kid) => keys.find((key) => key.kid === kid)?.publicKey ?? null,
    signingKey: () => {
      const key = signingAt(keys, clock.now());
      if (!key) throw new Error('no signing key is loaded');
      return { kid: key.kid, privateKey: key.privateKey };
    },
    jwks: () => toJwks(keys),
    refresh: load,
    async prepare() {
      await load();
      if (keys.length > 0) return;
      await createFirst();
      await load();
    },
    start() {
      refreshing = refreshRepeatedly();
    },
    async stop() {
      stopping.abort();
      await refreshing;
    },
  };
};

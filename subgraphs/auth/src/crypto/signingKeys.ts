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
import { makeSigningKeyRow, openSigningKeyRow, signingAt, signingKeyRows } from './signingKeyRows.ts';
import type { HeldKey } from './signingKeyRows.ts';

export type SigningKeys = PublicKeys & {
  /** The newest key whose time has come. */
  signingKey(): SigningKey;
  jwks(): Jwks;
  /** Reads the keys now instead of at the next look. */
  refresh(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** The ES256 keys of this deployment: made at the first start, kept in the database, the same in every process. Several may be valid at a time. */
export const createSigningKeys = ({
  connection,
  claims,
  sealer,
  clock,
  log,
  refreshEveryMs = 5_000,
}: {
  connection: Connection;
  claims: Claims;
  sealer: Sealer;
  clock: Clock;
  log: Logger;
  /** How late a process of auth may hear of a new or a withdrawn key. With what remoteKeys takes, a withdrawn key is refused everywhere within a minute. */
  refreshEveryMs?: number;
}): SigningKeys => {
  const rows = signingKeyRows(connection);
  let held: readonly HeldKey[] = [];
  const stopping = new AbortController();
  let refreshing: Promise<void> = Promise.resolve();

  const load = async (): Promise<void> => {
    held = (await rows.valid()).map((row) => openSigningKeyRow({ row, sealer }));
  };

  const makeFirst = async (): Promise<void> => {
    const now = clock.now();
    const row = makeSigningKeyRow({ sealer, now, signsFrom: now });
    const isOurs = await inTransaction(connection, async (session) => {
      // Of processes that start at the same time one gets the claim; the others read its key.
      if (!(await claims.claim({ kind: 'signing-key', value: 'first', ownerId: row._id, session }))) return false;
      await rows.insert(row, session);
      return true;
    });
    if (isOurs) log.info({ kid: row._id }, 'signing key made');
  };

  const reading = createRepeatedWork({ log, failure: 'signing keys could not be read again; the known ones stay in force' });
  const keepFresh = async (): Promise<void> => {
    for (;;) {
      await sleep(refreshEveryMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      await reading.run(load);
    }
  };

  return {
    publicKey: (kid) => held.find((key) => key.kid === kid)?.publicKey ?? null,
    signingKey: () => {
      const key = signingAt(held, clock.now());
      if (!key) throw new Error('no signing key is loaded');
      return { kid: key.kid, privateKey: key.privateKey };
    },
    jwks: () => toJwks(held),
    refresh: load,
    async start() {
      await load();
      if (held.length === 0) {
        await makeFirst();
        await load();
      }
      refreshing = keepFresh();
    },
    async stop() {
      stopping.abort();
      await refreshing;
    },
  };
};

import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { Logger } from '#shared/log.ts';
import type { Claims } from '#shared/mongo/claims.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import type { PublicKeys, SigningKey } from '#shared/trust/accessToken.ts';
import { toJwks } from '#shared/trust/jwks.ts';
import type { Jwks } from '#shared/trust/jwks.ts';
import { randomSecret } from './secrets.ts';
import type { Sealer } from './secrets.ts';

type SigningKeyRow = {
  _id: string;
  publicKeyPem: string;
  /** PKCS#8 PEM, sealed for this kid. */
  sealedPrivateKey: string;
  createdAt: Date;
  /** Published before it signs: verifiers must have heard of it by then. */
  signsFrom: Date;
  /** Neither signs nor is published any more. */
  withdrawnAt: Date | null;
};
type HeldKey = { kid: string; publicKey: KeyObject; privateKey: KeyObject; signsFrom: Date };

// A handful of rows that are always read together; they stay, withdrawn ones for the record.
export const signingKeyIndexes: readonly CollectionIndexes[] = [{ collection: 'signingKeys', indexes: [] }];

const refreshEveryMs = 15_000;

export type SigningKeys = PublicKeys & {
  /** The newest key whose time has come. */
  signingKey(): SigningKey;
  jwks(): Jwks;
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
}: {
  connection: Connection;
  claims: Claims;
  sealer: Sealer;
  clock: Clock;
  log: Logger;
}): SigningKeys => {
  const rows = () => collectionOf<SigningKeyRow>({ connection, name: 'signingKeys' });
  let held: readonly HeldKey[] = [];
  const stopping = new AbortController();
  let refreshing: Promise<void> = Promise.resolve();

  const toHeldKey = ({ _id: kid, publicKeyPem, sealedPrivateKey, signsFrom }: SigningKeyRow): HeldKey => ({
    kid,
    publicKey: createPublicKey(publicKeyPem),
    privateKey: createPrivateKey(sealer.open({ sealed: sealedPrivateKey, owner: kid })),
    signsFrom,
  });
  const load = async (): Promise<void> => {
    const found = await rows().find({ withdrawnAt: null }).sort({ signsFrom: -1, _id: 1 }).toArray();
    held = found.map(toHeldKey);
  };

  const makeFirst = async (): Promise<void> => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const kid = `key-${randomSecret().slice(0, 16)}`;
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const now = clock.now();
    const row: SigningKeyRow = {
      _id: kid,
      publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      sealedPrivateKey: sealer.seal({ text: pem, owner: kid }),
      createdAt: now,
      signsFrom: now,
      withdrawnAt: null,
    };
    const isOurs = await inTransaction(connection, async (session) => {
      // Of processes that start at the same time one gets the claim; the others read its key.
      if (!(await claims.claim({ kind: 'signing-key', value: 'first', ownerId: kid, session }))) return false;
      await rows().insertOne(row, { session });
      return true;
    });
    if (isOurs) log.info({ kid }, 'signing key made');
  };

  const keepFresh = async (): Promise<void> => {
    for (;;) {
      await sleep(refreshEveryMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      await load().catch((error: unknown) => {
        log.warn({ err: error }, 'signing keys could not be read again; the known ones stay in force');
      });
    }
  };

  return {
    publicKey: (kid) => held.find((key) => key.kid === kid)?.publicKey ?? null,
    signingKey: () => {
      const now = clock.now();
      // A clock behind the one that made the first key must not leave this process without any.
      const key = held.find(({ signsFrom }) => signsFrom <= now) ?? held.at(-1);
      if (!key) throw new Error('no signing key is loaded');
      return { kid: key.kid, privateKey: key.privateKey };
    },
    jwks: () => toJwks(held),
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

import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { ClientSession, Connection } from 'mongoose';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';
import { randomSecret } from './secrets.ts';
import type { Sealer } from './secrets.ts';

export type SigningKeyRow = {
  _id: string;
  publicKeyPem: string;
  /** PKCS#8 PEM, sealed for this kid. */
  sealedPrivateKey: string;
  createdAt: Date;
  /** Published before it signs: verifiers must have heard of it by then. */
  signsFrom: Date;
  /** When a successor was made, if ever. Written by every rotation, so that of two at once one sees what the other did. */
  succeededAt?: Date;
  /** Neither signs nor is published any more. */
  withdrawnAt: Date | null;
};
export type HeldKey = { kid: string; publicKey: KeyObject; privateKey: KeyObject; signsFrom: Date };

// A handful of rows that are always read together; they stay, withdrawn ones for the record.
export const signingKeyIndexes: readonly CollectionIndexes[] = [{ collection: 'signingKeys', indexes: [] }];

/** A new ES256 key, its private part sealed. */
export const makeSigningKeyRow = ({ sealer, now, signsFrom }: { sealer: Sealer; now: Date; signsFrom: Date }): SigningKeyRow => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = `key-${randomSecret().slice(0, 16)}`;
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return {
    _id: kid,
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sealedPrivateKey: sealer.seal({ text: pem, owner: kid }),
    createdAt: now,
    signsFrom,
    withdrawnAt: null,
  };
};

/** Throws when the row was sealed with another AUTH_SECRET. */
export const openSigningKeyRow = ({
  row: { _id: kid, publicKeyPem, sealedPrivateKey, signsFrom },
  sealer,
}: {
  row: SigningKeyRow;
  sealer: Sealer;
}): HeldKey => ({
  kid,
  publicKey: createPublicKey(publicKeyPem),
  privateKey: createPrivateKey(sealer.open({ sealed: sealedPrivateKey, owner: kid })),
  signsFrom,
});

export const signingKeyRows = (connection: Connection) => {
  const rows = () => collectionOf<SigningKeyRow>({ connection, name: 'signingKeys' });
  return {
    /** Those that are not withdrawn, the newest first. */
    valid: (session?: ClientSession): Promise<SigningKeyRow[]> =>
      rows()
        .find({ withdrawnAt: null }, session ? { session } : {})
        .sort({ signsFrom: -1, _id: 1 })
        .toArray(),
    all: (): Promise<SigningKeyRow[]> => rows().find().sort({ signsFrom: 1, _id: 1 }).toArray(),
    async insert(row: SigningKeyRow, session: ClientSession): Promise<void> {
      await rows().insertOne(row, { session });
    },
    async markSucceeded({ kid, at, session }: { kid: string; at: Date; session: ClientSession }): Promise<void> {
      await rows().updateOne({ _id: kid }, { $set: { succeededAt: at } }, { session });
    },
    /** True for the one that withdrew it. */
    async withdraw({ kid, at, session }: { kid: string; at: Date; session: ClientSession }): Promise<boolean> {
      const { modifiedCount } = await rows().updateOne({ _id: kid, withdrawnAt: null }, { $set: { withdrawnAt: at } }, { session });
      return modifiedCount === 1;
    },
  };
};

/** The newest key whose time has come, of keys that are sorted newest first. A clock behind the one that made the first key must not leave a process without any. */
export const signingAt = <Key extends { signsFrom: Date }>(keys: readonly Key[], now: Date): Key | null =>
  keys.find(({ signsFrom }) => signsFrom <= now) ?? keys.at(-1) ?? null;

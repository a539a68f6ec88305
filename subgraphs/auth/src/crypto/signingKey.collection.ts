import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { ClientSession } from 'mongoose';
import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';
import { nullable, optional } from '#shared/mongo/fields.ts';
import { randomSecret } from './secrets.ts';
import type { Sealer } from './secrets.ts';

/** A handful of rows that are always read together. Withdrawn keys stay for the record. */
export const signingKeyCollection = defineCollection({
  name: 'signingKeys',
  schema: {
    publicKeyPem: String,
    /** PKCS#8 PEM, sealed for this kid. */
    sealedPrivateKey: String,
    createdAt: Date,
    /** Publication comes first: verifiers must have received the key by then. */
    signsFrom: Date,
    /** When a successor was created, if ever. Every rotation writes it, so that concurrent rotations conflict. */
    succeededAt: optional(Date),
    /** From then on the key neither signs nor is published. */
    withdrawnAt: nullable(Date),
  },
  indexes: [],
  personalData: { none: 'the platform’s own keys' },
});
export type SigningKeyRow = RowOf<typeof signingKeyCollection>;
export type SigningKeyRows = Collection<SigningKeyRow>;
export type OpenKey = { kid: string; publicKey: KeyObject; privateKey: KeyObject; signsFrom: Date };

/** A new ES256 key with a sealed private part. */
export const createSigningKeyRow = ({ sealer, now, signsFrom }: { sealer: Sealer; now: Date; signsFrom: Date }): SigningKeyRow => {
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

/** @throws when the row was sealed with another AUTH_SECRET. */
export const openSigningKeyRow = ({
  row: { _id: kid, publicKeyPem, sealedPrivateKey, signsFrom },
  sealer,
}: {
  row: SigningKeyRow;
  sealer: Sealer;
}): OpenKey => ({
  kid,
  publicKey: createPublicKey(publicKeyPem),
  privateKey: createPrivateKey(sealer.open({ sealed: sealedPrivateKey, owner: kid })),
  signsFrom,
});

export const signingKeyRepository = ({ signingKeys }: { signingKeys: SigningKeyRows }) => ({
  /** Keys that are not withdrawn, newest first. */
  valid: (session: ClientSession | null = null): Promise<SigningKeyRow[]> =>
    signingKeys.find({ withdrawnAt: null }).session(session).sort({ signsFrom: -1, _id: 1 }).lean(),
  all: (): Promise<SigningKeyRow[]> => signingKeys.find().sort({ signsFrom: 1, _id: 1 }).lean(),
  async insert(row: SigningKeyRow, session: ClientSession): Promise<void> {
    await signingKeys.insertMany([row], { session });
  },
  async markSucceeded({ kid, at, session }: { kid: string; at: Date; session: ClientSession }): Promise<void> {
    await signingKeys.updateOne({ _id: kid }, { $set: { succeededAt: at } }, { session });
  },
  /** True for the call that withdrew the key. */
  async withdraw({ kid, at, session }: { kid: string; at: Date; session: ClientSession }): Promise<boolean> {
    const { modifiedCount } = await signingKeys.updateOne({ _id: kid, withdrawnAt: null }, { $set: { withdrawnAt: at } }, { session });
    return modifiedCount === 1;
  },
});

/** The newest key that may sign, of keys that are sorted newest first. With a clock behind the first key's creation that key signs all the same. */
export const signingAt = <Key extends { signsFrom: Date }>(keys: readonly Key[], now: Date): Key | null =>
  keys.find(({ signsFrom }) => signsFrom <= now) ?? keys.at(-1) ?? null;

import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

export type KeyPurpose = 'signing-key' | 'refresh-token' | 'outgoing-mail' | 'limits' | 'known-device' | 'data-export';

/** One secret and a derived key for each use: a leak of one key reveals nothing of another. */
export const deriveKey = ({ authSecret, purpose }: { authSecret: string; purpose: KeyPurpose }): Buffer =>
  Buffer.from(hkdfSync('sha256', authSecret, '', `har-academy/auth/${purpose}/v1`, 32));

const ivBytes = 12;
const tagBytes = 16;

export type Sealer = {
  /** `owner` is bound to the text: a sealed value does not open in another row. */
  seal(value: { text: string; owner: string }): string;
  /** @throws when the key, the owner or a byte differs. */
  open(value: { sealed: string; owner: string }): string;
};

/** AES-256-GCM. The format is `v1.` with iv, tag and ciphertext in base64url. */
export const createSealer = (key: Buffer): Sealer => ({
  seal: ({ text, owner }) => {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return `v1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
  },
  open: ({ sealed, owner }) => {
    if (!sealed.startsWith('v1.')) throw new Error('sealed in a way this version does not know');
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
  },
});

/** For secrets of 256 random bits: they cannot be guessed, so one fast round is enough. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** 256 bits, in characters that links and headers allow. */
export const randomSecret = (): string => randomBytes(32).toString('base64url');

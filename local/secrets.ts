import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const fileName = 'secrets.json';
const secretsSchema = z.object({
  serviceSecret: z.string(),
  authSecret: z.string(),
  stripeSecretKey: z.string(),
  stripePublishableKey: z.string(),
  stripeWebhookSecret: z.string(),
  objectStoreKeyId: z.string(),
  objectStoreSecret: z.string(),
});
/** The secrets of one machine. Created once, stored with the data they protect, readable by the owner only. */
export type LocalSecrets = z.output<typeof secretsSchema>;

const random = (bytes: number): string => randomBytes(bytes).toString('base64url');
const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');

const generateSecrets = (): LocalSecrets => ({
  serviceSecret: random(48),
  authSecret: random(48),
  stripeSecretKey: `sk_test_${randomHex(24)}`,
  stripePublishableKey: `pk_test_${randomHex(24)}`,
  stripeWebhookSecret: `whsec_${randomHex(24)}`,
  objectStoreKeyId: randomHex(10),
  objectStoreSecret: random(30),
});

const read = async (path: string): Promise<LocalSecrets | null> => {
  try {
    return secretsSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Error(`${path} does not contain valid secrets. Restore it, or delete all local data with npm start -- --reset.`, {
      cause: error,
    });
  }
};

/** The secrets of a data folder. The caller holds its lock. */
export const localSecrets = async (dataDir: string): Promise<LocalSecrets> => {
  const path = join(dataDir, fileName);
  const stored = await read(path);
  if (stored) return stored;
  const generated = generateSecrets();
  // Written in one step: half-written secrets would lock the data that they encrypt.
  await writeFile(`${path}.new`, JSON.stringify(generated, null, 2), { mode: 0o600 });
  await rename(`${path}.new`, path);
  return generated;
};

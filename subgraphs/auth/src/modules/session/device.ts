import type { ClientSession, Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';
import { sha256 } from '../../crypto/secrets.ts';

export type Device = { deviceName: string | null; userAgent: string | null };
/** A device where it is now. */
export type DeviceAt = Device & { ip: string | null };
/** The id is the account's with the hash of what the device calls itself. */
type KnownDeviceRow = { _id: string; userId: string; firstSeenAt: Date; expiresAt: Date };

const rememberedMs = 400 * 24 * 60 * 60_000;

export const knownDeviceIndexes: readonly CollectionIndexes[] = [
  {
    collection: 'knownDevices',
    indexes: [
      // An account's devices, which leave with it.
      { name: 'account', key: { userId: 1 } },
      // How rows leave: after 400 days without a sign-in.
      { name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
    ],
  },
];

/** Version numbers are left out: a browser that was updated is the device it was. */
const kindOf = ({ deviceName, userAgent }: Device): string => `${deviceName ?? ''}|${(userAgent ?? '').replace(/[\d._]+/g, '')}`;

/** From which devices an account was opened before. */
export const createKnownDevices = ({ connection, clock }: { connection: Connection; clock: Clock }) => ({
  /** Remembers it. True when the account has not been opened from it yet. */
  async meet({ userId, device, session }: { userId: string; device: Device; session: ClientSession }): Promise<boolean> {
    const now = clock.now();
    const { upsertedCount } = await collectionOf<KnownDeviceRow>({ connection, name: 'knownDevices' }).updateOne(
      { _id: `${userId}:${sha256(kindOf(device))}` },
      { $set: { expiresAt: new Date(now.getTime() + rememberedMs) }, $setOnInsert: { userId, firstSeenAt: now } },
      { upsert: true, session },
    );
    return upsertedCount === 1;
  },
});
export type KnownDevices = ReturnType<typeof createKnownDevices>;

const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\b/, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Such as Firefox, Windows. Only words of ours: what a client says of itself does not get into mails. Null for what we do not know. */
export const describeDevice = (userAgent: string | null): string | null => {
  const named = [browsers, systems].map((kinds) => kinds.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1]);
  const words = named.filter((word) => word !== undefined);
  return words.length === 0 ? null : words.join(', ');
};

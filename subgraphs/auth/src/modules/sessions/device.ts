import { createHmac } from 'node:crypto';
import type { ClientSession, Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { loggedNetwork } from '#shared/limits/clientNetwork.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';
import { randomSecret, sha256 } from '../../crypto/secrets.ts';

/** Where a request comes from, as the server sees it. `tokens` are the device tokens that came with it; nothing is proven yet. */
export type Device = { userAgent: string | null; ip: string | null; tokens: readonly string[] };
/** A device where it is now, with the name that its client gave it. */
export type DeviceAt = Device & { deviceName: string | null };
/** The id is the account's with a keyed hash of network and software. */
type KnownDeviceRow = { _id: string; userId: string; firstSeenAt: Date; expiresAt: Date };
/** The id is the token's hash. `sessionId` is the last session that was opened with it. */
type DeviceTokenRow = { _id: string; userId: string; sessionId: string; createdAt: Date; lastUsedAt: Date; expiresAt: Date };

export const rememberedMs = 400 * 24 * 60 * 60_000;
// Nobody has more, and whoever has the password must not fill the database.
const keptPerAccount = 50;

const sightings = 'knownDevices';
const proofs = 'deviceTokens';
export const knownDeviceIndexes: readonly CollectionIndexes[] = [sightings, proofs].map((collection) => ({
  collection,
  indexes: [
    // An account's devices, which leave with it.
    { name: 'account', key: { userId: 1 } },
    // How rows leave: after 400 days without a sign-in.
    { name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
}));

const tokenPattern = /^dvt_[A-Za-z0-9_-]{43}$/;
const tokensPerBrowser = 4;

/** Several people may sign in with one browser: its cookie holds a token for each of the last ones. */
export const tokensOfCookie = (cookie: string | null): string[] =>
  (cookie ?? '')
    .split('.')
    .filter((token) => tokenPattern.test(token))
    .slice(0, tokensPerBrowser);
export const cookieOfTokens = (tokens: readonly string[]): string => tokens.slice(0, tokensPerBrowser).join('.');

/** Version numbers are left out: a browser that was updated is the device it was. */
const softwareOf = (userAgent: string | null): string => (userAgent ?? '').replace(/[\d._]+/g, '');

/** From which devices an account was opened before. */
export const createKnownDevices = ({ connection, clock, key }: { connection: Connection; clock: Clock; key: Buffer }) => {
  const seen = () => collectionOf<KnownDeviceRow>({ connection, name: sightings });
  const proven = () => collectionOf<DeviceTokenRow>({ connection, name: proofs });
  const hashesOf = (tokens: readonly string[]): string[] => tokens.filter((token) => tokenPattern.test(token)).map(sha256);
  const expiry = (now: Date): Date => new Date(now.getTime() + rememberedMs);

  /** True for the first time. Nothing that a client could leave out stands in it, and no address can be read from it. */
  const see = async ({ userId, device, session }: { userId: string; device: Device; session: ClientSession }): Promise<boolean> => {
    const now = clock.now();
    const place = JSON.stringify([userId, loggedNetwork(device.ip), softwareOf(device.userAgent)]);
    const { upsertedCount } = await seen().updateOne(
      { _id: `${userId}:${createHmac('sha256', key).update(place).digest('base64url')}` },
      { $set: { expiresAt: expiry(now) }, $setOnInsert: { userId, firstSeenAt: now } },
      { upsert: true, session },
    );
    if (upsertedCount === 0) return false;
    const surplus = await seen().find({ userId }, { session }).sort({ expiresAt: -1 }).skip(keptPerAccount).toArray();
    if (surplus.length > 0) await seen().deleteMany({ _id: { $in: surplus.map(({ _id }) => _id) } }, { session });
    return true;
  };

  const issue = async ({ userId, sessionId, session }: { userId: string; sessionId: string; session: ClientSession }): Promise<string> => {
    const now = clock.now();
    const token = `dvt_${randomSecret()}`;
    await proven().insertOne(
      { _id: sha256(token), userId, sessionId, createdAt: now, lastUsedAt: now, expiresAt: expiry(now) },
      { session },
    );
    const surplus = await proven().find({ userId }, { session }).sort({ lastUsedAt: -1 }).skip(keptPerAccount).toArray();
    if (surplus.length > 0) await proven().deleteMany({ _id: { $in: surplus.map(({ _id }) => _id) } }, { session });
    return token;
  };

  return {
    issue,
    /** The accounts that these tokens prove a device of, with the device's id. */
    async ownersOf(tokens: readonly string[]): Promise<{ id: string; userId: string }[]> {
      const rows = await proven()
        .find({ _id: { $in: hashesOf(tokens) }, expiresAt: { $gt: clock.now() } })
        .toArray();
      return rows.map(({ _id: id, userId }) => ({ id, userId }));
    },
    /**
     * Remembers the device of a sign-in. New: it proves nothing, and the account was never opened from this network with this software. `token` is its proof from
     * now on: never one that the account did not issue itself, for whoever planted it would be known too.
     */
    async meet({
      userId,
      sessionId,
      device,
      session,
    }: {
      userId: string;
      sessionId: string;
      device: Device;
      session: ClientSession;
    }): Promise<{ isNew: boolean; token: string }> {
      const now = clock.now();
      const isUnseen = await see({ userId, device, session });
      const row = await proven().findOneAndUpdate(
        { _id: { $in: hashesOf(device.tokens) }, userId, expiresAt: { $gt: now } },
        { $set: { sessionId, lastUsedAt: now, expiresAt: expiry(now) } },
        { session },
      );
      const known = row && device.tokens.find((token) => sha256(token) === row._id);
      if (known) return { isNew: false, token: known };
      return { isNew: isUnseen, token: await issue({ userId, sessionId, session }) };
    },
    /** After a new password no device is known any more but that of the session `kept`. */
    async forget({ userId, kept, session }: { userId: string; kept: string | null; session: ClientSession }): Promise<void> {
      await proven().deleteMany({ userId, ...(kept === null ? {} : { sessionId: { $ne: kept } }) }, { session });
    },
    /** The device of a session that its owner closed from elsewhere: it may be lost. */
    async forgetOf({ userId, sessionId, session }: { userId: string; sessionId: string; session: ClientSession }): Promise<void> {
      await proven().deleteMany({ userId, sessionId }, { session });
    },
  };
};
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

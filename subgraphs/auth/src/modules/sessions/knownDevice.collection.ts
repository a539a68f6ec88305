import { createHmac } from 'node:crypto';
import type { ClientSession } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { loggedNetwork } from '#shared/limits/clientNetwork.ts';
import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';
import { randomSecret, sha256 } from '../../crypto/secrets.ts';

/** The source of a request as the server sees it. `tokens` are the device tokens of the request; nothing is proven yet. */
export type Device = { userAgent: string | null; ip: string | null; tokens: readonly string[] };
/** A device at its present place, with the name that its client gave it. */
export type DeviceAt = Device & { deviceName: string | null };

export const deviceLifetimeMs = 400 * 24 * 60 * 60_000;
// No person has more, and a holder of the password must not fill the database.
const devicesPerAccount = 50;

const indexes = [
  // The devices of an account, which leave with it.
  { name: 'account', key: { userId: 1 } },
  // 400 days without a sign-in.
  { name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
] as const;

/** Proofs of devices. The id is the token's hash; `sessionId` is the last session that was opened with it. */
export const deviceTokenCollection = defineCollection({
  name: 'deviceTokens',
  schema: { userId: String, sessionId: String, createdAt: Date, lastUsedAt: Date, expiresAt: Date },
  indexes,
  personalData: { subject: 'userId', export: ['sessionId', 'createdAt', 'lastUsedAt', 'expiresAt'], onErasure: 'delete' },
});

/** Places an account was opened from. The id is the account's with a keyed hash of network and software. */
export const knownDeviceCollection = defineCollection({
  name: 'knownDevices',
  schema: { userId: String, firstSeenAt: Date, expiresAt: Date },
  indexes,
  personalData: { subject: 'userId', export: ['firstSeenAt', 'expiresAt'], onErasure: 'delete' },
});

const tokenPattern = /^dvt_[A-Za-z0-9_-]{43}$/;
const tokensPerBrowser = 4;

/** Several people may sign in with one browser: its cookie holds a token of each of the latest. */
export const tokensOfCookie = (cookie: string | null): string[] =>
  (cookie ?? '')
    .split('.')
    .filter((token) => tokenPattern.test(token))
    .slice(0, tokensPerBrowser);
export const cookieOfTokens = (tokens: readonly string[]): string => tokens.slice(0, tokensPerBrowser).join('.');

/** Version numbers are left out: an updated browser is the same device. */
const softwareOf = (userAgent: string | null): string => (userAgent ?? '').replace(/[\d._]+/g, '');

/** The devices from which accounts were opened before. */
export const createKnownDevices = ({
  deviceTokens,
  knownDevices,
  clock,
  key,
}: {
  deviceTokens: Collection<RowOf<typeof deviceTokenCollection>>;
  knownDevices: Collection<RowOf<typeof knownDeviceCollection>>;
  clock: Clock;
  key: Buffer;
}) => {
  const hashesOf = (tokens: readonly string[]): string[] => tokens.filter((token) => tokenPattern.test(token)).map(sha256);
  const expiry = (now: Date): Date => new Date(now.getTime() + deviceLifetimeMs);

  /** True for the first time. The hash covers nothing that a client may leave out, and reveals no address. */
  const recordPlace = async ({ userId, device, session }: { userId: string; device: Device; session: ClientSession }): Promise<boolean> => {
    const now = clock.now();
    const place = JSON.stringify([userId, loggedNetwork(device.ip), softwareOf(device.userAgent)]);
    const { upsertedCount } = await knownDevices.updateOne(
      { _id: `${userId}:${createHmac('sha256', key).update(place).digest('base64url')}` },
      { $set: { expiresAt: expiry(now) }, $setOnInsert: { userId, firstSeenAt: now } },
      { upsert: true, session },
    );
    if (upsertedCount === 0) return false;
    const surplus = await knownDevices.find({ userId }, { _id: 1 }, { session }).sort({ expiresAt: -1 }).skip(devicesPerAccount).lean();
    if (surplus.length > 0) await knownDevices.deleteMany({ _id: { $in: surplus.map(({ _id }) => _id) } }, { session });
    return true;
  };

  const issue = async ({ userId, sessionId, session }: { userId: string; sessionId: string; session: ClientSession }): Promise<string> => {
    const now = clock.now();
    const token = `dvt_${randomSecret()}`;
    await deviceTokens.insertMany([{ _id: sha256(token), userId, sessionId, createdAt: now, lastUsedAt: now, expiresAt: expiry(now) }], {
      session,
    });
    const surplus = await deviceTokens.find({ userId }, { _id: 1 }, { session }).sort({ lastUsedAt: -1 }).skip(devicesPerAccount).lean();
    if (surplus.length > 0) await deviceTokens.deleteMany({ _id: { $in: surplus.map(({ _id }) => _id) } }, { session });
    return token;
  };

  return {
    issue,
    /** The accounts whose devices these tokens prove, with the device's id. */
    async ownersOf(tokens: readonly string[]): Promise<{ id: string; userId: string }[]> {
      const rows = await deviceTokens.find({ _id: { $in: hashesOf(tokens) }, expiresAt: { $gt: clock.now() } }).lean();
      return rows.map(({ _id: id, userId }) => ({ id, userId }));
    },
    /**
     * Records the device of a sign-in. New: without a proof, and the account was never opened from this network with this software. The returned token is
     * the proof from now on, and always one that the account issued: a planted token would make its author known too.
     */
    async recordSignIn({
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
      const isNewPlace = await recordPlace({ userId, device, session });
      const row = await deviceTokens
        .findOneAndUpdate(
          { _id: { $in: hashesOf(device.tokens) }, userId, expiresAt: { $gt: now } },
          { $set: { sessionId, lastUsedAt: now, expiresAt: expiry(now) } },
          { session },
        )
        .lean();
      const known = row && device.tokens.find((token) => sha256(token) === row._id);
      if (known) return { isNew: false, token: known };
      return { isNew: isNewPlace, token: await issue({ userId, sessionId, session }) };
    },
    /** After a new password. The device of the session `kept` stays known. */
    async deleteAll({ userId, kept, session }: { userId: string; kept: string | null; session: ClientSession }): Promise<void> {
      await deviceTokens.deleteMany({ userId, ...(kept === null ? {} : { sessionId: { $ne: kept } }) }, { session });
    },
    /** The device of a session that its owner closed from elsewhere may be lost. */
    async deleteOfSession({ userId, sessionId, session }: { userId: string; sessionId: string; session: ClientSession }): Promise<void> {
      await deviceTokens.deleteMany({ userId, sessionId }, { session });
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

/** Such as `Firefox, Windows`, in our own words only: text of clients never gets into mails. Null for unknown software. */
export const describeDevice = (userAgent: string | null): string | null => {
  const named = [browsers, systems].map((kinds) => kinds.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1]);
  const words = named.filter((word) => word !== undefined);
  return words.length === 0 ? null : words.join(', ');
};

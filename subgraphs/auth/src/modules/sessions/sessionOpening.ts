import type { ClientSession } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { newId } from '#shared/ids.ts';
import { randomSecret, sha256 } from '../../crypto/secrets.ts';
import type { User } from '../identity/account/account.collection.ts';
import type { DeviceAt, KnownDevices } from './knownDevice.collection.ts';
import type { CountryOf } from './ipCountry.ts';
import type { RefreshTokens } from './refreshToken.ts';
import type { Session, SessionRepository } from './session.collection.ts';
import type { SessionClosing } from './sessionClosing.ts';

const lifetimeMs = 30 * 24 * 60 * 60 * 1000;
const maximumDeviceName = 80;
const maximumUserAgent = 300;

const cleanText = (text: string | null, length: number): string | null => {
  const clean =
    text
      ?.toWellFormed()
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim() ?? '';
  // Cuts by code points: half a character would be stored as another one.
  return clean === '' ? null : Array.from(clean).slice(0, length).join('');
};

export type OpenedSession = { session: Session; isNewDevice: boolean; deviceToken: string };
export type OpenSession = (opening: { user: User; device: DeviceAt; session: ClientSession }) => Promise<OpenedSession>;

/** Opens a session for an account whose owner has just proven to be it, in the caller's transaction. */
export const createSessionOpening =
  ({
    sessions,
    closing,
    devices,
    countryOf,
    refreshTokens,
    clock,
  }: {
    sessions: SessionRepository;
    closing: Pick<SessionClosing, 'makeRoom'>;
    devices: KnownDevices;
    countryOf: CountryOf;
    refreshTokens: RefreshTokens;
    clock: Clock;
  }): OpenSession =>
  async ({ user, device, session: transaction }) => {
    const now = clock.now();
    const id = newId('ses', now);
    const refreshTokenSalt = randomSecret();
    const session: Session = {
      id,
      userId: user.id,
      deviceName: cleanText(device.deviceName, maximumDeviceName),
      userAgent: cleanText(device.userAgent, maximumUserAgent),
      ipCountry: countryOf(device.ip),
      createdAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + lifetimeMs),
      revokedAt: null,
      generation: 1,
      refreshTokenHash: sha256(refreshTokens.derive({ id, refreshTokenSalt }, 1)),
      refreshTokenSalt,
      rotations: [],
    };
    await closing.makeRoom(user.id, transaction);
    await sessions.insert(session, transaction);
    const { isNew, token } = await devices.recordSignIn({ userId: user.id, sessionId: id, device, session: transaction });
    return { session, isNewDevice: isNew, deviceToken: token };
  };

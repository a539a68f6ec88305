import type { ClientSession, Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { createLimit } from '#shared/events/limit.ts';
import { newId } from '#shared/ids.ts';
import type { Logger } from '#shared/log.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { fail, ok } from '#shared/result.ts';
import type { Failure, Result } from '#shared/result.ts';
import { recordSecurityEvent } from '#shared/securityEvents.ts';
import { notFoundError, validationError } from '#shared/userErrors.ts';
import type { NotFoundError, RateLimitedError, ValidationError } from '#shared/userErrors.ts';
import type { SignedIn, Viewer } from '#shared/viewer.ts';
import { randomSecret, sha256 } from '../../crypto/secrets.ts';
import { networkOf } from '../../limits/authLimits.ts';
import type { AuthLimiter, Origin } from '../../limits/authLimits.ts';
import type { OutgoingMails } from '../../mail/outgoingMails.ts';
import { messages } from '../../messages.ts';
import type { PasswordHasher } from '../../password/passwordHasher.ts';
import { accountSuspended, invalidCredentials, tokenInvalid } from '../../problems.ts';
import type { AccountSuspendedError, InvalidCredentialsError, TokenInvalidError } from '../../problems.ts';
import type { AccountModel, User } from '../account/account.model.ts';
import { normalizeEmail } from '../account/emailAddress.ts';
import { languageOf } from '../account/registration.ts';
import { parseRefreshToken } from './refreshToken.ts';
import type { RefreshTokens } from './refreshToken.ts';
import { describeDevice } from './device.ts';
import type { DeviceAt, KnownDevices } from './device.ts';
import type { CountryOf } from './ipCountry.ts';
import type { SessionClosing } from './sessionClosing.ts';
import type { Session, SessionModel } from './session.model.ts';
import type { IssuedTokens, IssueTokens } from './tokens.ts';

const lifetimeMs = 30 * 24 * 60 * 60 * 1000;
const retryWindowMs = 10_000;
// Whoever loses the race finds at the second look what the winner made.
const maximumLooks = 5;
// Of a storm of sign-ins: the other connections to the database are everybody else's.
const maximumLookUps = 10;
const keptDeviceName = 80;
const keptUserAgent = 300;

export type SignedInAccount = { user: User; tokens: IssuedTokens; sessionId: string };

type SignIn = { email: string; password: string; device: DeviceAt; origin: Origin };
type SignInResult = Result<SignedInAccount, InvalidCredentialsError | AccountSuspendedError | RateLimitedError>;

type Judgement =
  /** The live one, or one that was just rotated: its successor is of generation `next`. */
  { kind: 'live'; session: Session; isLatest: boolean } | { kind: 'reused'; session: Session } | { kind: 'invalid' };

const kept = (text: string | null, length: number): string | null => {
  const clean =
    text
      ?.toWellFormed()
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim() ?? '';
  // By code points: half a character would be stored as another one.
  return clean === '' ? null : Array.from(clean).slice(0, length).join('');
};

export type SessionDependencies = {
  connection: Connection;
  accounts: AccountModel;
  sessions: SessionModel;
  closing: SessionClosing;
  devices: KnownDevices;
  countryOf: CountryOf;
  mails: Pick<OutgoingMails, 'enqueue' | 'wake'>;
  refreshTokens: RefreshTokens;
  issueTokens: IssueTokens;
  passwords: PasswordHasher;
  limits: Pick<AuthLimiter, 'signIn'>;
  clock: Clock;
};

/** Sign-ins: opened with a password, renewed by rotation, closed by their owner or by a refresh token that comes back. */
export const createSessionService = ({
  connection,
  accounts,
  sessions,
  closing,
  devices,
  countryOf,
  mails,
  refreshTokens,
  issueTokens,
  passwords,
  limits,
  clock,
}: SessionDependencies) => {
  const inTurn = createLimit({ maxParallel: maximumLookUps });
  const judge = (session: Session | null, presented: NonNullable<ReturnType<typeof parseRefreshToken>>): Judgement => {
    const now = clock.now();
    if (!session || !refreshTokens.isGenuine(session, presented)) return { kind: 'invalid' };
    if (session.revokedAt !== null || session.expiresAt <= now) return { kind: 'invalid' };
    if (presented.generation === session.generation) {
      return sha256(presented.token) === session.refreshTokenHash ? { kind: 'live', session, isLatest: true } : { kind: 'invalid' };
    }
    const rotatedAt = session.rotations.find((rotation) => rotation.generation === presented.generation)?.at;
    const isRetry = rotatedAt !== undefined && now.getTime() - rotatedAt.getTime() <= retryWindowMs;
    return isRetry ? { kind: 'live', session, isLatest: false } : { kind: 'reused', session };
  };

  const closeReused = async ({ session, log }: { session: Session; log: Logger }): Promise<boolean> => {
    recordSecurityEvent(log, 'refresh_token_reused', { user_id: session.userId, session_id: session.id });
    return inTransaction(connection, (transaction) => closing.close(session.id, transaction));
  };
  /** A new session for an account whose owner has just proven to be it, in the caller's transaction. */
  const open = async ({
    user,
    device,
    session: transaction,
  }: {
    user: User;
    device: DeviceAt;
    session: ClientSession;
  }): Promise<{ session: Session; isNewDevice: boolean }> => {
    const now = clock.now();
    const id = newId('ses', now);
    const refreshTokenSalt = randomSecret();
    const session: Session = {
      id,
      userId: user.id,
      deviceName: kept(device.deviceName, keptDeviceName),
      userAgent: kept(device.userAgent, keptUserAgent),
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
    await sessions.insert(session, transaction);
    const isNewDevice = await devices.meet({
      userId: user.id,
      device: { deviceName: session.deviceName, userAgent: session.userAgent },
      session: transaction,
    });
    return { session, isNewDevice };
  };

  const signIn = async ({ email, password, device, origin }: Omit<SignIn, 'email'> & { email: string | null }): Promise<SignInResult> => {
    const candidate = email === null ? null : await inTurn(() => accounts.forSignIn(email));
    const refuse = <Problem>(reason: string, problem: Problem): Failure<Problem> => {
      recordSecurityEvent(origin.log, 'sign_in_failed', { user_id: candidate?.user.id ?? null, reason, ...networkOf(origin) });
      return fail(problem);
    };
    const verified = await passwords.verify({ password, passwordHash: candidate?.passwordHash ?? null });
    if (!verified.ok) return verified;
    if (!candidate) return refuse('unknown_account', invalidCredentials);
    if (!verified.value) return refuse('wrong_password', invalidCredentials);
    if (candidate.user.status === 'SUSPENDED') return refuse('suspended', accountSuspended);

    const isOutdated = passwords.isOutdated(candidate.passwordHash);
    // Here the password is at hand. Where there is no room for another hash now, the next sign-in will do.
    const renewed = isOutdated ? await passwords.hash(password) : null;
    const result = await inTransaction(connection, async (transaction) => {
      const user = await accounts.recordSignIn({
        userId: candidate.user.id,
        passwordHash: candidate.passwordHash,
        renewedHash: renewed?.ok ? renewed.value : null,
        at: clock.now(),
        session: transaction,
      });
      // Suspended, or given another password, while this one was being checked.
      if (!user) return fail(invalidCredentials);
      const { session, isNewDevice } = await open({ user, device, session: transaction });
      // The very first sign-in of an account that was made without one is no news to anybody.
      if (isNewDevice && candidate.user.lastLoginAt !== null)
        await mails.enqueue({
          kind: 'NEW_DEVICE',
          userId: user.id,
          to: user.email,
          firstName: user.firstName,
          locale: languageOf(user.locale),
          secret: null,
          device: describeDevice(session.userAgent),
          session: transaction,
        });
      return ok({ user, tokens: issueTokens({ user, session, generation: 1 }), sessionId: session.id });
    });
    // Now and not within: a transaction may run more than once.
    if (!result.ok) {
      // Another sign-in of this moment has renewed the hash first: checked again, against that one.
      return isOutdated ? signIn({ email, password, device, origin }) : refuse('changed_meanwhile', invalidCredentials);
    }
    mails.wake();
    const { user, sessionId } = result.value;
    recordSecurityEvent(origin.log, 'sign_in_succeeded', { user_id: user.id, session_id: sessionId, ...networkOf(origin) });
    return result;
  };

  return {
    open,

    async login({ email: typedEmail, password, device, origin }: SignIn): Promise<SignInResult> {
      const email = normalizeEmail(typedEmail);
      const attempt = { email, password, device, origin };
      return limits.signIn({ account: email ?? typedEmail, origin }, () => signIn(attempt));
    },

    /** Without a limit: there are 256 random bits to guess. */
    async refresh({
      refreshToken,
      origin,
    }: {
      refreshToken: string | null;
      origin: Origin;
    }): Promise<Result<{ tokens: IssuedTokens }, TokenInvalidError | AccountSuspendedError>> {
      const invalid = fail(tokenInvalid({ message: messages.refreshTokenInvalid, path: 'refreshToken' }));
      // A page that looks whether there is a cookie is no attempt.
      if (refreshToken === null) return invalid;
      const refused = <Problem>(failure: Failure<Problem>, reason: string, session?: Session): Failure<Problem> => {
        const whose = session ? { user_id: session.userId, session_id: session.id } : {};
        recordSecurityEvent(origin.log, 'refresh_token_refused', { reason, ...whose, ...networkOf(origin) });
        return failure;
      };
      const presented = parseRefreshToken(refreshToken);
      if (!presented) return refused(invalid, 'malformed');
      for (let look = 0; look < maximumLooks; look += 1) {
        const judgement = judge(await sessions.byId(presented.sessionId), presented);
        if (judgement.kind === 'invalid') return refused(invalid, 'invalid');
        if (judgement.kind === 'reused') {
          await closeReused({ session: judgement.session, log: origin.log });
          return fail(tokenInvalid({ message: messages.refreshTokenReused, path: 'refreshToken', code: 'TOKEN_REUSED' }));
        }
        const { session, isLatest } = judgement;
        // A role change that is committed after this look outdates what is dated at it, however late the token is made.
        const readAt = clock.now();
        const user = await accounts.byId(session.userId);
        if (!user || user.status === 'DELETED') return refused(invalid, 'unknown_account', session);
        if (user.status === 'SUSPENDED') return refused(fail(accountSuspended), 'suspended', session);
        const next = presented.generation + 1;
        const nextHash = sha256(refreshTokens.derive(session, next));
        const isRotated =
          !isLatest ||
          (await sessions.rotate({
            id: session.id,
            generation: session.generation,
            refreshTokenHash: session.refreshTokenHash,
            nextHash,
            now: clock.now(),
          })) !== null;
        if (isRotated) return ok({ tokens: issueTokens({ user, session, generation: next, at: readAt }) });
        // Another request with the same token rotated it first, or the session was closed: the row tells which.
      }
      throw new Error('a session kept changing while its token was refreshed');
    },

    async revoke({
      viewer,
      id,
      log,
    }: {
      viewer: SignedIn;
      id: string;
      log: Logger;
    }): Promise<Result<{ user: User | null }, NotFoundError>> {
      const isClosed = await inTransaction(connection, async (transaction) => {
        const found = await sessions.byId(id, transaction);
        return found?.userId === viewer.userId && (await closing.close(id, transaction));
      });
      if (!isClosed) return fail(notFoundError('id'));
      recordSecurityEvent(log, 'session_revoked', { user_id: viewer.userId, session_id: id });
      return ok({ user: await accounts.byId(viewer.userId) });
    },

    /** Signs out of whatever the request proves to be signed in to. */
    async logout({
      viewer,
      refreshTokens: sent,
      everywhere,
      log,
    }: {
      viewer: Viewer;
      /** All that came with the request, one way or another. */
      refreshTokens: readonly string[];
      everywhere: boolean;
      log: Logger;
    }): Promise<Result<{ revokedSessionCount: number }, ValidationError>> {
      if (viewer.kind === 'anonymous' && sent.length === 0)
        return fail(validationError({ message: messages.nothingToSignOutOf, path: ['refreshToken'] }));
      let closed = 0;
      const sessionIds = new Set<string>();
      const userIds = new Set<string>();
      if (viewer.kind === 'user') {
        sessionIds.add(viewer.sessionId);
        userIds.add(viewer.userId);
      }
      for (const token of sent) {
        const presented = parseRefreshToken(token);
        const judgement: Judgement = presented ? judge(await sessions.byId(presented.sessionId), presented) : { kind: 'invalid' };
        if (judgement.kind === 'reused' && (await closeReused({ session: judgement.session, log }))) closed += 1;
        if (judgement.kind === 'live') {
          sessionIds.add(judgement.session.id);
          userIds.add(judgement.session.userId);
        }
      }
      const signedOut = await inTransaction(connection, async (transaction) => {
        let count = 0;
        if (everywhere) for (const userId of userIds) count += await closing.closeAll(userId, transaction);
        else for (const id of sessionIds) count += (await closing.close(id, transaction)) ? 1 : 0;
        return count;
      });
      const [userId] = userIds;
      if (signedOut > 0) recordSecurityEvent(log, 'signed_out', { user_id: userId ?? null, count: signedOut });
      return ok({ revokedSessionCount: closed + signedOut });
    },
  };
};
export type SessionService = ReturnType<typeof createSessionService>;

import type { KeyedQueue } from '#shared/concurrency/keyedQueue.ts';
import type { Logger } from '#shared/log.ts';
import { fail, ok } from '#shared/result.ts';
import type { Failure, Result } from '#shared/result.ts';
import { recordSecurityEvent } from '#shared/securityEvents.ts';
import { notFoundError } from '#shared/userErrors.ts';
import type { NotFoundError, ValidationError } from '#shared/userErrors.ts';
import type { SignedIn, Viewer } from '#shared/viewer.ts';
import { sha256 } from '../../crypto/secrets.ts';
import { networkOf } from '../../limits/authLimits.ts';
import type { Origin } from '../../limits/authLimits.ts';
import { accountSuspended, refreshTokenInvalid, refreshTokenReused } from '../../problems.ts';
import type { AccountSuspendedError, TokenInvalidError } from '../../problems.ts';
import { accountKey } from '../../queueKeys.ts';
import type { User } from '../identity/account/account.collection.ts';
import type { KnownDevices } from './knownDevice.collection.ts';
import type { CountryOf } from './ipCountry.ts';
import { noSessionNamed } from './session.errors.ts';
import { parseRefreshToken } from './refreshToken.ts';
import type { RefreshPauses } from './refreshPause.collection.ts';
import type { PresentedToken, RefreshTokens } from './refreshToken.ts';
import type { Session, SessionRepository } from './session.collection.ts';
import type { SessionClosing } from './sessionClosing.ts';
import { createSessionOpening } from './sessionOpening.ts';
import { createSignIn } from './signIn.ts';
import type { SignInDependencies } from './signIn.ts';
import type { IssuedTokens } from './tokens.ts';

const retryWindowMs = 10_000;
// The loser of a race reads the winner's state again.
const maximumReads = 5;

type Judgement =
  /** The live token, or one that was just rotated. */
  { kind: 'live'; session: Session; isLatest: boolean } | { kind: 'reused'; session: Session } | { kind: 'invalid' };

export type SessionDependencies = Omit<SignInDependencies, 'open' | 'devices'> & {
  queue: KeyedQueue;
  sessions: SessionRepository;
  closing: SessionClosing;
  pauses: Pick<RefreshPauses, 'waitForEnd'>;
  devices: KnownDevices;
  countryOf: CountryOf;
  refreshTokens: RefreshTokens;
};

/** Sessions: opened with a password, renewed by rotation, closed by their owner or by a reused refresh token. */
export const createSessionService = ({
  queue,
  sessions,
  closing,
  pauses,
  devices,
  countryOf,
  refreshTokens,
  ...signingIn
}: SessionDependencies) => {
  const { transact, accounts, issueTokens, clock } = signingIn;
  const open = createSessionOpening({ sessions, closing, devices, countryOf, refreshTokens, clock });

  const judge = (session: Session | null, presented: PresentedToken): Judgement => {
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
    return transact(accountKey(session.userId), (transaction) => closing.close(session.id, transaction));
  };

  type Refreshed = Result<{ user: User; tokens: IssuedTokens }, TokenInvalidError | AccountSuspendedError>;
  type Refuse = <Problem>(failure: Failure<Problem>, reason: string, session?: Session) => Failure<Problem>;
  const invalid = fail(refreshTokenInvalid());

  /**
   * Rotates the live token of a chain. A retry with a recently rotated token gets the latest token of the chain. Null for a reused token.
   */
  const rotate = async (presented: PresentedToken, refuse: Refuse): Promise<Refreshed | null> => {
    for (let attempt = 0; attempt < maximumReads; attempt += 1) {
      const judgement = judge(await sessions.byId(presented.sessionId), presented);
      if (judgement.kind === 'invalid') return refuse(invalid, 'invalid');
      if (judgement.kind === 'reused') return null;
      const { session, isLatest } = judgement;
      // The state from before the wait is outdated.
      if (await pauses.waitForEnd(session.userId)) continue;
      // Tokens are dated by this read: a role change that commits afterwards outdates them, however late they are issued.
      const readAt = clock.now();
      const user = await accounts.byId(session.userId);
      if (!user || user.status === 'DELETED') return refuse(invalid, 'unknown_account', session);
      if (user.status === 'SUSPENDED') return refuse(fail(accountSuspended()), 'suspended', session);
      if (!isLatest) return ok({ user, tokens: issueTokens({ user, session, generation: session.generation, at: readAt }) });
      const next = session.generation + 1;
      const rotated = await sessions.rotate({
        id: session.id,
        generation: session.generation,
        refreshTokenHash: session.refreshTokenHash,
        nextHash: sha256(refreshTokens.derive(session, next)),
        now: clock.now(),
      });
      if (rotated) return ok({ user, tokens: issueTokens({ user, session, generation: next, at: readAt }) });
      // Another process rotated the token first, or the session was closed: the next read decides.
    }
    throw new Error('a session kept changing while its token was refreshed');
  };

  return {
    open,
    login: createSignIn({ ...signingIn, open, devices }),

    /** Without a limit: 256 random bits cannot be guessed. */
    async refresh({ refreshToken, origin }: { refreshToken: string | null; origin: Origin }): Promise<Refreshed> {
      // A page that checks for a cookie is not an attempt.
      if (refreshToken === null) return invalid;
      const refuse = <Problem>(failure: Failure<Problem>, reason: string, session?: Session): Failure<Problem> => {
        const whose = session ? { user_id: session.userId, session_id: session.id } : {};
        recordSecurityEvent(origin.log, 'refresh_token_refused', { reason, ...whose, ...networkOf(origin) });
        return failure;
      };
      const presented = parseRefreshToken(refreshToken);
      if (!presented) return refuse(invalid, 'malformed');
      const family = await sessions.byId(presented.sessionId);
      // An invented token does not enter a queue.
      if (!family || !refreshTokens.isGenuine(family, presented)) return refuse(invalid, 'invalid');
      const rotated = await queue(accountKey(family.userId), () => rotate(presented, refuse));
      if (rotated !== null) return rotated;
      await closeReused({ session: family, log: origin.log });
      return fail(refreshTokenReused());
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
      const isClosed = await transact(accountKey(viewer.userId), async (transaction) => {
        const found = await sessions.byId(id, transaction);
        if (found?.userId !== viewer.userId || !(await closing.close(id, transaction))) return false;
        await devices.deleteOfSession({ userId: viewer.userId, sessionId: id, session: transaction });
        return true;
      });
      if (!isClosed) return fail(notFoundError('id'));
      recordSecurityEvent(log, 'session_revoked', { user_id: viewer.userId, session_id: id });
      return ok({ user: await accounts.byId(viewer.userId) });
    },

    /** Closes the sessions that the request proves to hold. */
    async logout({
      viewer,
      refreshTokens: sent,
      everywhere,
      log,
    }: {
      viewer: Viewer;
      /** All refresh tokens of the request, from input and cookie. */
      refreshTokens: readonly string[];
      everywhere: boolean;
      log: Logger;
    }): Promise<Result<{ revokedSessionCount: number }, ValidationError>> {
      if (viewer.kind === 'anonymous' && sent.length === 0) return fail(noSessionNamed('refreshToken'));
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
      const signedOut = await transact([...userIds].map(accountKey), async (transaction) => {
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

import type { Clock } from '#shared/clock.ts';
import { createAccessTokenVerifier } from '#shared/trust/accessToken.ts';
import type { PublicKeys } from '#shared/trust/accessToken.ts';
import type { Role } from '#shared/viewer.ts';
import type { AccountRepository } from '../identity/account/account.repository.ts';
import type { SessionRepository } from './session.collection.ts';

export type TokenVerification = { isActive: boolean; subject: string | null; roles: Role[]; expiresAt: Date | null };
export type VerifyToken = (token: string) => Promise<TokenVerification>;

const inactive: TokenVerification = { isActive: false, subject: null, roles: [], expiresAt: null };

/** Reads the rows instead of the log: a revoked token is inactive at once. */
export const createTokenVerification = ({
  accounts,
  sessions,
  ...verifying
}: {
  accounts: AccountRepository;
  sessions: SessionRepository;
  keys: PublicKeys;
  issuer: string;
  audience: string;
  clock: Clock;
}): VerifyToken => {
  const verifier = createAccessTokenVerifier(verifying);
  return async (token) => {
    const verified = await verifier.verify(token);
    if (!verified.ok) return inactive;
    const { viewer, expiresAt } = verified.value;
    const [user, session] = await Promise.all([accounts.byId(viewer.userId), sessions.byId(viewer.sessionId)]);
    const isOpen = session?.userId === viewer.userId && session.revokedAt === null && session.expiresAt > verifying.clock.now();
    const isAllowed = user?.status === 'ACTIVE' && (user.tokensNotBefore === null || viewer.issuedAt >= user.tokensNotBefore);
    return isOpen && isAllowed ? { isActive: true, subject: viewer.userId, roles: [...viewer.roles], expiresAt } : inactive;
  };
};

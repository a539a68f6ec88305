import type { ClientSession } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { nextNotBefore } from '#shared/trust/revocationEntry.ts';
import type { AccountRepository } from '../identity/account/account.repository.ts';
import type { RefreshPauses } from './refreshPause.collection.ts';
import type { RevocationLog } from './revocation.collection.ts';
import type { SessionRepository } from './session.collection.ts';

// The limit of live sessions of one account. No person has more devices, and a holder of the password must not make closing them all
// expensive.
export const maximumSessions = 50;

/** Closes sessions before they expire. The revocation is part of the caller's transaction. */
export const createSessionClosing = ({
  accounts,
  sessions,
  revocations,
  pauses,
  clock,
}: {
  accounts: AccountRepository;
  sessions: SessionRepository;
  revocations: RevocationLog;
  pauses: Pick<RefreshPauses, 'begin'>;
  clock: Clock;
}) => {
  const close = async (sessionId: string, transaction: ClientSession): Promise<boolean> => {
    const isClosed = await sessions.revoke({ id: sessionId, now: clock.now(), session: transaction });
    if (isClosed) await revocations.recordSession({ sessionId, session: transaction });
    return isClosed;
  };
  /** Live sessions, as this transaction sees them. */
  const closeListed = async (ids: readonly string[], transaction: ClientSession): Promise<void> => {
    if (ids.length === 0) return;
    await sessions.revokeAll({ ids, now: clock.now(), session: transaction });
    await revocations.recordSessions({ sessionIds: ids, session: transaction });
  };
  /** `kept` is the one session that stays open. Returns the number of closed sessions. */
  const closeEach = async ({
    userId,
    kept,
    transaction,
  }: {
    userId: string;
    kept: string | null;
    transaction: ClientSession;
  }): Promise<number> => {
    await pauses.begin(userId, transaction);
    const now = clock.now();
    const ids = (await sessions.liveIds({ userId, now, session: transaction })).filter((id) => id !== kept);
    await closeListed(ids, transaction);
    return ids.length;
  };

  const raise = async ({
    userId,
    isCovered,
    transaction,
  }: {
    userId: string;
    /** Whether a not-before in the future is enough. */
    isCovered: (previous: Date, now: Date) => boolean;
    transaction: ClientSession;
  }): Promise<boolean> => {
    const user = await accounts.byId(userId, transaction);
    if (!user) return false;
    const [now, previous] = [clock.now(), user.tokensNotBefore];
    if (previous !== null && isCovered(previous, now)) return true;
    const notBefore = nextNotBefore({ now, previous });
    if (!(await accounts.raiseNotBefore({ userId, previous, notBefore, session: transaction }))) {
      throw new Error('the account changed under a transaction that had read it');
    }
    await revocations.recordUser({ userId, notBefore, session: transaction });
    return true;
  };
  /** Invalidates every access token that is dated before now. Open sessions get new ones by refreshing. */
  const raiseNotBefore = (userId: string, transaction: ClientSession): Promise<boolean> =>
    // A not-before in the future covers this second already. Raising it each time would date the next tokens further into the future until
    // verifiers reject them, and a loop of changes would lock out the person.
    raise({ userId, isCovered: (previous, now) => previous > now, transaction });
  /**
   * As raiseNotBefore, for roles: a token that was issued in this very second, and dated at a future not-before, contains the old roles
   * and must become invalid too. Only admins get here, so that no loop occurs.
   */
  const outdateRoles = (userId: string, transaction: ClientSession): Promise<boolean> =>
    raise({ userId, isCovered: () => false, transaction });

  return {
    /** True for the call that closed the session. */
    close,
    outdateRoles,
    async closeAll(userId: string, transaction: ClientSession): Promise<number> {
      if (!(await raiseNotBefore(userId, transaction))) return 0;
      // Also one by one: a concurrent refresh may date its access token at the new not-before.
      return closeEach({ userId, kept: null, transaction });
    },
    /** Limits the sessions of an account: the ones with the oldest use are closed for a new one. */
    async makeRoom(userId: string, transaction: ClientSession): Promise<void> {
      const from = maximumSessions - 1;
      await closeListed(await sessions.liveIds({ userId, from, now: clock.now(), session: transaction }), transaction);
    },
    closeOthers: ({ userId, kept, transaction }: { userId: string; kept: string; transaction: ClientSession }) =>
      closeEach({ userId, kept, transaction }),
  };
};
export type SessionClosing = ReturnType<typeof createSessionClosing>;

import type { ClientSession } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { nextNotBefore } from '#shared/trust/revocationEntry.ts';
import type { AccountRepository } from '../identity/account/account.repository.ts';
import type { RefreshPauses } from './refreshPause.collection.ts';
import type { RevocationLog } from './revocation.collection.ts';
import type { SessionRepository } from './session.collection.ts';

// Of one account at a time: nobody has more devices, and whoever has the password must not make closing them all a long work.
export const maximumSessions = 50;

/** The ways in which sessions end before their time. Everywhere the revocation is part of the caller's transaction. */
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
    const isOurs = await sessions.revoke({ id: sessionId, now: clock.now(), session: transaction });
    if (isOurs) await revocations.recordSession({ sessionId, session: transaction });
    return isOurs;
  };
  /** Live ones, as this transaction sees them. */
  const closeThese = async (ids: readonly string[], transaction: ClientSession): Promise<void> => {
    if (ids.length === 0) return;
    await sessions.revokeAll({ ids, now: clock.now(), session: transaction });
    await revocations.recordSessions({ sessionIds: ids, session: transaction });
  };
  /** `kept` is the one session that stays open. Answers how many were closed. */
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
    await closeThese(ids, transaction);
    return ids.length;
  };

  const raise = async ({
    userId,
    isCovered,
    transaction,
  }: {
    userId: string;
    /** Whether a not-before that is still ahead will do. */
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
  /** Every access token dated before now loses its rights; the account's sessions stay open and get new ones by refreshing. */
  const raiseNotBefore = (userId: string, transaction: ClientSession): Promise<boolean> =>
    // One still ahead covers this second already. Raising it each time would date the next tokens further and further into the future, until
    // no verifier takes them: whoever repeats this in a loop would lock the person out.
    raise({ userId, isCovered: (previous, now) => previous > now, transaction });
  /**
   * As raiseNotBefore, for roles: a token that was issued in this very second, and is dated at a not-before still ahead, carries the roles of
   * before and has to fall as well. Admins alone get here, so nobody repeats it in a loop.
   */
  const outdateRoles = (userId: string, transaction: ClientSession): Promise<boolean> =>
    raise({ userId, isCovered: () => false, transaction });

  return {
    /** True for the one that closed it. */
    close,
    outdateRoles,
    async closeAll(userId: string, transaction: ClientSession): Promise<number> {
      if (!(await raiseNotBefore(userId, transaction))) return 0;
      // Each by itself too: a refresh under way may date its access token at the new not-before.
      return closeEach({ userId, kept: null, transaction });
    },
    /** So that an account has a bounded number of them: those that were used the longest ago make room for one more. */
    async makeRoom(userId: string, transaction: ClientSession): Promise<void> {
      const from = maximumSessions - 1;
      await closeThese(await sessions.liveIds({ userId, from, now: clock.now(), session: transaction }), transaction);
    },
    closeOthers: ({ userId, kept, transaction }: { userId: string; kept: string; transaction: ClientSession }) =>
      closeEach({ userId, kept, transaction }),
  };
};
export type SessionClosing = ReturnType<typeof createSessionClosing>;

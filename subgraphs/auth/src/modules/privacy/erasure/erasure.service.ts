import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession, Connection } from 'mongoose';
import { otherSubgraphs } from '#events/envelope.ts';
import type { Actor, OtherSubgraph, SubgraphName } from '#events/envelope.ts';
import type { ErasureBlocker } from '#events/erasure.ts';
import type { Clock } from '#shared/clock.ts';
import type { Deadline } from '#shared/concurrency/deadline.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { newId } from '#shared/ids.ts';
import type { QueuedTransaction } from '#shared/concurrency/queuedTransaction.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import type { ErasedPeople } from '#shared/privacy/erasedPeople.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { conflictError } from '#shared/userErrors.ts';
import type { ConflictError, RateLimitedError } from '#shared/userErrors.ts';
import { isAdmin } from '#shared/viewer.ts';
import type { SignedIn } from '#shared/viewer.ts';
import type { MailToSend, OutgoingMails } from '../../../mail/outgoingMails.ts';
import type { Origin } from '../../../limits/authLimits.ts';
import type { CheckPassword } from '../../../password/passwordCheck.ts';
import { wrongPassword } from '../../../problems.ts';
import { accountKey, administratorsKey } from '../../../queueKeys.ts';
import type { InvalidCredentialsError } from '../../../problems.ts';
import type { AuditLog } from '../../administration/audit/auditLog.service.ts';
import type { User } from '../../identity/account/account.collection.ts';
import type { AccountRepository } from '../../identity/account/account.repository.ts';
import type { AdminStanding } from '../../administration/accounts/adminStanding.collection.ts';
import type { SessionClosing } from '../../sessions/sessionClosing.ts';
import type { AccountRemoval } from './accountRemoval.ts';
import { erasureAskedDraft, erasureConfirmedDraft } from './erasure.events.ts';
import type { ErasureRepository, ErasureRow } from './erasure.collection.ts';
import { lastAdmin, wordBlockers } from './erasure.wording.ts';
import type { Tombstone, Tombstones } from './tombstone.collection.ts';

const longestWaitMs = 3_000;
// Time of an answer on its way to the client.
const answerMarginMs = 500;
const pollMs = 20;
const batchSize = 500;
// Well after a relay has given up an event, and an operator had time to notice.
const remindAfterMs = 60 * 60_000;
const bySystem: Actor = { kind: 'system', name: 'erasure' };

export type ErasureDependencies = {
  connection: Connection;
  transact: QueuedTransaction;
  erasures: ErasureRepository;
  tombstones: Tombstones;
  accounts: AccountRepository;
  removal: AccountRemoval;
  standing: AdminStanding;
  closing: SessionClosing;
  mails: OutgoingMails;
  checkPassword: CheckPassword;
  outbox: Outbox;
  auditLog: Pick<AuditLog, 'record'>;
  erasedPeople: Pick<ErasedPeople, 'remember'>;
  clock: Clock;
  reachPoint: ReachPoint;
};
type ErasureAnswer = { erasureId: string; participant: OtherSubgraph; blockers: ErasureBlocker[]; session: ClientSession };

/**
 * The erasure of an account in two steps: all subgraphs are asked and nothing changes; when all are ready, it is confirmed at once,
 * permanently.
 */
export const createErasureService = ({
  connection,
  transact,
  erasures,
  tombstones,
  accounts,
  removal,
  standing,
  closing,
  mails,
  checkPassword,
  outbox,
  auditLog,
  erasedPeople,
  clock,
  reachPoint,
}: ErasureDependencies) => {
  const isLastAdmin = async (user: User, session: ClientSession): Promise<boolean> =>
    user.status === 'ACTIVE' && user.roles.includes('ADMIN') && !(await standing.isCoveredWithout(user.id, session));

  const mailTo = (user: User, mail: Pick<MailToSend, 'kind' | 'session' | 'reason'>): Promise<void> =>
    mails.enqueue({
      owner: user,
      secret: null,
      ...mail,
    });

  const withdraw = async ({ id, blockers, session }: { id: string; blockers: ErasureBlocker[]; session: ClientSession }): Promise<void> => {
    const at = clock.now();
    const withdrawn = await erasures.withdraw({ id, blockers, at, session });
    if (!withdrawn || at < withdrawn.toldBy) return;
    // The requester was told that the erasure would happen.
    const user = await accounts.byId(withdrawn.userId, session);
    if (user) await mailTo(user, { kind: 'ERASURE_WITHDRAWN', reason: wordBlockers(blockers), session });
  };

  /** From the commit on, the account cannot be used and has no name. Bulk data is deleted afterwards. */
  const eraseAccount = async ({
    user,
    erasure: { _id: erasureId, requestId },
    earlier,
    session,
  }: {
    user: User;
    erasure: ErasureRow;
    /** The tombstone of a person whose account a backup has revived. */
    earlier: Tombstone | null;
    session: ClientSession;
  }): Promise<void> => {
    const now = clock.now();
    await closing.closeAll(user.id, session);
    if (earlier === null) await mailTo(user, { kind: 'ACCOUNT_ERASED', session });
    const revision = await removal.emptyAccount({ user, session });
    const sequence = Math.max(revision, (earlier?.sequence ?? 0) + 1);
    const tombstone: Tombstone = { _id: user.id, erasureId, sequence, erasedAt: earlier?.erasedAt ?? now };
    await tombstones.store(tombstone, session);
    await erasedPeople.remember({ userId: user.id, erasureId, confirmedAt: now, session });
    await auditLog.record({
      actor: earlier === null ? { kind: 'user', userId: user.id } : bySystem,
      action: 'ACCOUNT_ERASED',
      subjectType: 'User',
      subjectId: user.id,
      details: {},
      requestId,
      session,
    });
    await outbox.append([erasureConfirmedDraft(tombstone)], { session, actor: bySystem, requestId });
    reachPoint('auth.erasure.confirmed');
  };

  const confirm = async (erasure: ErasureRow, session: ClientSession): Promise<void> => {
    const user = await accounts.byId(erasure.userId, session);
    if (!user || (await isLastAdmin(user, session))) {
      await withdraw({ id: erasure._id, blockers: user ? [lastAdmin] : [], session });
      return;
    }
    if (await erasures.confirm({ id: erasure._id, session })) await eraseAccount({ user, erasure, earlier: null, session });
  };

  const newErasure = ({ userId, requestId, waitMs }: { userId: string; requestId: string | null; waitMs: number }): ErasureRow => {
    const askedAt = clock.now();
    return {
      _id: newId('job', askedAt),
      userId,
      phase: 'ASKED',
      isLive: true,
      ready: [],
      done: [],
      blockers: [],
      askedAt,
      toldBy: new Date(askedAt.getTime() + waitMs + answerMarginMs),
      remindAt: new Date(askedAt.getTime() + remindAfterMs),
      requestId,
      endedAt: null,
    };
  };

  /** The erasure once it is decided, or when the time is over. */
  const waitForDecision = async (id: string, waitMs: number): Promise<ErasureRow | null> => {
    // Real waiting: the machine's time, not the injected clock.
    const deadlineAt = performance.now() + waitMs;
    for (;;) {
      const row = await erasures.byId(id);
      if (row?.phase !== 'ASKED') return row;
      // An erasure that is decided at this very moment is the answer.
      if (performance.now() >= deadlineAt && (await erasures.leaveOpen({ id, at: clock.now() }))) return row;
      await sleep(pollMs);
    }
  };

  return {
    async request({
      viewer,
      password,
      origin,
      deadline,
    }: {
      viewer: SignedIn;
      password: string;
      origin: Origin;
      deadline: Deadline;
    }): Promise<Result<{ accepted: true }, InvalidCredentialsError | ConflictError | RateLimitedError>> {
      const checked = await checkPassword({ viewer, password, path: 'password', origin });
      if (!checked.ok) return checked;
      const { userId } = viewer;
      const { requestId } = origin;
      const waitMs = Math.max(0, Math.min(longestWaitMs, deadline.remainingMs() - answerMarginMs));
      const keys = [accountKey(userId), ...(isAdmin(viewer) ? [administratorsKey] : [])];
      const outcome = await transact(keys, async (session, { abort }): Promise<ErasureRow | ErasureBlocker | null> => {
        const user = await accounts.byId(userId, session);
        if (user?.status !== 'ACTIVE') return abort(null);
        if (await isLastAdmin(user, session)) return abort(lastAdmin);
        const { erasure, isNew } = await erasures.begin(newErasure({ userId, requestId, waitMs }), session);
        if (isNew) await outbox.append([erasureAskedDraft(erasure)], { session, actor: { kind: 'user', userId }, requestId });
        reachPoint('auth.erasure.asked');
        return erasure;
      });
      // The account was closed or erased by another request during the check.
      if (outcome === null) return fail(wrongPassword('password'));
      if ('code' in outcome) return fail(conflictError({ message: wordBlockers([outcome]) }));
      const decided = await waitForDecision(outcome._id, waitMs);
      mails.wake();
      if (decided?.phase === 'WITHDRAWN') return fail(conflictError({ message: wordBlockers(decided.blockers) }));
      return ok({ accepted: true });
    },

    /** Records the answer of a subgraph, in the transaction of its event. */
    async recordAnswer({ erasureId, participant, blockers, session }: ErasureAnswer): Promise<void> {
      if (blockers.length > 0) {
        await withdraw({ id: erasureId, blockers, session });
        return;
      }
      const erasure = await erasures.addReady({ id: erasureId, participant, session });
      reachPoint('auth.erasure.answerKept');
      if (erasure && otherSubgraphs.every((each) => erasure.ready.includes(each))) await confirm(erasure, session);
    },

    /** Records that a subgraph has deleted its data. */
    async recordCompletion({ erasureId, part, session }: { erasureId: string; part: SubgraphName; session: ClientSession }): Promise<void> {
      await erasures.addDone({ id: erasureId, part, at: clock.now(), session });
    },

    /** Publishes the events of late erasures again: an event may have been lost. Returns the number of late erasures. */
    async remind(): Promise<number> {
      const remindOne = (): Promise<boolean> =>
        inTransaction(connection, async (session) => {
          const now = clock.now();
          const erasure = await erasures.takeLate({ now, remindAt: new Date(now.getTime() + remindAfterMs), session });
          if (!erasure) return false;
          const tombstone = erasure.phase === 'CONFIRMED' ? await tombstones.byId(erasure.userId, session) : null;
          const draft = tombstone ? erasureConfirmedDraft(tombstone) : erasureAskedDraft(erasure);
          await outbox.append([draft], { session, actor: bySystem, requestId: erasure.requestId });
          return true;
        });
      let count = 0;
      while (await remindOne()) count += 1;
      return count;
    },

    /** Erases accounts again that have a tombstone and exist: a backup has revived them. Returns their number. */
    async eraseRevived(): Promise<number> {
      let count = 0;
      const eraseAmong = async (batch: ReadonlyMap<string, Tombstone>): Promise<void> => {
        for (const userId of await removal.livingAmong([...batch.keys()])) {
          const earlier = batch.get(userId) ?? null;
          await transact(accountKey(userId), async (session) => {
            const user = await accounts.byId(userId, session);
            if (!user || user.status === 'DELETED') return;
            const { erasure } = await erasures.begin(newErasure({ userId, requestId: null, waitMs: 0 }), session);
            await erasures.confirm({ id: erasure._id, session });
            await eraseAccount({ user, erasure, earlier, session });
          });
          count += 1;
        }
      };
      let batch = new Map<string, Tombstone>();
      for await (const tombstone of tombstones.all()) {
        batch.set(tombstone._id, tombstone);
        if (batch.size < batchSize) continue;
        await eraseAmong(batch);
        batch = new Map();
      }
      await eraseAmong(batch);
      return count;
    },
  };
};
export type ErasureService = ReturnType<typeof createErasureService>;

import type { ClientSession, Connection } from 'mongoose';
import type { Actor } from '#events/envelope.ts';
import type { AuditDetails } from '#shared/audit.ts';
import type { Clock } from '#shared/clock.ts';
import type { Logger } from '#shared/log.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import type { AuditLog, AuthAction } from '../modules/administration/audit/auditLog.service.ts';
import type { Sealer } from './secrets.ts';
import { createSigningKeyRow, openSigningKeyRow, signingAt, signingKeyRepository } from './signingKey.collection.ts';
import type { SigningKeyRow, SigningKeyRows } from './signingKey.collection.ts';

/** Time for every process of auth, and for every verifier, to read the key before it signs. */
const publishedBeforeMs = 120_000;
/** A process of auth that reads the new key late, or whose clock is behind, still signs with the old one. */
const marginMs = 60_000;
/** Verifiers accept at most twenty keys of a set. */
const maximumValidKeys = 8;

const operator: Actor = { kind: 'system', name: 'operator' };

/** NEXT is published and does not sign yet. RETIRING does not sign; tokens that it signed may still be valid. */
export type KeyState = 'NEXT' | 'SIGNING' | 'RETIRING' | 'WITHDRAWN';
export type ListedKey = {
  kid: string;
  state: KeyState;
  signsFrom: Date;
  withdrawnAt: Date | null;
  /** When every token that it signed has expired. Null for a key without a successor, and for a withdrawn one. */
  expendableFrom: Date | null;
};

export type RotationProblem = { code: 'NO_KEY' } | { code: 'TOO_MANY_KEYS'; maximum: number };
export type WithdrawalProblem =
  { code: 'UNKNOWN_KEY' } | { code: 'WITHDRAWN_ALREADY' } | { code: 'STILL_SIGNING' } | { code: 'STILL_IN_USE'; expendableFrom: Date };

/** The operator's work on signing keys, beside running services. Only an immediate withdrawal affects the tokens of clients. */
export const createKeyRotation = ({
  connection,
  signingKeys,
  sealer,
  clock,
  log,
  auditLog,
  accessTokenLifetimeSeconds,
}: {
  connection: Connection;
  signingKeys: SigningKeyRows;
  sealer: Sealer;
  clock: Clock;
  log: Logger;
  auditLog: Pick<AuditLog, 'record'>;
  accessTokenLifetimeSeconds: number;
}) => {
  const rows = signingKeyRepository({ signingKeys });

  const record = ({
    action,
    kid,
    details,
    session,
  }: {
    action: AuthAction;
    kid: string;
    details: AuditDetails;
    session: ClientSession;
  }): Promise<void> =>
    auditLog.record({ actor: operator, action, subjectType: 'SigningKey', subjectId: kid, details, requestId: null, session });

  /** `valid` is newest first. A key that has signed nothing can be withdrawn at any time. */
  const expendableFrom = (row: SigningKeyRow, valid: readonly SigningKeyRow[], now: Date): Date | null => {
    if (row.signsFrom > now) return now;
    const successor = valid.findLast(({ signsFrom }) => signsFrom > row.signsFrom && signsFrom <= now);
    return successor ? new Date(successor.signsFrom.getTime() + accessTokenLifetimeSeconds * 1000 + marginMs) : null;
  };
  const stateOf = (row: SigningKeyRow, signing: SigningKeyRow | null, now: Date): KeyState => {
    if (row.withdrawnAt !== null) return 'WITHDRAWN';
    if (row._id === signing?._id) return 'SIGNING';
    return row.signsFrom > now ? 'NEXT' : 'RETIRING';
  };

  return {
    /** All keys, withdrawn ones included, oldest first. */
    async list(): Promise<ListedKey[]> {
      const now = clock.now();
      const all = await rows.all();
      const valid = all.filter(({ withdrawnAt }) => withdrawnAt === null).reverse();
      const signing = signingAt(valid, now);
      return all.map((row) => ({
        kid: row._id,
        state: stateOf(row, signing, now),
        signsFrom: row.signsFrom,
        withdrawnAt: row.withdrawnAt,
        expendableFrom: row.withdrawnAt === null && row._id !== signing?._id ? expendableFrom(row, valid, now) : null,
      }));
    },

    /** The key that signs next: an existing one, or a new one. */
    async rotate(): Promise<Result<{ kid: string; signsFrom: Date; isNew: boolean }, RotationProblem>> {
      const now = clock.now();
      const row = createSigningKeyRow({ sealer, now, signsFrom: new Date(now.getTime() + publishedBeforeMs) });
      const result = await inTransaction(connection, async (session) => {
        const valid = await rows.valid(session);
        const signing = signingAt(valid, now);
        if (!signing) return fail<RotationProblem>({ code: 'NO_KEY' });
        // A key sealed with another AUTH_SECRET would stop every process of auth at its next start.
        openSigningKeyRow({ row: signing, sealer });
        const next = valid.find(({ signsFrom }) => signsFrom > now);
        if (next) return ok({ kid: next._id, signsFrom: next.signsFrom, isNew: false });
        if (valid.length >= maximumValidKeys) return fail<RotationProblem>({ code: 'TOO_MANY_KEYS', maximum: maximumValidKeys });
        await rows.markSucceeded({ kid: signing._id, at: now, session });
        await rows.insert(row, session);
        await record({ action: 'SIGNING_KEY_MADE', kid: row._id, details: { signsFrom: row.signsFrom.toISOString() }, session });
        return ok({ kid: row._id, signsFrom: row.signsFrom, isNew: true });
      });
      if (result.ok && result.value.isNew) log.warn({ kid: row._id, signs_from: row.signsFrom }, 'signing key made: it takes over');
      return result;
    },

    /**
     * Withdraws a key. Regularly: once every token that it signed has expired. `isLeaked`: at once; holders of its tokens have to refresh
     * them, and a new key replaces it if it was the signing one.
     */
    async withdraw({ kid, isLeaked }: { kid: string; isLeaked: boolean }): Promise<Result<{ signingKid: string }, WithdrawalProblem>> {
      const now = clock.now();
      const substitute = createSigningKeyRow({ sealer, now, signsFrom: now });
      const result = await inTransaction(connection, async (session): Promise<Result<{ signingKid: string }, WithdrawalProblem>> => {
        const valid = await rows.valid(session);
        const row = valid.find(({ _id }) => _id === kid);
        const signing = signingAt(valid, now);
        if (!row || !signing)
          return fail({ code: (await rows.all()).some(({ _id }) => _id === kid) ? 'WITHDRAWN_ALREADY' : 'UNKNOWN_KEY' });
        openSigningKeyRow({ row: signing, sealer });
        const isSigning = signing._id === kid;
        if (!isLeaked) {
          if (isSigning) return fail({ code: 'STILL_SIGNING' });
          const from = expendableFrom(row, valid, now);
          if (from === null) return fail({ code: 'STILL_SIGNING' });
          if (from > now) return fail({ code: 'STILL_IN_USE', expendableFrom: from });
        }
        await rows.withdraw({ kid, at: now, session });
        await record({ action: 'SIGNING_KEY_WITHDRAWN', kid, details: { isLeaked }, session });
        if (!isSigning) return ok({ signingKid: signing._id });
        await rows.insert(substitute, session);
        return ok({ signingKid: substitute._id });
      });
      if (result.ok) log.warn({ kid, signing_kid: result.value.signingKid, is_leaked: isLeaked }, 'signing key withdrawn');
      return result;
    },
  };
};
export type KeyRotation = ReturnType<typeof createKeyRotation>;

import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { createOutage } from '../outages.ts';
import type { SignedIn } from '../viewer.ts';
import type { RevocationEntry, RevocationSource } from './revocationEntry.ts';

const overlapMs = 10_000;

export type RevocationList = {
  /** Resolves after the first attempt, also when it failed; then polls. */
  start(): Promise<void>;
  stop(): void;
  /** Resolves when a look at the log that began after this call has ended, well or not. */
  refresh(): Promise<void>;
  /** A notice that something was written: looks at once instead of at the next poll. Any number of them cost one look at a time. */
  hasten(): void;
  isRevoked(viewer: SignedIn): boolean;
  /** Since the log was last read; Infinity when it never was. */
  ageSeconds(): number;
  /**
   * Whether signed-in operations have to fail, because the list is older than is allowed, or was never read: a process that has just started
   * has no last known list to go by, and would take everybody who was signed out for signed in.
   */
  isStale(): boolean;
};

type RevocationListOptions = {
  source: RevocationSource;
  clock: Clock;
  pollEveryMs?: number;
  attemptTimeoutMs?: number;
  /** Null: the last known list, once there is one, stays in force however old it is. */
  maxAgeSeconds: number | null;
  log: Logger;
};

const withinMs = async <Value>(timeoutMs: number, work: Promise<Value>): Promise<Value> => {
  const { promise: timeout, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(`The revocation log did not answer within ${String(timeoutMs)} ms.`));
  }, timeoutMs);
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
};

/** This process's copy of the revocation log: asked synchronously at every operation, kept up by polling. */
export const createRevocationList = ({
  source,
  clock,
  pollEveryMs = 2_000,
  attemptTimeoutMs = 2_000,
  maxAgeSeconds,
  log,
}: RevocationListOptions): RevocationList => {
  const entryById = new Map<string, RevocationEntry>();
  let revokedSessions = new Set<string>();
  let notBeforeMsByUser = new Map<string, number>();
  // Oldest first. The first is the one to ask with: taken 10 s ago or more, so that an entry whose transaction was committed late is still after it.
  const cursors: { cursor: string | null; takenAtMs: number }[] = [{ cursor: null, takenAtMs: -Infinity }];
  let readAtMs = -Infinity;
  let inFlight: Promise<void> | null = null;
  let queued: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const takeIn = (entries: readonly RevocationEntry[], nowMs: number): void => {
    for (const entry of entries) entryById.set(entry.id, entry);
    const sessions = new Set<string>();
    const users = new Map<string, number>();
    for (const [id, { subject, notBefore, expiresAt }] of entryById) {
      if (expiresAt.getTime() <= nowMs) entryById.delete(id);
      else if (subject.kind === 'session') sessions.add(subject.sessionId);
      else users.set(subject.userId, Math.max(notBefore.getTime(), users.get(subject.userId) ?? 0));
    }
    revokedSessions = sessions;
    notBeforeMsByUser = users;
  };

  const outage = createOutage({
    log,
    failure: 'The revocation log is out of reach. The last known list stays in force.',
    recovery: 'The revocation log is in reach again.',
  });
  const look = async (): Promise<void> => {
    const startedAtMs = clock.now().getTime();
    const attempt = outage.begin();
    // Down to the youngest cursor that is old enough.
    while ((cursors[1]?.takenAtMs ?? Infinity) <= startedAtMs - overlapMs) cursors.shift();
    try {
      const page = await withinMs(attemptTimeoutMs, source.since(cursors[0]?.cursor ?? null));
      takeIn(page.entries, clock.now().getTime());
      cursors.push({ cursor: page.cursor, takenAtMs: startedAtMs });
      readAtMs = startedAtMs;
      attempt.succeeded();
    } catch (problem) {
      takeIn([], clock.now().getTime());
      outage.failed(problem);
    }
  };

  const begin = (): Promise<void> => {
    inFlight = look().finally(() => {
      inFlight = null;
    });
    return inFlight;
  };
  const refresh = (): Promise<void> => {
    if (!inFlight) return begin();
    // The look under way may have passed the place already where the new entry stands.
    queued ??= inFlight.then(() => {
      queued = null;
      return inFlight ?? begin();
    });
    return queued;
  };
  const ageSeconds = (): number => (clock.now().getTime() - readAtMs) / 1000;

  const stop = (): void => {
    if (timer) clearInterval(timer);
    timer = null;
  };

  return {
    start() {
      stop();
      timer = setInterval(() => {
        if (!inFlight) void begin();
      }, pollEveryMs);
      // Polling alone keeps no process alive.
      timer.unref();
      return refresh();
    },
    stop,
    refresh,
    hasten: () => {
      void refresh();
    },
    isRevoked: ({ userId, sessionId, issuedAt }) =>
      revokedSessions.has(sessionId) || issuedAt.getTime() < (notBeforeMsByUser.get(userId) ?? 0),
    ageSeconds,
    isStale: () => readAtMs === -Infinity || (maxAgeSeconds !== null && ageSeconds() > maxAgeSeconds),
  };
};

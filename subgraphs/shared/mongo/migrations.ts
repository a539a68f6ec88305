import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { Logger } from '#shared/log.ts';
import { collectionOf, ensureIndexes } from './connection.ts';
import { duplicateKey } from './mongoErrors.ts';
import { inTransaction } from './transaction.ts';

export type Migration = {
  /** Ascending, never reused, never reordered. */
  version: number;
  name: string;
  /** Runs again from the start after a crash in the middle: every step must be harmless the second time. */
  up(connection: Connection): Promise<void>;
};

type LeaseRow = { _id: string; owner: string; fence: number; until: Date };
type AppliedRow = { _id: string; version: number; migrationName: string; appliedAt: Date };

export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly code: 'DATABASE_NEWER_THAN_CODE' | 'MIGRATION_HISTORY_DIFFERS' | 'MIGRATION_LEASE_LOST' | 'MIGRATION_LEASE_TIMEOUT';
  constructor({ code, message }: { code: MigrationError['code']; message: string }) {
    super(message);
    this.code = code;
  }
}

const leaseId = 'lease';
const pollMs = 50;

/**
 * Brings a database to the newest version the code knows, once, whichever replica comes first; the others wait for it. Answers the versions applied
 * by this call. Lease times are the server's, so that clocks of replicas need not agree; the fence keeps a holder that fell asleep from recording.
 */
export const runMigrations = async ({
  connection,
  migrations,
  clock,
  log,
  leaseMs = 10_000,
  waitMs = 120_000,
}: {
  connection: Connection;
  migrations: readonly Migration[];
  clock: Clock;
  log: Logger;
  leaseMs?: number;
  waitMs?: number;
}): Promise<readonly number[]> => {
  const known = [...migrations].sort((a, b) => a.version - b.version);
  if (new Set(known.map(({ version }) => version)).size !== known.length) {
    throw new MigrationError({ code: 'MIGRATION_HISTORY_DIFFERS', message: 'two migrations have the same version' });
  }
  await ensureIndexes({ connection, indexes: [{ collection: 'migrations', indexes: [] }] });
  const leases = () => collectionOf<LeaseRow>({ connection, name: 'migrations' });
  const applied = () => collectionOf<AppliedRow>({ connection, name: 'migrations' });

  const pending = async (): Promise<readonly Migration[]> => {
    const rows = await applied()
      .find({ version: { $exists: true } })
      .sort({ version: 1 })
      .toArray();
    const newestKnown = known.at(-1)?.version ?? 0;
    for (const row of rows) {
      if (row.version > newestKnown) {
        throw new MigrationError({
          code: 'DATABASE_NEWER_THAN_CODE',
          message: `database ${connection.name} is at version ${row.version} (${row.migrationName}), this code knows up to ${newestKnown}: start a newer release`,
        });
      }
      const same = known.find(({ version }) => version === row.version);
      if (same?.name !== row.migrationName) {
        throw new MigrationError({
          code: 'MIGRATION_HISTORY_DIFFERS',
          message: `database ${connection.name} has version ${row.version} as ${row.migrationName}, this code as ${same?.name ?? 'nothing'}`,
        });
      }
    }
    const done = new Set(rows.map(({ version }) => version));
    return known.filter(({ version }) => !done.has(version));
  };

  const owner = randomUUID();
  const untilServerTime = { $add: ['$$NOW', leaseMs] };
  // A race of two first starts ends in one row and a duplicate key, which is what was wanted.
  await leases()
    .updateOne({ _id: leaseId }, { $setOnInsert: { owner: '', fence: 0, until: new Date(0) } }, { upsert: true })
    .catch((error: unknown) => {
      if (!duplicateKey(error)) throw error;
    });
  const acquire = async (): Promise<number | null> => {
    const lease = await leases().findOneAndUpdate(
      { _id: leaseId, $expr: { $lte: ['$until', '$$NOW'] } },
      [{ $set: { owner: { $literal: owner }, until: untilServerTime, fence: { $add: ['$fence', 1] } } }],
      { returnDocument: 'after' },
    );
    return lease?.fence ?? null;
  };
  const renew = async (fence: number): Promise<boolean> => {
    const { matchedCount } = await leases().updateOne({ _id: leaseId, owner, fence }, [{ $set: { until: untilServerTime } }]);
    return matchedCount === 1;
  };

  const apply = async ({ migration, fence }: { migration: Migration; fence: number }): Promise<void> => {
    const beat = setInterval(() => void renew(fence).catch(() => undefined), leaseMs / 3);
    try {
      await migration.up(connection);
    } finally {
      clearInterval(beat);
    }
    await inTransaction(connection, async (session) => {
      // Written, not only read: a successor's take-over in between is then a conflict instead of a second record.
      const { matchedCount } = await leases().updateOne({ _id: leaseId, owner, fence }, [{ $set: { until: untilServerTime } }], {
        session,
      });
      if (matchedCount !== 1)
        throw new MigrationError({ code: 'MIGRATION_LEASE_LOST', message: `lease lost while running ${migration.name}` });
      const row = { _id: `v${migration.version}`, version: migration.version, migrationName: migration.name, appliedAt: clock.now() };
      await applied().insertOne(row, { session });
    });
    log.info({ database: connection.name, version: migration.version, migration: migration.name }, 'migration applied');
  };

  for (const giveUpAt = performance.now() + waitMs; ;) {
    if ((await pending()).length === 0) return [];
    const fence = await acquire();
    if (fence !== null) {
      const done: number[] = [];
      try {
        // Asked again under the lease: the one before us may have finished in the meantime.
        for (const migration of await pending()) {
          await apply({ migration, fence });
          done.push(migration.version);
        }
      } finally {
        await leases().updateOne({ _id: leaseId, owner, fence }, [{ $set: { until: '$$NOW' } }]);
      }
      return done;
    }
    if (performance.now() > giveUpAt) {
      throw new MigrationError({
        code: 'MIGRATION_LEASE_TIMEOUT',
        message: `another process has been migrating ${connection.name} for too long`,
      });
    }
    await sleep(pollMs);
  }
};

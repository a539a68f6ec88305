import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { defineCollection, prepareCollections } from './collection.ts';
import { optional } from './fields.ts';
import { duplicateKey } from './mongoErrors.ts';
import { inTransaction } from './transaction.ts';

export type Migration = {
  /** Ascending, never reused, never reordered. */
  version: number;
  name: string;
  /** Runs again from the start after a crash in the middle: every step must be harmless the second time. */
  up(connection: Connection): Promise<void>;
};

/** One row holds the lease, every other row an applied version. */
export const migrationCollection = defineCollection({
  name: 'migrations',
  schema: {
    owner: optional(String),
    fence: optional(Number),
    until: optional(Date),
    version: optional(Number),
    migrationName: optional(String),
    appliedAt: optional(Date),
  },
  indexes: [],
  personalData: { none: 'which release the database is of' },
});

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
const pipeline = { updatePipeline: true } as const;

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
  await prepareCollections({ connection, collections: [migrationCollection] });
  const rows = migrationCollection.open(connection);

  const pending = async (): Promise<readonly Migration[]> => {
    const applied = await rows
      .find({ version: { $exists: true } })
      .sort({ version: 1 })
      .lean();
    const newestKnown = known.at(-1)?.version ?? 0;
    for (const { version: appliedVersion = 0, migrationName = '' } of applied) {
      if (appliedVersion > newestKnown) {
        throw new MigrationError({
          code: 'DATABASE_NEWER_THAN_CODE',
          message: `database ${connection.name} is at version ${appliedVersion} (${migrationName}), this code knows up to ${newestKnown}: start a newer release`,
        });
      }
      const same = known.find(({ version }) => version === appliedVersion);
      if (same?.name !== migrationName) {
        throw new MigrationError({
          code: 'MIGRATION_HISTORY_DIFFERS',
          message: `database ${connection.name} has version ${appliedVersion} as ${migrationName}, this code as ${same?.name ?? 'nothing'}`,
        });
      }
    }
    const done = new Set(applied.map(({ version }) => version));
    return known.filter(({ version }) => !done.has(version));
  };

  const owner = randomUUID();
  const untilServerTime = { $add: ['$$NOW', leaseMs] };
  // A race of two first starts ends in one row and a duplicate key, which is what was wanted.
  await rows
    .updateOne({ _id: leaseId }, { $setOnInsert: { owner: '', fence: 0, until: new Date(0) } }, { upsert: true })
    .catch((error: unknown) => {
      if (!duplicateKey(error)) throw error;
    });
  const acquire = async (): Promise<number | null> => {
    const lease = await rows
      .findOneAndUpdate(
        { _id: leaseId, $expr: { $lte: ['$until', '$$NOW'] } },
        [{ $set: { owner: { $literal: owner }, until: untilServerTime, fence: { $add: ['$fence', 1] } } }],
        { updatePipeline: true, returnDocument: 'after' },
      )
      .lean();
    return lease?.fence ?? null;
  };
  const renew = async (fence: number): Promise<boolean> => {
    const { matchedCount } = await rows.updateOne({ _id: leaseId, owner, fence }, [{ $set: { until: untilServerTime } }], pipeline);
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
      const { matchedCount } = await rows.updateOne({ _id: leaseId, owner, fence }, [{ $set: { until: untilServerTime } }], {
        ...pipeline,
        session,
      });
      if (matchedCount !== 1)
        throw new MigrationError({ code: 'MIGRATION_LEASE_LOST', message: `lease lost while running ${migration.name}` });
      const row = { _id: `v${migration.version}`, version: migration.version, migrationName: migration.name, appliedAt: clock.now() };
      await rows.insertMany([row], { session });
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
        await rows.updateOne({ _id: leaseId, owner, fence }, [{ $set: { until: '$$NOW' } }], pipeline);
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

import type { Migration } from '#shared/mongo/migrations.ts';

/** Collections and indexes are made at start, by stores.ts; here stands what changes rows that an earlier version wrote. */
export const migrations: readonly Migration[] = [];

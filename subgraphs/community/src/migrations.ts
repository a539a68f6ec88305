import type { Migration } from '#shared/mongo/migrations.ts';

/** From the first version on: what is added here brings an older database to the present shape of its rows. */
export const migrations: readonly Migration[] = [];

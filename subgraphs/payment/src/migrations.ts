import type { Migration } from '#shared/mongo/migrations.ts';

/** Each brings the rows of an earlier version to the next form. Indexes are created at every start. */
export const migrations: readonly Migration[] = [{ version: 1, name: 'initial', up: () => Promise.resolve() }];

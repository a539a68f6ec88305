import type { Migration } from '#shared/mongo/migrations.ts';

/** What earlier versions wrote, brought to this one's form. Indexes are no part of it: they are made at every start. */
export const migrations: readonly Migration[] = [{ version: 1, name: 'initial', up: () => Promise.resolve() }];

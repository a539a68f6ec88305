import { expect, test } from 'vitest';
import { systemClock } from '../../clock.ts';
import { collectionOf } from '../../mongo/connection.ts';
import type { Connection } from '../../mongo/connection.ts';
import { runMigrations } from '../../mongo/migrations.ts';
import type { Migration } from '../../mongo/migrations.ts';
import { silent, testDatabase } from './testDatabase.ts';

type Step = { _id: string; runs: number };
const steps = (connection: Connection) => collectionOf<Step>({ connection, name: 'steps' });
const counting = ({ version, name }: { version: number; name: string }): Migration => ({
  version,
  name,
  up: async (connection) => {
    await steps(connection).updateOne({ _id: name }, { $inc: { runs: 1 } }, { upsert: true });
  },
});
const first = counting({ version: 1, name: 'first' });
const second = counting({ version: 2, name: 'second' });

const migrate = ({
  connection,
  migrations,
  leaseMs = 2_000,
}: {
  connection: Connection;
  migrations: readonly Migration[];
  leaseMs?: number;
}) => runMigrations({ connection, migrations, clock: systemClock(), log: silent, leaseMs, waitMs: 20_000 });

test('eight replicas that start at once run each migration once, in order', async () => {
  const { connection } = await testDatabase();

  const applied = await Promise.all(Array.from({ length: 8 }, () => migrate({ connection, migrations: [second, first] })));

  expect(applied.filter((versions) => versions.length > 0)).toEqual([[1, 2]]);
  expect(await steps(connection).find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 'first', runs: 1 },
    { _id: 'second', runs: 1 },
  ]);
});

test('a later release runs only what is new', async () => {
  const { connection } = await testDatabase();
  await migrate({ connection, migrations: [first] });

  expect(await migrate({ connection, migrations: [first, second] })).toEqual([2]);
  expect(await migrate({ connection, migrations: [first, second] })).toEqual([]);
});

test('a migration that died in the middle is run again by the next start, the finished ones are not', async () => {
  const { connection } = await testDatabase();
  const dying: Migration = {
    ...second,
    up: async (target) => {
      await second.up(target);
      throw new Error('died');
    },
  };
  await expect(migrate({ connection, migrations: [first, dying] })).rejects.toThrow('died');

  expect(await migrate({ connection, migrations: [first, second] })).toEqual([2]);
  expect(await steps(connection).find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 'first', runs: 1 },
    { _id: 'second', runs: 2 },
  ]);
});

test('a lease left behind by a killed process is taken over when it has ended', async () => {
  const { connection } = await testDatabase();
  const leases = collectionOf<{ _id: string; owner: string; fence: number; until: Date }>({ connection, name: 'migrations' });
  await leases.insertOne({ _id: 'lease', owner: 'killed', fence: 4, until: new Date(Date.now() + 600) });

  expect(await migrate({ connection, migrations: [first] })).toEqual([1]);
  expect((await leases.findOne({ _id: 'lease' }))?.fence).toBe(5);
});

test('a holder that lost its lease does not record what its successor has done', async () => {
  const { connection } = await testDatabase();
  const leases = collectionOf<{ _id: string; owner: string; fence: number; until: Date }>({ connection, name: 'migrations' });
  const robbed: Migration = {
    ...first,
    up: async () => {
      await leases.updateOne({ _id: 'lease' }, { $set: { owner: 'successor' }, $inc: { fence: 1 } });
    },
  };

  await expect(migrate({ connection, migrations: [robbed] })).rejects.toMatchObject({ code: 'MIGRATION_LEASE_LOST' });
  expect(await leases.countDocuments({ _id: { $ne: 'lease' } })).toBe(0);
});

test('a database of a newer release is refused, and so is a history that differs', async () => {
  const { connection } = await testDatabase();
  await migrate({ connection, migrations: [first, second] });

  await expect(migrate({ connection, migrations: [first] })).rejects.toMatchObject({
    code: 'DATABASE_NEWER_THAN_CODE',
    message: `database ${connection.name} is at version 2 (second), this code knows up to 1: start a newer release`,
  });
  await expect(migrate({ connection, migrations: [first, { ...second, name: 'renamed' }] })).rejects.toMatchObject({
    code: 'MIGRATION_HISTORY_DIFFERS',
  });
});

import { expect, test } from 'vitest';
import { subgraphNames } from '#events/envelope.ts';
import { manualClock } from '#shared/clock.ts';
import { neverCrash } from '#shared/crashPoint.ts';
import { indexesOf } from '#shared/mongo/collection.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { testDatabase } from '#shared/tests/mongo/testDatabase.ts';
import { authSecret, silentLog, times } from './kit.ts';
import { createSealer, deriveKey } from '../src/crypto/secrets.ts';
import type { OutgoingMails } from '../src/mail/outgoingMails.ts';
import { dataExportRepository } from '../src/modules/privacy/dataExport/dataExport.collection.ts';
import { openAll } from '#shared/hosting/createSubgraph.ts';
import { collections } from '../subgraph.ts';
import { createExportAssembly } from '../src/modules/privacy/dataExport/exportAssembly.ts';
import { exportChunkRepository } from '../src/modules/privacy/dataExport/exportChunk.collection.ts';
import { exportPartRepository } from '../src/modules/privacy/dataExport/exportPart.collection.ts';
import type { User } from '../src/modules/identity/account/account.collection.ts';

const now = new Date('2026-05-04T10:00:00.000Z');
const person: User = {
  id: 'usr_1',
  email: 'camille@moreau.example',
  emailVerifiedAt: null,
  pendingEmail: null,
  firstName: 'Camille',
  lastName: 'Moreau',
  roles: ['LEARNER'],
  status: 'ACTIVE',
  instructorVerification: null,
  formerExpertise: null,
  locale: 'fr',
  timeZone: null,
  interests: [],
  tokensNotBefore: null,
  lastLoginAt: null,
  createdAt: now,
  updatedAt: now,
  credentialsGeneration: 1,
  revision: 1,
};

test('an assembly that outlives its lease deletes its archive, so one archive and one mail remain', async () => {
  const { connection } = await testDatabase({ indexes: indexesOf(Object.values(collections)) });
  const clock = manualClock(now);
  const sealer = createSealer(deriveKey({ authSecret, purpose: 'data-export' }));
  const dataExports = dataExportRepository(openAll({ collections, connection }));
  const parts = exportPartRepository({ ...openAll({ collections, connection }), sealer, clock });
  const chunks = exportChunkRepository({ ...openAll({ collections, connection }), sealer });
  const mailed: string[] = [];
  const enqueue: OutgoingMails['enqueue'] = ({ kind }) => {
    mailed.push(kind);
    return Promise.resolve();
  };
  const assemblyWith = ({ beforeTheEnd }: { beforeTheEnd: () => Promise<void> }) =>
    createExportAssembly({
      ...{ connection, dataExports, parts, sealer, clock, reachPoint: neverCrash },
      accounts: { byId: () => Promise.resolve(person) },
      mails: { enqueue, wake: () => undefined },
      chunks: {
        ...chunks,
        write: async (archive) => {
          const bytes = await chunks.write(archive);
          await beforeTheEnd();
          return bytes;
        },
      },
      log: silentLog,
    });
  const quick = assemblyWith({ beforeTheEnd: () => Promise.resolve() });
  const slow = assemblyWith({
    beforeTheEnd: async () => {
      clock.advance(60_000);
      await quick.work();
    },
  });
  await inTransaction(connection, async (session) => {
    await dataExports.insert({ id: 'dex_1', userId: person.id, createdAt: now, session });
    for (const subgraph of subgraphNames)
      await slow.receive({ part: { exportId: 'dex_1', userId: person.id, index: 0, isLast: true, text: '[]' }, subgraph, session });
  });

  await slow.work();

  expect(mailed).toEqual(['DATA_EXPORT_READY']);
  const [ready] = await dataExports.byIds(['dex_1']);
  const kept = await connection.collection('dataExportChunks').find().toArray();
  expect(kept.map((chunk) => String(chunk['archiveId']))).toEqual([ready?.archiveId]);
});

test('an export that fails to assemble does not delay others', async () => {
  const { connection } = await testDatabase({ indexes: indexesOf(Object.values(collections)) });
  const clock = manualClock(now);
  const sealer = createSealer(deriveKey({ authSecret, purpose: 'data-export' }));
  const dataExports = dataExportRepository(openAll({ collections, connection }));
  const parts = exportPartRepository({ ...openAll({ collections, connection }), sealer, clock });
  const assembly = createExportAssembly({
    ...{ connection, dataExports, parts, sealer, clock, reachPoint: neverCrash },
    accounts: { byId: (id) => (id === 'usr_1' ? Promise.reject(new Error('unreadable')) : Promise.resolve({ ...person, id })) },
    mails: { enqueue: () => Promise.resolve(), wake: () => undefined },
    chunks: exportChunkRepository({ ...openAll({ collections, connection }), sealer }),
    log: silentLog,
  });
  await inTransaction(connection, async (session) => {
    for (const [id, userId] of [['dex_1', 'usr_1'] as const, ['dex_2', 'usr_2'] as const]) {
      await dataExports.insert({ id, userId, createdAt: now, session });
      for (const subgraph of subgraphNames)
        await assembly.receive({ part: { exportId: id, userId, index: 0, isLast: true, text: '[]' }, subgraph, session });
    }
  });

  await assembly.work();

  const states = (await dataExports.byIds(['dex_1', 'dex_2'])).map(({ id, state }) => [id, state]);
  expect(Object.fromEntries(states)).toEqual({ dex_1: 'RUNNING', dex_2: 'SUCCEEDED' });
});

test('a leased export is not leased again before the lease ends', async () => {
  const { connection } = await testDatabase({ indexes: indexesOf(Object.values(collections)) });
  const dataExports = dataExportRepository(openAll({ collections, connection }));
  await inTransaction(connection, (session) => dataExports.insert({ id: 'dex_1', userId: person.id, createdAt: now, session }));
  const lease = (now: Date, index: number) => dataExports.lease({ id: 'dex_1', now, until: new Date(now.getTime() + 60_000 + index) });

  const leases = await Promise.all(times(10, (index) => lease(now, index)));

  expect(leases.filter((isOurs) => isOurs)).toHaveLength(1);
  expect(await lease(new Date(now.getTime() + 59_999), 0)).toBe(false);
  expect(await lease(new Date(now.getTime() + 60_009), 0)).toBe(true);
});

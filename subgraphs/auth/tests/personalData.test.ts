import type { Connection } from 'mongoose';
import { expect, test } from 'vitest';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { exportedOf } from '#shared/privacy/personalData.ts';
import type { StoredRow } from '#shared/privacy/personalData.ts';
import { logout, requestPasswordReset } from './documents.ts';
import { beginExport } from './exportKit.ts';
import { createAccount, startAuth } from './kit.ts';
import type { Auth, Person } from './kit.ts';
import { auditEntryRepository } from '../src/modules/administration/audit/auditEntry.collection.ts';
import { erasureRepository } from '../src/modules/privacy/erasure/erasure.collection.ts';
import { mechanismCollections } from '#shared/hosting/createSubgraph.ts';
import { personalDataOf } from '#shared/privacy/personalData.ts';
import { collections } from '../subgraph.ts';

const personalData = personalDataOf([...Object.values(collections), ...mechanismCollections]);

const secret = 'a credential';
const internals = 'contains no personal data';
const self = 'the person who gets the copy';
/** Stored fields that are not exported, by collection. A new field is exported, or added here with the reason. */
const withheld: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  users: {
    passwordHash: secret,
    revision: internals,
    firstNameWords: 'the first name, for the search',
    lastNameWords: 'the last name, for the search',
  },
  sessions: { userId: self, generation: internals, refreshTokenHash: secret, refreshTokenSalt: secret },
  deviceTokens: { _id: secret, userId: self },
  knownDevices: { _id: 'a hash', userId: self },
  revocations: { _id: internals, sequence: internals },
  emailVerifications: { _id: secret, userId: self },
  passwordResets: { _id: self, tokenHash: secret },
  passwordResetRequests: { _id: internals },
  mailAllowances: { _id: 'a hash' },
  outgoingMails: {
    ...{ userId: self, sealedSecret: secret },
    ...{ attempts: internals, nextAttemptAt: internals, dueAt: internals, leaseToken: internals, lastErrorCode: internals },
  },
  auditLog: { actor: 'may be another person', requestId: internals },
  erasures: {
    ...{ _id: internals, userId: self, isLive: internals, ready: internals, done: internals },
    ...{ toldBy: internals, remindAt: internals, requestId: internals },
  },
  dataExports: {
    ...{ userId: self, tokenHash: secret, sealedToken: secret, archiveId: internals },
    ...{ isOpen: internals, heardCount: internals, leasedUntil: internals },
  },
  claims: { ownerId: self },
};

const entryOf = ({ id, actorId, subjectId }: { id: string; actorId: string; subjectId: string }) => ({
  id,
  actor: { kind: 'user' as const, userId: actorId },
  action: 'USER_ROLES_SET',
  subjectType: 'User',
  subjectId,
  details: { before: ['LEARNER'], after: ['LEARNER', 'ADMIN'] },
  requestId: null,
  createdAt: new Date(),
});
const insertEntries = (auth: Auth, ...entries: ReturnType<typeof entryOf>[]): Promise<void> =>
  inTransaction(auth.connection, async (session) => {
    for (const entry of entries) await auditEntryRepository(auth.subgraph.stores).insert(entry, session);
  });

/** Creates at least one row in every collection with personal data. */
const createRows = async (auth: Auth, person: Person): Promise<void> => {
  const { userId } = person;
  await auth.ask('anonymous', requestPasswordReset, { input: { email: 'camille@moreau.example' } });
  await auth.ask(person.viewer, logout, { input: {} });
  await insertEntries(auth, entryOf({ id: 'aud_1', actorId: 'usr_admin', subjectId: userId }));
  await beginExport(auth, person);
  const at = new Date();
  const erasure = { _id: 'job_1', userId, phase: 'ASKED' as const, isLive: true, ready: [], done: [], blockers: [], askedAt: at };
  await inTransaction(auth.connection, (session) =>
    erasureRepository(auth.subgraph.stores).begin({ ...erasure, toldBy: at, remindAt: at, requestId: null, endedAt: null }, session),
  );
};

/** The fields of the schema, if there is one, and of the stored rows. */
const fieldsOf = async (connection: Connection, collection: string): Promise<string[]> => {
  const models = Object.values(connection.models).filter((model) => model.collection.collectionName === collection);
  const rows = await connection.collection<StoredRow>(collection).find().toArray();
  const paths = models.flatMap(({ schema }) => Object.keys(schema.paths).map((path) => path.split('.')[0] ?? path));
  return [...new Set([...paths, ...rows.flatMap((row) => Object.keys(row))])].sort();
};

test('every stored field is exported or withheld for a stated reason', { tags: ['H17'] }, async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);
  await createRows(auth, person);

  const unexported: string[] = [];
  const empty: string[] = [];
  for (const { collection, toExport } of exportedOf(personalData)) {
    const fields = await fieldsOf(auth.connection, collection);
    if (fields.length === 0) empty.push(collection);
    const row = Object.fromEntries(fields.map((field) => [field, field]));
    const exported = Object.keys(toExport({ ...row, _id: '_id', subjectId: person.userId }, person.userId));
    for (const field of fields)
      if (!exported.includes(field === '_id' ? 'id' : field) && !(field in (withheld[collection] ?? {})))
        unexported.push(`${collection}.${field}`);
  }
  expect({ forgotten: unexported, unseen: empty }).toEqual({ forgotten: [], unseen: [] });
});

test('a person gets the audit entries about them, without reasons and without details of their actions', { tags: ['H17'] }, async () => {
  const auth = await startAuth();
  const { userId } = await createAccount(auth);
  await insertEntries(
    auth,
    entryOf({ id: 'aud_1', actorId: 'usr_admin', subjectId: userId }),
    entryOf({ id: 'aud_2', actorId: userId, subjectId: 'usr_other' }),
    entryOf({ id: 'aud_3', actorId: 'usr_admin', subjectId: 'usr_other' }),
  );

  const exported = exportedOf(personalData);
  const auditLog = exported.find(({ collection }) => collection === 'auditLog');
  const own = (await auditLog?.of({ userId, connection: auth.connection })) ?? {};
  const rows = await auth.connection.collection<StoredRow>('auditLog').find(own).sort({ _id: 1 }).toArray();

  const common = { action: 'USER_ROLES_SET', subjectType: 'User', createdAt: expect.any(Date) };
  expect(rows.map((row) => auditLog?.toExport(row, userId))).toEqual([
    { id: 'aud_1', ...common, subjectId: userId, details: { before: ['LEARNER'], after: ['LEARNER', 'ADMIN'] } },
    { id: 'aud_2', ...common },
  ]);
  expect(exported.filter(({ collection }) => collection === 'auditReasons')).toEqual([]);
});

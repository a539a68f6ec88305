import { expect, test } from 'vitest';
import { exportRequested } from '#events/auth.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { requestDataExport } from './documents.ts';
import { beginExport, completeExport, deliverAllParts, exportSeenBy, partOf, requestExport, stateOf, tokenOfExport } from './exportKit.ts';
import { createAccount, startAuth, strangers, times } from './kit.ts';
import { mailsTo, openMailbox } from './mailKit.ts';

const hourMs = 60 * 60_000;
const camilleMail = 'camille@moreau.example';

test('an export needs the password of the viewer, and requests a part from every other subgraph', { tags: ['H17'] }, async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);

  const { data } = await requestExport(auth, person);

  expect(data).toEqual({
    requestDataExport: {
      dataExport: {
        id: expect.stringMatching(/^dex_/),
        state: 'QUEUED',
        downloadUrl: null,
        expiresAt: null,
        createdAt: auth.clock.now().toISOString(),
      },
      userErrors: [],
    },
  });
  const exportId = at(data, 'requestDataExport.dataExport.id');
  const asked = (await auth.rowsOf('outbox')).filter((row) => at(row, 'envelope.type') === 'auth.export.requested');
  expect(asked.map((row) => at(row, 'envelope.payload'))).toEqual([
    { exportId, userId: person.userId, requestedAt: auth.clock.now().toISOString() },
  ]);
  expect(['course', 'payment', 'ai', 'community'].map((_name, place) => at(asked[0], `deliveries.${place}.consumer`))).toEqual([
    'course',
    'payment',
    'ai',
    'community',
  ]);
});

test('a wrong password starts no export', { tags: ['H17'] }, async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);

  const { data } = await requestExport(auth, person, 'Hirondelle43');

  expect(at(data, 'requestDataExport')).toEqual({
    dataExport: null,
    userErrors: [
      {
        __typename: 'InvalidCredentialsError',
        code: 'INVALID_CREDENTIALS',
        message: 'Ce mot de passe est incorrect.',
        path: ['password'],
      },
    ],
  });
  expect([await auth.rowsOf('dataExports'), await auth.rowsOf('exportJobs')]).toEqual([[], []]);
  expect(await auth.published(exportRequested)).toEqual([]);
});

test('a caller can request an export of one account only, their own', async () => {
  const auth = await startAuth();
  await createAccount(auth);

  const outcomes: Record<string, unknown> = {};
  for (const name of strangers) {
    const { data, codes } = await auth.ask(name, requestDataExport, { input: { password: 'Hirondelle42' } });
    outcomes[name] = codes[0] ?? at(data, 'requestDataExport.userErrors.0.code');
  }

  expect(outcomes).toEqual({
    anonymous: 'UNAUTHENTICATED',
    learner: 'INVALID_CREDENTIALS',
    otherLearner: 'INVALID_CREDENTIALS',
    instructor: 'INVALID_CREDENTIALS',
    otherInstructor: 'INVALID_CREDENTIALS',
  });
  expect(await auth.rowsOf('dataExports')).toEqual([]);
});

test('20 parallel requests start one export and all return it', async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);

  const ids = await Promise.all(times(20, () => beginExport(auth, person)));

  expect(new Set(ids).size).toBe(1);
  expect((await auth.rowsOf('dataExports')).map(({ _id }) => _id)).toEqual([ids[0]]);
  expect(await auth.published(exportRequested)).toHaveLength(1);
});

test('a fourth export within 24 hours gets the wait until the first is a day old', async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);
  const ids: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    ids.push(await completeExport(auth, person));
    auth.clock.advance(hourMs);
  }

  const { data, metadata } = await requestExport(auth, person);
  expect(at(data, 'requestDataExport.userErrors')).toEqual([
    {
      __typename: 'RateLimitedError',
      code: 'RATE_LIMITED',
      message: 'Trop de tentatives. Réessayez dans 75600 s.',
      path: null,
      retryAfterSeconds: 75_600,
    },
  ]);
  expect(metadata.retryAfterSeconds).toBe(75_600);
  auth.clock.advance(21 * hourMs - 1);
  expect(at((await requestExport(auth, person)).data, 'requestDataExport.userErrors.0.retryAfterSeconds')).toBe(1);
  auth.clock.advance(1);
  expect(ids).not.toContain(await beginExport(auth, person));
});

test('repeated and unordered parts delivered to two processes make one archive and one mail', async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  await startAuth({ smtpUrl: mailbox.smtpUrl, database: auth.connection.name, clock: auth.clock });
  const person = await createAccount(auth);
  const exportId = await beginExport(auth, person);
  const request = { exportId, userId: person.userId };

  await auth.deliver(partOf({ subgraph: 'ai', ...request, index: 1 }));
  await auth.deliver(partOf({ subgraph: 'ai', ...request, index: 1 }));
  for (const subgraph of ['course', 'payment', 'community'] as const) await auth.deliver(partOf({ subgraph, ...request }));
  expect(await stateOf(auth, person, exportId)).toBe('RUNNING');
  expect((await auth.rowsOf('dataExportParts')).filter(({ subgraph }) => subgraph === 'ai')).toHaveLength(1);
  await auth.deliver(partOf({ subgraph: 'ai', ...request, index: 0, isLast: false }));

  await expect.poll(() => stateOf(auth, person, exportId)).toBe('SUCCEEDED');
  await expect.poll(() => auth.rowsOf('dataExportParts')).toEqual([]);
  await expect.poll(() => mailsTo(mailbox, camilleMail, 'La copie de vos données est prête').length).toBe(1);
  expect(new Set((await auth.rowsOf('dataExportChunks')).map(({ archiveId }) => archiveId)).size).toBe(1);
});

test('a part missing after 24 hours fails the export with a mail, and later parts are dropped', async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const person = await createAccount(auth);
  const exportId = await beginExport(auth, person);
  const request = { exportId, userId: person.userId };
  for (const subgraph of ['course', 'payment', 'community'] as const) await auth.deliver(partOf({ subgraph, ...request }));
  auth.clock.advance(24 * hourMs - 1);
  await auth.deliver(partOf({ subgraph: 'course', ...request }));
  expect(await stateOf(auth, person, exportId)).toBe('RUNNING');

  auth.clock.advance(1);
  await auth.deliver(partOf({ subgraph: 'course', ...request }));
  await expect.poll(() => stateOf(auth, person, exportId)).toBe('FAILED');
  await auth.deliver(partOf({ subgraph: 'ai', ...request }));

  await expect.poll(() => auth.rowsOf('dataExportParts')).toEqual([]);
  expect(await exportSeenBy(auth, person.viewer, exportId)).toMatchObject({ state: 'FAILED', downloadUrl: null, expiresAt: null });
  await expect.poll(() => mailsTo(mailbox, camilleMail, 'La copie de vos données n’a pas pu être faite').length).toBe(1);
});

test('an export of a deleted account is deleted with its parts', async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);
  const exportId = await beginExport(auth, person);
  await auth.connection.collection<{ _id: string }>('users').deleteOne({ _id: person.userId });

  await deliverAllParts(auth, { exportId, userId: person.userId });

  await expect.poll(() => auth.rowsOf('dataExports')).toEqual([]);
  await expect.poll(() => auth.rowsOf('dataExportParts')).toEqual([]);
});

test('stored exports contain neither the token of the link nor readable content', async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);
  const exportId = await beginExport(auth, person);
  const request = { exportId, userId: person.userId };
  await auth.deliver(partOf({ subgraph: 'ai', ...request, rows: [{ text: 'Mirabelle' }] }));
  expect(JSON.stringify(await auth.rowsOf('dataExportParts'))).not.toMatch(/Mirabelle|camille/i);
  for (const subgraph of ['course', 'payment', 'community'] as const) await auth.deliver(partOf({ subgraph, ...request }));
  await expect.poll(() => stateOf(auth, person, exportId)).toBe('SUCCEEDED');

  const token = await tokenOfExport(auth, person, exportId);

  expect(token).toMatch(/^[\w-]{43}$/);
  const stored = JSON.stringify([
    await auth.rowsOf('dataExports'),
    await auth.rowsOf('dataExportChunks'),
    await auth.rowsOf('outgoingMails'),
  ]);
  expect(stored).not.toContain(token);
  expect(JSON.stringify(auth.lines)).not.toContain(token);
});

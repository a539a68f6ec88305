import { setTimeout as sleep } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import type { CallerKind } from '#shared/tests/kit/callers.ts';
import type { Viewer } from '#shared/viewer.ts';
import { dataExport } from './documents.ts';
import { beginExport, completeExport, deliverAllParts, exportSeenBy, partOf, serveHttp, stateOf, tokenOfExport } from './exportKit.ts';
import { createAccount, startAuth, strangers, times } from './kit.ts';

const dayMs = 24 * 60 * 60_000;

test('the owner sees an export with its link, an admin without it, and other callers get null', { tags: ['H17'] }, async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);
  const id = await completeExport(auth, person);

  const seen = await exportSeenBy(auth, person.viewer, id);
  expect(seen).toEqual({
    id,
    state: 'SUCCEEDED',
    downloadUrl: expect.stringMatching(/^https:\/\/har\.example\/exports\?token=[\w-]{43}$/),
    expiresAt: new Date(auth.clock.now().getTime() + 7 * dayMs).toISOString(),
    createdAt: auth.clock.now().toISOString(),
  });
  // The link stays the same until it is used.
  expect(await exportSeenBy(auth, person.viewer, id)).toEqual(seen);
  expect(await exportSeenBy(auth, 'admin', id)).toMatchObject({ id, state: 'SUCCEEDED', downloadUrl: null });
  const answers: Record<string, unknown> = {};
  for (const name of strangers) {
    const { data, codes } = await auth.ask(name, dataExport, { id });
    answers[name] = codes[0] ?? at(data, 'dataExport');
  }
  expect(answers).toEqual({ anonymous: 'UNAUTHENTICATED', learner: null, otherLearner: null, instructor: null, otherInstructor: null });
  expect(await exportSeenBy(auth, person.viewer, 'dex_nothing')).toBeNull();
});

test('an export reached as an entity has the same rules', { tags: ['H17'] }, async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);
  const id = await completeExport(auth, person);
  const query =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on DataExport { id downloadUrl } } }';
  const representations = [{ __typename: 'DataExport', id }];
  const entityFor = async (as: CallerKind | Viewer) => at((await auth.ask(as, query, { representations })).data, '_entities.0');

  expect(await entityFor(person.viewer)).toMatchObject({ id, downloadUrl: expect.stringContaining('/exports?token=') });
  expect(await entityFor('admin')).toEqual({ id, downloadUrl: null });
  expect(await entityFor('otherLearner')).toBeNull();
});

test('the link delivers the archive once, then answers 410, and an unknown token gets 404', { tags: ['H17'] }, async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);
  const id = await completeExport(auth, person);
  const token = await tokenOfExport(auth, person, id);
  const { fetchExport, lines } = await serveHttp(auth);

  const first = await fetchExport(token);

  expect([first.statusCode, first.headers]).toMatchObject([
    200,
    {
      'content-type': 'application/zip',
      'content-length': String(first.rawPayload.length),
      'content-disposition': `attachment; filename="har-academy-${auth.clock.now().toISOString().slice(0, 10)}.zip"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  ]);
  const files = unzipSync(first.rawPayload);
  expect(Object.keys(files)).toEqual(['README.txt', 'auth.json', 'course.json', 'payment.json', 'ai.json', 'community.json']);
  const own: unknown = JSON.parse(new TextDecoder().decode(files['auth.json']));
  expect(at(own, 'users.0.email')).toBe('camille@moreau.example');
  expect(new TextDecoder().decode(files['ai.json'])).toBe('{\n  "aiThings": [\n  ]\n}\n');
  expect([(await fetchExport(token)).statusCode, (await fetchExport(token)).body]).toEqual([410, '{"error":"GONE"}']);
  const unknown = await fetchExport('A'.repeat(43));
  expect([unknown.statusCode, unknown.body, unknown.headers['referrer-policy']]).toEqual([404, '{"error":"NOT_FOUND"}', 'no-referrer']);
  expect((await fetchExport('')).statusCode).toBe(404);
  const refusals = lines.filter((line) => line['security_event'] === 'export_link_refused').map(({ reason }) => reason);
  expect(refusals).toEqual(['used_or_expired', 'used_or_expired', 'unknown', 'unknown']);
  expect(JSON.stringify(lines)).not.toContain(token);
  expect(await exportSeenBy(auth, person.viewer, id)).toMatchObject({ state: 'SUCCEEDED', downloadUrl: null });
  await expect.poll(() => auth.rowsOf('dataExportChunks')).toEqual([]);
});

test('parts that arrive out of order wait for the missing one and are in order in the archive', async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);
  const exportId = await beginExport(auth, person);
  const request = { exportId, userId: person.userId };
  const later = partOf({ subgraph: 'ai', ...request, index: 1, rows: [{ place: 'second' }] });
  for (const subgraph of ['course', 'payment', 'community'] as const) await auth.deliver(partOf({ subgraph, ...request }));
  await auth.deliver(later);
  await expect.poll(async () => (await auth.rowsOf('dataExportParts')).some(({ subgraph }) => subgraph === 'auth')).toBe(true);
  await auth.deliver(partOf({ subgraph: 'course', ...request }));
  // Leaves time for an assembly that does not wait.
  await sleep(500);

  await auth.deliver(partOf({ subgraph: 'ai', ...request, index: 0, isLast: false, rows: [{ place: 'first' }] }));

  await expect.poll(() => stateOf(auth, person, exportId)).toBe('SUCCEEDED');
  const { fetchExport } = await serveHttp(auth);
  const { rawPayload } = await fetchExport(await tokenOfExport(auth, person, exportId));
  expect(JSON.parse(new TextDecoder().decode(unzipSync(rawPayload)['ai.json']))).toEqual({
    aiThings: [{ place: 'first' }, { place: 'second' }],
  });
});

test('a HEAD request leaves the link usable', async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);
  const token = await tokenOfExport(auth, person, await completeExport(auth, person));
  const { fetchExport } = await serveHttp(auth);

  expect((await fetchExport(token, 'HEAD')).statusCode).toBe(404);

  expect((await fetchExport(token)).statusCode).toBe(200);
});

test('of 50 parallel downloads one gets the archive', { tags: ['H17'] }, async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);
  const token = await tokenOfExport(auth, person, await completeExport(auth, person));
  const { fetchExport } = await serveHttp(auth);

  const codes = (await Promise.all(times(50, () => fetchExport(token)))).map(({ statusCode }) => statusCode);

  expect([codes.filter((code) => code === 200).length, codes.filter((code) => code === 410).length]).toEqual([1, 49]);
});

test('a link expires after 7 days, and the archive is deleted', async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);
  const id = await completeExport(auth, person);
  const token = await tokenOfExport(auth, person, id);
  const { fetchExport } = await serveHttp(auth);
  auth.clock.advance(7 * dayMs);

  expect((await fetchExport(token)).statusCode).toBe(410);
  expect(await exportSeenBy(auth, person.viewer, id)).toMatchObject({ state: 'SUCCEEDED', downloadUrl: null });
  // A new request wakes the worker before its sweep.
  await beginExport(auth, person);
  await expect.poll(() => auth.rowsOf('dataExportChunks')).toEqual([]);
});

test.each(['auth.export.assembled', 'auth.export.succeeded'])(
  'a process that is killed at %s leaves one archive and one mail',
  async (point) => {
    const auth = await startAuth({
      reachPoint: (name) => {
        if (name === point) throw new Error('the process ends here');
      },
    });
    const person = await createAccount(auth);
    const exportId = await beginExport(auth, person);
    await deliverAllParts(auth, { exportId, userId: person.userId });
    await expect.poll(() => auth.rowsOf('dataExportChunks')).not.toEqual([]);
    await auth.subgraph.stop();

    auth.clock.advance(60_000);
    const next = await startAuth({ database: auth.connection.name, clock: auth.clock });

    await expect.poll(() => stateOf(next, person, exportId)).toBe('SUCCEEDED');
    const mails = (await next.rowsOf('outgoingMails')).filter(({ kind }) => kind === 'DATA_EXPORT_READY');
    expect(mails).toHaveLength(1);
    const { fetchExport } = await serveHttp(next);
    const { statusCode, rawPayload } = await fetchExport(await tokenOfExport(next, person, exportId));
    expect([statusCode, Object.keys(unzipSync(rawPayload)).length]).toEqual([200, 6]);
  },
);

test('the README is written in the language of the account', async () => {
  const auth = await startAuth();
  const person = await createAccount(auth);
  await auth.connection
    .collection<{ _id: string; locale: string }>('users')
    .updateOne({ _id: person.userId }, { $set: { locale: 'en-GB' } });
  const token = await tokenOfExport(auth, person, await completeExport(auth, person));
  const { fetchExport } = await serveHttp(auth);

  const readme = new TextDecoder().decode(unzipSync((await fetchExport(token)).rawPayload)['README.txt']);

  expect(readme.split('\n')[0]).toBe('Your data at HAR Academy');
});

import { expect, test } from 'vitest';
import { z } from 'zod';
import { courseAuditRecorded, paymentAuditRecorded } from '#events/audit.ts';
import type { Actor, AnyEnvelope, EventDraft } from '#events/envelope.ts';
import { auditDraft } from '#shared/audit.ts';
import { newId } from '#shared/ids.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { act, plansOf, reason, refusedCallers, startWithAdmin, storedState } from './adminKit.ts';
import { auditLog, reactivateUser, suspendUser } from './documents.ts';
import { createAccount, times } from './kit.ts';
import type { Auth } from './kit.ts';
import { auditEntryRepository } from '../src/modules/administration/audit/auditEntry.collection.ts';

const entries = z.array(z.object({ id: z.string(), action: z.string(), details: z.string().nullable() }).loose()).catch([]);
const read = async (auth: Auth, viewer: Parameters<typeof act>[3], variables: Record<string, unknown> = {}) => {
  const { data, codes } = await auth.ask(viewer, auditLog, variables);
  return { codes, page: at(data, 'auditLog'), nodes: entries.parse(at(data, 'auditLog.nodes')) };
};
const actionsOf = async (...asked: Parameters<typeof read>) => (await read(...asked)).nodes.map(({ action }) => action);

const receive = (auth: Auth, envelope: AnyEnvelope) => auth.transport.send({ consumer: 'auth', envelope });

const courseEntry = (details: Record<string, string | string[]>, occurredAt: Date) =>
  auditDraft(courseAuditRecorded, { action: 'COURSE_PUBLISHED', subjectType: 'Course', subjectId: 'crs_1', details, occurredAt });
const envelopeOf = (draft: EventDraft, actor: Actor, id = newId('evt')) => ({
  ...draft,
  id,
  recordedAt: draft.occurredAt,
  actor,
  traceparent: null,
  requestId: 'req_elsewhere',
});

test('an action is listed at once with its actor, subject and reason', async () => {
  const { auth, admin } = await startWithAdmin();
  const owner = await createAccount(auth);
  await act(auth, suspendUser, { id: owner.userId, reason }, admin.viewer);
  const { page } = await read(auth, admin.viewer);
  expect(page).toEqual({
    nodes: [
      {
        id: expect.stringMatching(/^aud_/),
        actor: { id: admin.userId, displayName: 'Nadia Benali' },
        action: 'USER_SUSPENDED',
        subjectType: 'User',
        subjectId: owner.userId,
        details: JSON.stringify({ reason, closedSessionCount: 1 }),
        requestId: expect.stringMatching(/^req_[0-9a-z]{26}$/),
        createdAt: auth.clock.now().toISOString(),
      },
    ],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: expect.any(String) },
    totalCount: 1,
  });
});

test('an event of another subgraph adds one entry with its actor, however often it is delivered', { tags: ['H20'] }, async () => {
  const { auth, admin } = await startWithAdmin();
  const first = envelopeOf(courseEntry({ moduleId: 'mod_1' }, auth.clock.now()), { kind: 'user', userId: admin.userId });
  // A replay delivers the same entry under another event id.
  const again = { ...first, id: newId('evt') };
  const settled = envelopeOf(
    auditDraft(paymentAuditRecorded, {
      action: 'TRANSACTION_COMPLETED',
      subjectType: 'Transaction',
      subjectId: 'txn_1',
      details: { amountMinor: 4900, currency: 'EUR' },
      occurredAt: new Date(auth.clock.now().getTime() - 5_000),
    }),
    { kind: 'system', name: 'webhook' },
  );
  for (const envelope of [first, settled, first, again, settled]) await receive(auth, envelope);

  const { page } = await read(auth, admin.viewer);
  expect(at(page, 'nodes')).toEqual([
    {
      id: first.aggregate.id,
      actor: { id: admin.userId, displayName: 'Nadia Benali' },
      action: 'COURSE_PUBLISHED',
      subjectType: 'Course',
      subjectId: 'crs_1',
      details: '{"moduleId":"mod_1"}',
      requestId: 'req_elsewhere',
      createdAt: auth.clock.now().toISOString(),
    },
    {
      id: settled.aggregate.id,
      actor: null,
      action: 'TRANSACTION_COMPLETED',
      subjectType: 'Transaction',
      subjectId: 'txn_1',
      details: '{"amountMinor":4900,"currency":"EUR","by":"webhook"}',
      requestId: 'req_elsewhere',
      createdAt: settled.occurredAt,
    },
  ]);
});

test('secret fields are removed and long texts are cut, from every publisher', async () => {
  const { auth, admin } = await startWithAdmin();
  const secrets = { newPassword: 'p', refresh_token: 't', EMAIL: 'e@e', stripeSignature: 's', clientSecret: 'c', 'set-cookie': 'c' };
  const draft = courseEntry({ ...secrets, courseId: 'crs_1', note: '𝒳'.repeat(600), ids: times(200, () => 'i') }, auth.clock.now());
  expect(Object.keys(z.object({ details: z.record(z.string(), z.unknown()) }).parse(draft.payload).details)).toEqual([
    'courseId',
    'note',
    'ids',
  ]);

  // An entry that its publisher did not clean is cleaned on receipt.
  const careless = {
    ...draft,
    payload: { ...z.record(z.string(), z.unknown()).parse(draft.payload), details: { ...secrets, courseId: 'crs_1' } },
  };
  await receive(auth, envelopeOf(careless, { kind: 'user', userId: admin.userId }));
  await receive(auth, envelopeOf({ ...draft, aggregate: { ...draft.aggregate, id: 'aud_2' } }, { kind: 'user', userId: admin.userId }));

  const rows = await auth.rowsOf('auditLog');
  const detailsOf = (id: string) =>
    at(
      rows.find((row) => row['_id'] === id),
      'details',
    );
  expect(detailsOf(draft.aggregate.id)).toEqual({ courseId: 'crs_1' });
  expect(detailsOf('aud_2')).toEqual({ courseId: 'crs_1', note: '𝒳'.repeat(500), ids: times(100, () => 'i') });
});

test('the model can insert and read entries, and can neither change nor delete them', async () => {
  const { auth } = await startWithAdmin();
  expect(Object.keys(auditEntryRepository(auth.subgraph.stores))).toEqual(['insert', 'find', 'count']);
});

test('filters combine, both bounds of a period are inclusive, and pages are consecutive', async () => {
  const { auth, admin } = await startWithAdmin();
  const [one, two] = [await createAccount(auth), await createAccount(auth, { email: 'deux@moreau.example' })];
  const start = auth.clock.now();
  for (const [document, { userId: id }] of [
    [suspendUser, one],
    [reactivateUser, one],
    [suspendUser, two],
  ] as const) {
    await act(auth, document, { id, reason }, admin.viewer);
    auth.clock.advance(1_000);
  }
  const second = new Date(start.getTime() + 1_000).toISOString();
  const filtered = (filter: Record<string, unknown>) => actionsOf(auth, admin.viewer, { filter });

  expect(await filtered({ subjectIds: [one.userId] })).toEqual(['USER_REACTIVATED', 'USER_SUSPENDED']);
  expect(await filtered({ actions: ['USER_SUSPENDED'] })).toEqual(['USER_SUSPENDED', 'USER_SUSPENDED']);
  expect(await filtered({ actions: ['USER_SUSPENDED'], subjectIds: [two.userId] })).toEqual(['USER_SUSPENDED']);
  expect(await filtered({ actorIds: [one.userId] })).toEqual([]);
  expect(await filtered({ actorIds: [admin.userId], createdAt: { gte: second } })).toEqual(['USER_SUSPENDED', 'USER_REACTIVATED']);
  expect(await filtered({ createdAt: { gte: second, lte: second } })).toEqual(['USER_REACTIVATED']);
  expect((await read(auth, admin.viewer, { filter: { actions: times(101, () => 'x') } })).codes).toEqual(['BAD_USER_INPUT']);

  const first = await read(auth, admin.viewer, { first: 2 });
  const next = await read(auth, admin.viewer, { first: 2, after: at(first.page, 'pageInfo.endCursor') });
  expect([...first.nodes, ...next.nodes].map(({ action }) => action)).toEqual(['USER_SUSPENDED', 'USER_REACTIVATED', 'USER_SUSPENDED']);
  expect([at(first.page, 'totalCount'), at(first.page, 'pageInfo.hasNextPage'), at(next.page, 'pageInfo.hasNextPage')]).toEqual([
    3,
    true,
    false,
  ]);
});

test('a page costs one query each for entries, count, reasons and actors, and every filter uses an index', async () => {
  const { auth, admin } = await startWithAdmin();
  for (let index = 0; index < 30; index += 1)
    await receive(
      auth,
      envelopeOf(courseEntry({}, new Date(auth.clock.now().getTime() + index)), {
        kind: 'user',
        userId: index % 2 === 0 ? admin.userId : 'usr_gone',
      }),
    );
  for (const first of [2, 30])
    expect(await auth.commandsOf(() => read(auth, admin.viewer, { first }))).toEqual([
      'aggregate auditLog',
      'find auditLog',
      'find auditReasons',
      'find profiles',
    ]);
  for (const filter of [
    {},
    { actorIds: ['usr_1'] },
    { actions: ['A', 'B'] },
    { subjectIds: ['crs_1'] },
    { createdAt: { gte: auth.clock.now().toISOString() } },
  ]) {
    const [stages = []] = await plansOf(auth, 'auditLog', () => read(auth, admin.viewer, { filter }));
    expect([filter, stages.includes('IXSCAN'), stages.includes('COLLSCAN'), stages.includes('SORT')]).toEqual([filter, true, false, false]);
  }
});

test('callers without the admin role cannot read the log, and a read adds no entry', { tags: ['H20'] }, async () => {
  const { auth, admin } = await startWithAdmin();
  const owner = await createAccount(auth);
  await act(auth, suspendUser, { id: owner.userId, reason }, admin.viewer);
  const before = await storedState(auth);
  for (const [name, viewer, code] of refusedCallers(owner.viewer)) {
    const { codes, page } = await read(auth, viewer);
    expect([name, codes, page]).toEqual([name, [code], null]);
  }
  expect(await actionsOf(auth, admin.viewer)).toEqual(['USER_SUSPENDED']);
  expect(await storedState(auth)).toEqual(before);
});

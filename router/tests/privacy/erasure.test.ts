import mongoose from 'mongoose';
import type { Collection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { subgraphNames } from '#events/envelope.ts';
import { newId } from '#shared/ids.ts';
import type { PersonalCollection, RowFilter, StoredRow } from '#shared/privacy/personalData.ts';
import { startTestAcademy } from '../kit/academy.ts';
import type { Account, TestAcademy } from '../kit/academy.ts';
import { ask, dataOf, eventually } from '../story/graphClient.ts';
import { openEveryDatabase, placesOf } from './everyDatabase.ts';
import type { Dump, EveryDatabase } from './everyDatabase.ts';
import { givenCourse, lifePassword, liveAs } from './lives.ts';
import type { Life } from './lives.ts';
import { personalDataOf } from './planted.ts';
import { uniqueName } from './uniqueName.ts';

const deletion = z.object({ deleteAccount: z.object({ accepted: z.boolean(), userErrors: z.array(z.object({ code: z.string() })) }) });
const deleteAccount = `mutation ($input: DeleteAccountInput!) {
  deleteAccount(input: $input) { accepted userErrors { ... on UserError { code message } } }
}`;
const nobody: Life = { userId: '', email: '', accessToken: '', refreshToken: '', transactionId: '', courseId: '' };

describe('an account that is erased', () => {
  const [word, otherWord] = [uniqueName('zq'), uniqueName('wk')];
  let academy: TestAcademy;
  let databases: EveryDatabase;
  let [person, other]: [Life, Life] = [nobody, nobody];
  let learner: Account;
  let backup: Dump;
  let before: Dump;
  let goneWithinMs = -1;
  let countsBefore: Record<string, number> = {};

  /** Goes through what every collection declares to be the person’s. */
  const eachPersonal = async (
    visit: (at: { place: string; declared: PersonalCollection; own: RowFilter; rows: Collection<StoredRow> }) => Promise<void>,
  ): Promise<void> => {
    for (const name of subgraphNames) {
      const connection = await mongoose.createConnection(inject('mongoUri'), { dbName: `${academy.databasePrefix}_${name}` }).asPromise();
      for (const declared of personalDataOf[name].personal) {
        const own = await declared.of({ userId: person.userId, connection });
        await visit({
          place: `${name}.${declared.collection}`,
          declared,
          own,
          rows: connection.collection<StoredRow>(declared.collection),
        });
      }
      await connection.close();
    }
  };
  const personalCounts = async (): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    await eachPersonal(async ({ place, own, rows }) => {
      counts[place] = await rows.countDocuments(own);
    });
    return counts;
  };
  /** Where a life leaves nothing that would have to be deleted: whose it is, and no more. */
  const plantRows = (): Promise<void> =>
    eachPersonal(async ({ declared, own, rows }) => {
      if (declared.onErasure === 'delete' && (await rows.countDocuments(own)) === 0)
        await rows.insertOne(z.looseObject({ _id: z.string().default('planted') }).parse(own));
    });

  const phases = async (): Promise<unknown[]> =>
    (await databases.dump()).get('auth.erasures')?.map(({ userId, phase }) => ({ userId, phase })) ?? [];
  const isCompleted = (): Promise<unknown[]> =>
    eventually(phases, (rows) => rows.some((row) => JSON.stringify(row) === JSON.stringify({ userId: person.userId, phase: 'COMPLETED' })));
  /** The other person's rows, but for what the clock and the relay write beside everything. */
  const rowsOf = (rows: Dump, userId: string) =>
    [...rows]
      .filter(([place]) => !place.endsWith('.outbox'))
      .map(([place, stored]) => [place, stored.filter((row) => JSON.stringify(row).includes(userId))] as const)
      .filter(([, stored]) => stored.length > 0);
  const ledgerOf = (rows: Dump) => {
    const entries = z
      .array(z.object({ side: z.enum(['DEBIT', 'CREDIT']), amountMinor: z.number() }))
      .parse(rows.get('payment.ledgerEntries'));
    return entries.reduce((sum, { side, amountMinor }) => sum + (side === 'DEBIT' ? amountMinor : -amountMinor), 0);
  };

  beforeAll(async () => {
    academy = await startTestAcademy({ mongoUri: inject('mongoUri') });
    databases = await openEveryDatabase({ mongoUri: inject('mongoUri'), databasePrefix: academy.databasePrefix });
    const courseToLearn = await givenCourse(academy);
    person = await liveAs(academy, { word, courseToLearn });
    other = await liveAs(academy, { word: otherWord, courseToLearn });
    learner = await academy.register({ firstName: 'Paul' });
    await dataOf(academy.graphUrl, z.object({ purchaseCourse: z.object({ userErrors: z.array(z.unknown()).length(0) }) }), {
      query:
        'mutation ($input: PurchaseCourseInput!) { purchaseCourse(input: $input) { userErrors { ... on UserError { code message } } } }',
      variables: {
        input: { courseId: person.courseId, idempotencyKey: 'paul', payment: { paymentMethodId: 'pm_card_visa' } },
      },
      accessToken: learner.accessToken,
    });
    await eventually(
      () => lessonsOf(learner.accessToken),
      (states) => states.every((state) => state === 'OPEN'),
    );
    await academy.subgraphs.auth.wiring.deliverMails();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    backup = await databases.dump();
    before = backup;
    await plantRows();
    countsBefore = await personalCounts();

    const began = performance.now();
    const answer = await dataOf(academy.graphUrl, deletion, {
      query: deleteAccount,
      variables: { input: { password: lifePassword } },
      accessToken: person.accessToken,
    });
    expect(answer.deleteAccount).toEqual({ accepted: true, userErrors: [] });
    await eventually(
      () => ask(academy.graphUrl, { query: '{ courses(first: 1) { totalCount } }', accessToken: person.accessToken }),
      ({ status }) => status === 401,
    );
    goneWithinMs = performance.now() - began;
    await isCompleted();
    await academy.subgraphs.auth.wiring.deliverMails();
  });
  afterAll(async () => {
    await databases.close();
    await academy.stop();
  });

  const lessonsOf = async (accessToken: string): Promise<string[]> => {
    const { course } = await dataOf(
      academy.graphUrl,
      z.object({
        course: z.object({
          modules: z.array(z.object({ lessons: z.array(z.object({ viewerAccess: z.object({ state: z.string() }) })) })),
        }),
      }),
      {
        query: 'query ($id: ID!) { course(id: $id) { modules { lessons { viewerAccess { state } } } } }',
        variables: { id: person.courseId },
        accessToken,
      },
    );
    return course.modules.flatMap(({ lessons }) => lessons.map(({ viewerAccess }) => viewerAccess.state));
  };

  test('after an erasure no collection of any database holds its texts', { tags: ['H18'] }, async () => {
    // What is searched for was there, in every subgraph: otherwise its absence would say nothing.
    expect([...new Set(placesOf(before, word).map((place) => place.split('.')[0]))].sort()).toEqual(['ai', 'auth', 'course', 'payment']);
    const after = await databases.dump();
    expect(placesOf(after, word)).toEqual([]);
    expect(placesOf(after, 'Tongatapu')).toEqual(placesOf(before, 'Tongatapu'));
    // The id alone stays: as what it was erased by, in the entry that says so, and as what the courses that others learn in belong to.
    expect(placesOf(after, person.userId).sort()).toEqual(
      [
        ...['auth', 'course', 'payment', 'ai', 'community'].flatMap((name) => [`${name}.erasedPeople`, `${name}.outbox`]),
        'auth.auditLog',
        'auth.erasures',
        'auth.revocations',
        'auth_tombstones.erasedPeople',
        'course.courses',
        'payment.offers',
        'ai.courseOffers',
      ].sort(),
    );
  });

  test(
    'of each collection the declaration says what becomes of it: nothing is left but what it says is kept',
    { tags: ['H18'] },
    async () => {
      const after = await personalCounts();
      const left = Object.keys(after).filter((place) => after[place] !== 0);
      const kept = subgraphNames.flatMap((name) =>
        personalDataOf[name].personal
          .filter(({ onErasure }) => onErasure !== 'delete' && 'kept' in onErasure)
          .map(({ collection }) => `${name}.${collection}`),
      );
      expect(left).toEqual(kept);
      expect(kept).toEqual([
        ...['auth.revocations', 'auth.auditLog', 'auth.erasures'],
        ...['course.courses', 'course.modules', 'course.lessons', 'course.claims', 'payment.offers', 'ai.courseOffers'],
      ]);
      // Of what had no row its absence says nothing: a reset is treated at once, the others are about the end itself.
      const empty = Object.keys(countsBefore).filter((place) => countsBefore[place] === 0);
      expect(empty).toEqual(['auth.revocations', 'auth.passwordResetRequests', 'auth.auditLog', 'auth.erasures']);
    },
  );

  test('the books balance as before, and the purchase stands in them without its buyer', { tags: ['H18'] }, async () => {
    const after = await databases.dump();
    expect(after.get('payment.ledgerEntries')).toEqual(before.get('payment.ledgerEntries'));
    expect(after.get('payment.ledgerAccounts')).toEqual(before.get('payment.ledgerAccounts'));
    expect([before.get('payment.ledgerEntries')?.length, ledgerOf(after)]).toEqual([6, 0]);
    const transactionOf = (rows: Dump) => rows.get('payment.transactions')?.find(({ _id }) => _id === person.transactionId);
    expect(transactionOf(before)).toMatchObject({ buyerId: person.userId, status: 'COMPLETED', totalMinor: 4900 });
    expect(transactionOf(after)).toMatchObject({ buyerId: null, status: 'COMPLETED', totalMinor: 4900 });
  });

  test('nobody else has lost a row', { tags: ['H18'] }, async () => {
    const after = await databases.dump();
    expect(rowsOf(after, other.userId)).toEqual(rowsOf(before, other.userId));
    expect(rowsOf(before, other.userId).length).toBeGreaterThan(10);
  });

  test('its tokens are refused within 5 s, and its sign-in is unknown', { tags: ['A22', 'H18'] }, async () => {
    expect(goneWithinMs).toBeLessThan(5_000);
    const { data } = await ask(academy.graphUrl, {
      query: `mutation ($login: LoginInput!, $refresh: RefreshTokensInput!) {
        login(input: $login) { tokens { accessToken } userErrors { ... on UserError { code } } }
        refreshTokens(input: $refresh) { tokens { accessToken } userErrors { ... on UserError { code } } }
      }`,
      variables: { login: { email: person.email, password: lifePassword }, refresh: { refreshToken: person.refreshToken } },
    });
    expect(data).toEqual({
      login: { tokens: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] },
      refreshTokens: { tokens: null, userErrors: [{ code: 'TOKEN_INVALID' }] },
    });
  });

  test('its courses stay open to their learners without a name, and are no longer sold', { tags: ['H18'] }, async () => {
    expect(await lessonsOf(learner.accessToken)).toEqual(['OPEN', 'OPEN', 'OPEN']);
    const { data, errors } = await ask(academy.graphUrl, {
      query: `query ($id: ID!) {
        course(id: $id) { status instructorName instructor { displayName } viewerPriceQuote { total { amountMinor } } }
        courses(filter: { search: "cours sans nom" }) { nodes { id instructor { displayName } } }
        publicProfile(id: "${person.userId}") { displayName }
      }`,
      variables: { id: person.courseId },
      accessToken: learner.accessToken,
    });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      course: { status: 'ARCHIVED', instructorName: 'HAR Academy', instructor: null, viewerPriceQuote: null },
      courses: { nodes: [{ id: other.courseId, instructor: { displayName: `Auteur ${otherWord}` } }] },
      publicProfile: null,
    });
  });

  test('told again, all that was ever told brings nothing back', { tags: ['H18'] }, async () => {
    const stored = async () => {
      const rows = await databases.dump();
      return [...rows].filter(([place]) => !/\.(?:outbox|inbox|sessions|revocations)$/.test(place));
    };
    const settled = await stored();
    const copies: { place: string; ids: string[] }[] = [];
    for (const [place, rows] of before) {
      if (!place.endsWith('.outbox') || rows.length === 0) continue;
      const again = rows.map((row) => {
        const id = newId('evt');
        const { envelope, deliveries } = z.object({ envelope: z.looseObject({}), deliveries: z.array(z.looseObject({})) }).parse(row);
        return {
          ...row,
          _id: id,
          envelope: { ...envelope, id },
          state: 'open',
          doneAt: null,
          deliveries: deliveries.map((delivery) => ({ ...delivery, state: 'open', nextAttemptAt: new Date(0) })),
        };
      });
      await databases.collectionAt(place).insertMany(again);
      copies.push({ place, ids: again.map(({ _id }) => _id) });
    }
    await eventually(
      async () =>
        Promise.all(
          copies.map(({ place, ids }) => databases.collectionAt(place).countDocuments({ _id: { $in: ids }, state: { $ne: 'done' } })),
        ),
      (open) => open.every((count) => count === 0),
    );
    expect(copies.flatMap(({ ids }) => ids).length).toBeGreaterThan(40);
    for (const { place, ids } of copies) await databases.collectionAt(place).deleteMany({ _id: { $in: ids } });
    expect(placesOf(new Map(await stored()), word)).toEqual([]);
    expect(placesOf(new Map(await stored()), person.userId)).toEqual(placesOf(new Map(settled), person.userId));
  });

  test('a second request finds no account, and the address can register again', { tags: ['H18'] }, async () => {
    const again = await ask(academy.graphUrl, {
      query: deleteAccount,
      variables: { input: { password: lifePassword } },
      accessToken: person.accessToken,
    });
    expect(again.status).toBe(401);
    const { data } = await ask(academy.graphUrl, {
      query: `mutation ($input: RegisterUserInput!) { registerUser(input: $input) { user { email profile { slug } transactions { totalCount } } userErrors { __typename } } }`,
      variables: { input: { email: person.email, password: lifePassword, firstName: 'Autre', lastName: 'Personne' } },
    });
    expect(data).toMatchObject({ registerUser: { user: { email: person.email }, userErrors: [] } });
  });

  test('after a backup is restored it is erased again, by what the backup does not hold', { tags: ['H18'] }, async () => {
    const { databasePrefix } = academy;
    await academy.stop();
    await databases.restore(backup);
    expect(placesOf(await databases.dump(), word).length).toBeGreaterThan(8);

    academy = await startTestAcademy({ mongoUri: inject('mongoUri'), databasePrefix });
    await isCompleted();
    await academy.subgraphs.auth.wiring.deliverMails();
    const after = await databases.dump();
    expect(placesOf(after, word)).toEqual([]);
    expect(ledgerOf(after)).toBe(0);
    expect(rowsOf(after, other.userId)).toEqual(rowsOf(before, other.userId));
  });
});

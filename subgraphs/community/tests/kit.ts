import { randomBytes } from 'node:crypto';
import type { ExecutionResult } from 'graphql';
import { inject, onTestFinished } from 'vitest';
import { z } from 'zod';
import { coursePublished, enrollmentCompleted, enrollmentCreated } from '#events/course.ts';
import type { AnyEnvelope, EventDraft } from '#events/envelope.ts';
import { transactionSettled } from '#events/payment.ts';
import { manualClock } from '#shared/clock.ts';
import { deadlineIn } from '#shared/deadline.ts';
import { neverCrash } from '#shared/crashPoint.ts';
import { createInProcessTransport } from '#shared/events/inProcessTransport.ts';
import { createInProcessHost, formattedErrors } from '#shared/hosting/inProcessHost.ts';
import { newId } from '#shared/ids.ts';
import { createMemoryLimitStore } from '#shared/limits/memoryLimitStore.ts';
import { createLogger } from '#shared/log.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import type { MongoHandle } from '#shared/mongo/connection.ts';
import { anonymous } from '#shared/viewer.ts';
import type { Caller, Locale, Role, Viewer } from '#shared/viewer.ts';
import { accountDraft } from '#events/tests/accountDraft.ts';
import { createCommunitySubgraph } from '../subgraph.ts';

export const silent = createLogger({ service: 'test', level: 'silent' });
export const testNow = new Date('2026-05-04T10:00:00.000Z');

/** A database of its own on the run's mongod, gone when the test is over. */
export const testDatabase = async (name: string): Promise<MongoHandle> => {
  const handle = connectMongo({ uri: inject('mongoUri'), database: `${name}_${randomBytes(6).toString('hex')}`, log: silent });
  await handle.untilReady();
  onTestFinished(async () => {
    await handle.connection.dropDatabase();
    await handle.close();
  });
  return handle;
};

const signedIn = (userId: string, ...roles: Role[]): Viewer => ({
  kind: 'user',
  userId,
  sessionId: `ses_${userId}`,
  roles,
  issuedAt: testNow,
  authenticatedAt: testNow,
});

/** One caller of each kind. The instructor is the owner of the course in the events below. */
export const callers = {
  anonymous,
  learner: signedIn('usr_learner', 'LEARNER'),
  otherLearner: signedIn('usr_other_learner', 'LEARNER'),
  instructor: signedIn('usr_instructor', 'INSTRUCTOR'),
  otherInstructor: signedIn('usr_other_instructor', 'INSTRUCTOR'),
  admin: signedIn('usr_admin', 'ADMIN'),
} as const satisfies Record<string, Viewer>;
export type CallerKind = keyof typeof callers;
export const signedInKinds = ['learner', 'otherLearner', 'instructor', 'otherInstructor', 'admin'] as const;
export const callerKinds = ['anonymous', ...signedInKinds] as const;

export type Answer = { data: unknown; errors: readonly { code: unknown; path: readonly (string | number)[] | undefined }[] };

const toAnswer = (result: ExecutionResult, locale: Locale): Answer => ({
  data: structuredClone(result.data) ?? null,
  errors: (formattedErrors({ result, log: silent, locale }) ?? []).map(({ extensions, path }) => ({ code: extensions?.['code'], path })),
});

/** The subgraph, started on a database of its own, and the means to speak to it. */
export const startCommunity = async () => {
  const database = await testDatabase('community');
  const { connection } = database;
  const clock = manualClock(testNow);
  const transport = createInProcessTransport();
  const subgraph = createCommunitySubgraph({
    connection,
    openTransport: (end) => {
      transport.register(end);
      return transport;
    },
    limitStore: createMemoryLimitStore({ clock }),
    clock,
    log: silent,
    reachPoint: neverCrash,
  });
  await subgraph.start();
  onTestFinished(() => subgraph.stop());
  const host = createInProcessHost({ subgraph, log: silent });

  const run = async (
    query: string,
    { as: kind, locale = 'en', ...variables }: { as: CallerKind; locale?: Locale } & Record<string, unknown>,
  ): Promise<Answer> => {
    const caller: Caller = {
      viewer: callers[kind],
      locale,
      requestId: newId('req'),
      deadline: deadlineIn(280_000),
      client: { ip: null, userAgent: null },
      refreshCookie: null,
    };
    const { result } = await host.execute({ query, variables, operationName: null }, caller);
    return toAnswer(result, locale);
  };

  /** Straight to the inbox, under an event id of its own unless one is given. */
  const receive = async (draft: EventDraft, { eventId = newId('evt'), recordedAt = draft.occurredAt } = {}): Promise<void> => {
    const envelope: AnyEnvelope = {
      id: eventId,
      type: draft.type,
      version: draft.version,
      publisher: draft.publisher,
      aggregate: draft.aggregate,
      occurredAt: draft.occurredAt,
      recordedAt,
      actor: { kind: 'system', name: 'test' },
      organizationId: null,
      traceparent: null,
      requestId: null,
      payload: draft.payload,
    };
    await transport.send({ consumer: 'community', envelope });
  };

  /** What is asked of our collections while `work` runs, as the server saw it: `<operation> <collection>`, and the rows it had to look at. */
  const readsDuring = async (work: () => Promise<unknown>): Promise<readonly { query: string; rowsRead: number }[]> => {
    const { db } = connection;
    if (!db) throw new Error('the test database is not connected');
    await db.command({ profile: 2 });
    await work();
    await db.command({ profile: 0 });
    const entries = await db
      .collection<{ ns: string; command: Record<string, unknown>; docsExamined?: number }>('system.profile')
      .find({ ns: { $in: ['notifications', 'courses'].map((name) => `${connection.name}.${name}`) } })
      .sort({ $natural: 1 })
      .toArray();
    await db.dropCollection('system.profile');
    return entries.map(({ ns, command, docsExamined = 0 }) => ({
      query: `${Object.keys(command)[0] ?? ''} ${ns.slice(connection.name.length + 1)}`,
      rowsRead: docsExamined,
    }));
  };
  const queriesDuring = async (work: () => Promise<unknown>): Promise<readonly string[]> =>
    (await readsDuring(work)).map(({ query }) => query);

  return { connection, clock, transport, subgraph, run, receive, readsDuring, queriesDuring };
};
export type Community = Awaited<ReturnType<typeof startCommunity>>;

/** Minutes after the start of the tests' day. */
export const at = (minutes: number): Date => new Date(testNow.getTime() + minutes * 60_000);

type Told = { when?: Date; sequence?: number };

export const registered = ({ userId = 'usr_learner', when = testNow, sequence = 1 }: Told & { userId?: string } = {}) =>
  accountDraft({ userId, when, sequence });

type EnrollmentTold = Told & { enrollmentId?: string; learnerId?: string; courseId?: string; title?: string; slug?: string };
const enrollmentPayload = ({
  enrollmentId = 'enr_1',
  learnerId = 'usr_learner',
  courseId = 'crs_1',
  title = 'Python pour débuter',
  slug = 'python-pour-debuter',
  when = testNow,
}: EnrollmentTold) => ({
  enrollmentId,
  learnerId,
  courseId,
  courseTitle: title,
  courseSlug: slug,
  origin: 'FREE' as const,
  planTier: null,
  enrolledAt: when.toISOString(),
});

export const enrolled = (told: EnrollmentTold = {}) => {
  const payload = { ...enrollmentPayload(told), status: 'ACTIVE' as const, completedAt: null };
  const { when: occurredAt = testNow, sequence = 1 } = told;
  return enrollmentCreated.draft({ aggregateId: payload.enrollmentId, sequence, occurredAt, payload });
};

export const completed = (told: EnrollmentTold = {}) => {
  const { when: occurredAt = testNow, sequence = 2 } = told;
  const payload = { ...enrollmentPayload(told), status: 'COMPLETED' as const, completedAt: occurredAt.toISOString() };
  return enrollmentCompleted.draft({ aggregateId: payload.enrollmentId, sequence, occurredAt, payload });
};

export const published = ({
  courseId = 'crs_1',
  title = 'Python, les bases',
  slug = 'python-les-bases',
  when = testNow,
  sequence = 3,
}: Told & { courseId?: string; title?: string; slug?: string } = {}) =>
  coursePublished.draft({
    aggregateId: courseId,
    sequence,
    occurredAt: when,
    payload: {
      courseId,
      ownerId: 'usr_instructor',
      title,
      subtitle: null,
      slug,
      language: 'fr',
      level: 'BEGINNER',
      categoryId: null,
      stack: [],
      keywords: [],
      description: null,
      publishedAt: when.toISOString(),
    },
  });

export const settled = ({
  transactionId = 'txn_1',
  buyerId = 'usr_learner',
  courseId = null,
  status = 'COMPLETED',
  total = { amountMinor: 4_900, currency: 'EUR' },
  failureCode = null,
  when = testNow,
  sequence = 2,
}: Told & {
  transactionId?: string;
  buyerId?: string;
  courseId?: string | null;
  status?: 'COMPLETED' | 'FAILED' | 'CANCELED';
  total?: { amountMinor: number; currency: string };
  failureCode?: string | null;
} = {}) =>
  transactionSettled.draft({
    aggregateId: transactionId,
    sequence,
    occurredAt: when,
    payload: {
      transactionId,
      buyerId,
      courseId,
      description: 'Formule Pro',
      status,
      total,
      failureCode,
      settledAt: when.toISOString(),
    },
  });

/** An account as the router asks for it. */
export const user = (id = 'usr_learner') => ({ __typename: 'User', id });

/** Notifications of accounts, through the graph. */
export const notificationsOf = `query ($of: [_Any!]!, $filter: NotificationFilterInput, $first: Int, $after: String) {
  _entities(representations: $of) {
    ... on User {
      notifications(filter: $filter, first: $first, after: $after) { nodes { id title createdAt } pageInfo { hasNextPage hasPreviousPage endCursor } }
    }
  }
}`;

const idsSchema = z.object({
  _entities: z.array(
    z.object({
      notifications: z.object({ nodes: z.array(z.object({ id: z.string() })), pageInfo: z.object({ endCursor: z.string().nullable() }) }),
    }),
  ),
});

/** The first page's ids and its end, as the owner's answer has them. */
export const pageOf = ({ data }: Answer): { ids: readonly string[]; endCursor: string | null } => {
  const { nodes, pageInfo } = idsSchema.parse(data)._entities[0]?.notifications ?? { nodes: [], pageInfo: { endCursor: null } };
  return { ids: nodes.map(({ id }) => id), endCursor: pageInfo.endCursor };
};

import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import type { EventDraft, SubgraphName } from '#events/envelope.ts';
import { entitlementGranted, entitlementRevoked } from '#events/payment.ts';
import type { EventContract } from '#events/envelope.ts';
import { manualClock } from '#shared/clock.ts';
import { deadlineIn } from '#shared/deadline.ts';
import { neverCrash } from '#shared/crashPoint.ts';
import { createInProcessTransport } from '#shared/events/inProcessTransport.ts';
import type { Receive } from '#shared/events/transport.ts';
import { createInProcessHost, formattedErrors } from '#shared/hosting/inProcessHost.ts';
import { newId } from '#shared/ids.ts';
import { createMemoryLimitStore } from '#shared/limits/memoryLimitStore.ts';
import { createLogger } from '#shared/log.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import { anonymous } from '#shared/viewer.ts';
import type { Caller, Locale, Role, Viewer } from '#shared/viewer.ts';
import { accountDraft } from '#events/tests/accountDraft.ts';
import type { CourseConfig } from '../src/config.ts';
import { createCourseSubgraph } from '../subgraph.ts';

export const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const person = (userId: string, ...roles: Role[]): Viewer => ({
  kind: 'user',
  userId,
  sessionId: `ses_${userId}`,
  roles: ['LEARNER', ...roles],
  issuedAt: new Date('2026-01-01T00:00:00Z'),
  authenticatedAt: new Date('2026-01-01T00:00:00Z'),
});

export const people = {
  anonymous,
  learner: person('usr_learner'),
  otherLearner: person('usr_other_learner'),
  instructor: person('usr_instructor', 'INSTRUCTOR'),
  otherInstructor: person('usr_other_instructor', 'INSTRUCTOR'),
  admin: person('usr_admin', 'ADMIN'),
};

/** The answer's value at a path: tests say what they expect of it, so it needs no type. */
export const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined), value);

export const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new Error(`expected a string, got ${JSON.stringify(value)}`);
  return value;
};

/** The subgraph on a database of its own, asked through its schema, told of the world by events. */
export const startCourse = async (
  config: Partial<CourseConfig> = {},
  { database = `course_${randomUUID().slice(0, 8)}` }: { /** One that an earlier version has written. */ database?: string } = {},
) => {
  const log = createLogger({ service: 'course', level: 'silent' });
  const clock = manualClock(new Date('2026-03-01T09:00:00Z'));
  // The driver tells of its commands, for the tests that count them.
  const uri = new URL(inject('mongoUri'));
  uri.searchParams.set('monitorCommands', 'true');
  const mongo = connectMongo({ uri: uri.href, database, log });
  await mongo.untilReady();
  const transport = createInProcessTransport();
  let receive: Receive = () => Promise.reject(new Error('the subgraph opened no transport'));
  const subgraph = createCourseSubgraph({
    connection: mongo.connection,
    openTransport: (end) => {
      receive = end.receive;
      transport.register(end);
      return transport;
    },
    limitStore: createMemoryLimitStore({ clock }),
    clock,
    log,
    reachPoint: neverCrash,
    config: { instructorNameWaitMs: 0, ...config },
  });
  // The others' ends of the events: they take everything.
  const others: readonly SubgraphName[] = ['auth', 'payment', 'ai', 'community'];
  for (const other of others) transport.register({ subgraph: other, receive: () => Promise.resolve('processed') });
  await subgraph.start();
  const host = createInProcessHost({ subgraph, log });

  const run = async (viewer: Viewer, query: string, variables: Record<string, unknown> = {}, locale: Locale = 'en') => {
    const caller: Caller = {
      viewer,
      locale,
      requestId: newId('req'),
      deadline: deadlineIn(280_000),
      client: { ip: null, userAgent: null },
      refreshCookie: null,
    };
    const { result } = await host.execute({ query, variables, operationName: null }, caller);
    const errors = formattedErrors({ result, log, locale });
    const data: unknown = JSON.parse(JSON.stringify(result.data ?? null));
    return { data, errors, codes: errors?.map((error) => error.extensions?.['code']) ?? [] };
  };

  const deliver = (draft: EventDraft) =>
    receive({
      ...draft,
      id: newId('evt'),
      recordedAt: clock.now().toISOString(),
      actor: { kind: 'system', name: 'test' },
      traceparent: null,
      requestId: null,
    });
  const tell = <Payload>(
    contract: EventContract<string, Payload>,
    { id, sequence, payload }: { id: string; sequence: number; payload: Payload },
  ) => {
    return deliver(contract.draft({ aggregateId: id, sequence, occurredAt: clock.now(), payload }));
  };

  return {
    subgraph,
    clock,
    mongo,
    run,
    tell,
    /** Events said so far, of one type, by sequence. */
    said: async (type: string) => {
      const rows = await mongo.connection
        .collection('outbox')
        .find({ 'envelope.type': type })
        .sort({ 'envelope.aggregate.sequence': 1, _id: 1 })
        .toArray();
      return rows.map((row) => ({
        sequence: at(row, 'envelope.aggregate.sequence'),
        id: at(row, 'envelope.aggregate.id'),
        payload: at(row, 'envelope.payload'),
      }));
    },
    count: (collection: string, filter: Record<string, unknown> = {}) => mongo.connection.collection(collection).countDocuments(filter),
    register: (userId: string, displayName: string, sequence = 1, status: 'ACTIVE' | 'SUSPENDED' = 'ACTIVE') =>
      deliver(accountDraft({ userId, displayName, status, sequence, when: clock.now() })),
    entitle: ({ isRevoked = false, sequence = 1, ...right }: Entitle) => {
      const contract = isRevoked ? entitlementRevoked : entitlementGranted;
      const payload = {
        entitlementId: right.id ?? 'ent_1',
        userId: right.userId,
        courseId: right.courseId ?? null,
        planTier: right.planTier ?? null,
        source: right.planTier ? ('SUBSCRIPTION' as const) : ('PURCHASE' as const),
        transactionId: 'txn_1',
        grantedAt: clock.now().toISOString(),
        expiresAt: right.expiresAt ?? null,
        revokedAt: isRevoked ? clock.now().toISOString() : null,
      };
      return tell(contract, { id: payload.entitlementId, sequence, payload });
    },
    /** The commands that reading or writing collections costs, by name; the housekeeping of relay and sessions aside. */
    commandsOf: async (work: () => Promise<unknown>): Promise<string[]> => {
      const commands: string[] = [];
      const client = mongo.connection.getClient();
      const note = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) => {
        const collection = command[commandName];
        if (
          typeof collection === 'string' &&
          !['outbox', 'inbox', 'migrations', 'erasedPeople'].includes(collection) &&
          commandName !== 'getMore'
        )
          commands.push(`${commandName} ${collection}`);
      };
      client.on('commandStarted', note);
      try {
        await work();
      } finally {
        client.off('commandStarted', note);
      }
      return commands.sort();
    },
    stop: async () => {
      await subgraph.stop();
      await mongo.connection.dropDatabase();
      await mongo.close();
    },
  };
};
export type Course = Awaited<ReturnType<typeof startCourse>>;
type Entitle = {
  userId: string;
  id?: string;
  courseId?: string;
  planTier?: 'BASIC' | 'PRO' | 'ENTERPRISE';
  expiresAt?: string;
  isRevoked?: boolean;
  sequence?: number;
};

export const createCourseMutation = `mutation ($input: CreateCourseInput!) { createCourse(input: $input) {
  course { id slug title status revision instructorName language isFree pricingModel minimumPlanTier listPrice { amountMinor currency } }
  userErrors { __typename ... on UserError { code path message } } } }`;
export const createModuleMutation = `mutation ($input: CreateModuleInput!) { createModule(input: $input) {
  module { id title position course { id revision } } userErrors { __typename ... on UserError { code path message } } } }`;
export const createLessonMutation = `mutation ($input: CreateLessonInput!) { createLesson(input: $input) {
  lesson { id title position type durationSeconds } userErrors { __typename ... on UserError { code path message } } } }`;
export const publishCourseMutation = `mutation ($input: PublishCourseInput!) { publishCourse(input: $input) {
  course { id status revision publishedAt } userErrors { __typename ... on UserError { code path message } ... on CourseNotPublishableError { blockers { code message } } } } }`;
export const enrollMutation = `mutation ($input: EnrollInCourseInput!) { enrollInCourse(input: $input) {
  enrollment { id status course { id enrollmentCount } } userErrors { __typename ... on UserError { code path message }
    ... on AlreadyEnrolledError { enrollment { id } } ... on NotEntitledError { course { id } } } } }`;
export const progressMutation = `mutation ($input: RecordLessonProgressInput!) { recordLessonProgress(input: $input) {
  enrollment { id status completedAt progress { completedLessonCount totalLessonCount percent timeSpentSeconds } lastLesson { id } }
  lesson { id viewerProgress { status positionSeconds timeSpentSeconds completedAt } }
  userErrors { __typename ... on UserError { code path message } ... on LessonLockedError { access { state reason } } ... on NotEnrolledError { course { id } } } } }`;

export const free = { amountMinor: 0, currency: 'EUR' };
export const paid = { amountMinor: 4900, currency: 'EUR' };
export const secretText = 'The-secret-of-the-lesson';

/** A course of the instructor's with two modules of two lessons each; the first lesson is a preview. */
export const givenCourse = async (
  course: Course,
  input: Record<string, unknown> = {},
  { isPublished = true }: { isPublished?: boolean } = {},
) => {
  const by = people.instructor;
  const created = await course.run(by, createCourseMutation, {
    input: { title: 'Excel for the patient', level: 'BEGINNER', description: 'Sums.', listPrice: free, ...input },
  });
  const courseId = text(at(created.data, 'createCourse.course.id'));
  const [moduleIds, lessonIds]: [string[], string[]] = [[], []];
  for (const m of [0, 1]) {
    const module = await course.run(by, createModuleMutation, { input: { courseId, title: `Module ${m}` } });
    const moduleId = text(at(module.data, 'createModule.module.id'));
    moduleIds.push(moduleId);
    for (const l of [0, 1]) {
      const content =
        l === 0
          ? { text: { markdown: `${secretText} ${m}${l}` } }
          : { video: { url: 'https://videos.example/a.mp4', durationSeconds: 60, transcript: secretText } };
      const lesson = await course.run(by, createLessonMutation, {
        input: { moduleId, title: `Lesson ${m}${l}`, content, isPreview: m + l === 0 },
      });
      lessonIds.push(text(at(lesson.data, 'createLesson.lesson.id')));
    }
  }
  if (isPublished) await course.run(by, publishCourseMutation, { input: { id: courseId } });
  return { courseId, moduleIds, lessonIds };
};

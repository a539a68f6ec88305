import { randomBytes } from 'node:crypto';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import mongoose from 'mongoose';
import { inject, onTestFinished } from 'vitest';
import { coursePublished, enrollmentCompleted, enrollmentCreated, lessonChanged, offerChanged } from '#events/course.ts';
import type { AnyEnvelope, EventDraft } from '#events/envelope.ts';
import type { PlanTier } from '#events/money.ts';
import { entitlementGranted, entitlementRevoked } from '#events/payment.ts';
import { manualClock } from '#shared/clock.ts';
import type { ManualClock } from '#shared/clock.ts';
import { deadlineIn } from '#shared/deadline.ts';
import { neverCrash } from '#shared/crashPoint.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import { createInProcessTransport } from '#shared/events/inProcessTransport.ts';
import type { Receive } from '#shared/events/transport.ts';
import { createInProcessHost } from '#shared/hosting/inProcessHost.ts';
import { newId } from '#shared/ids.ts';
import { createMemoryLimitStore } from '#shared/limits/memoryLimitStore.ts';
import { createLogger } from '#shared/log.ts';
import { anonymous } from '#shared/viewer.ts';
import type { Locale, Role, Viewer } from '#shared/viewer.ts';
import { createAiSubgraph } from '../subgraph.ts';

const silent = createLogger({ service: 'test', level: 'silent' });
export const dayMs = 24 * 60 * 60 * 1000;

/** Noon (UTC) of today: the server removes what is out of date by its own clock, so the tests' time must not be far from it. */
export const noon = new Date(Math.floor(Date.now() / dayMs) * dayMs + dayMs / 2);

export type Command = { name: string; collection: string };
const dataCommands = new Set(['find', 'aggregate', 'count', 'insert', 'update', 'findAndModify', 'delete', 'distinct', 'getMore']);

export type Ai = Awaited<ReturnType<typeof startAi>>;

/** One replica of the subgraph, on a database of its own unless one is given. */
export const startAi = async ({
  database = `ai_${randomBytes(6).toString('hex')}`,
  clock = manualClock(noon),
  whenDone = onTestFinished,
  reachPoint = neverCrash,
  questionsPerAccount = 10_000,
}: {
  database?: string;
  questionsPerAccount?: number;
  reachPoint?: ReachPoint;
  clock?: ManualClock;
  whenDone?: (stop: () => Promise<void>) => void;
} = {}) => {
  const connection = await mongoose
    .createConnection(inject('mongoUri'), {
      dbName: database,
      autoIndex: false,
      monitorCommands: true,
      writeConcern: { w: 'majority' },
      readConcern: { level: 'majority' },
    })
    .asPromise();
  let commands: Command[] = [];
  connection.getClient().on('commandStarted', ({ commandName, command }) => {
    // The look for changes runs beside every request.
    const isLookForChanges = JSON.stringify(command).includes('"changedAt"');
    const collection: unknown = Reflect.get(Object(command), commandName);
    if (
      dataCommands.has(commandName) &&
      typeof collection === 'string' &&
      !isLookForChanges &&
      !['outbox', 'inbox', 'migrations', 'erasedPeople'].includes(collection)
    )
      commands.push({ name: commandName, collection });
  });

  let deliverTo: Receive | null = null;
  const subgraph = createAiSubgraph({
    connection,
    limitStore: createMemoryLimitStore({ clock }),
    clock,
    log: silent,
    reachPoint,
    config: { questionsPerAccount, limitSecret: 'a secret of this test alone' },
    openTransport: ({ receive }) => {
      deliverTo = receive;
      return createInProcessTransport();
    },
  });
  await subgraph.start();
  const host = createInProcessHost({ subgraph, log: silent });
  let isStopped = false;
  const stop = async (): Promise<void> => {
    if (isStopped) return;
    isStopped = true;
    await subgraph.stop();
    await connection.close();
  };
  whenDone(stop);

  const deliver = async (draft: EventDraft): Promise<'processed' | 'duplicate'> => {
    if (!deliverTo) throw new Error('the subgraph opened no transport');
    const envelope: AnyEnvelope = {
      type: draft.type,
      version: draft.version,
      publisher: draft.publisher,
      aggregate: draft.aggregate,
      occurredAt: draft.occurredAt,
      organizationId: draft.organizationId,
      payload: draft.payload,
      id: newId('evt'),
      recordedAt: clock.now().toISOString(),
      actor: { kind: 'system', name: 'test' },
      traceparent: null,
      requestId: null,
    };
    return deliverTo(envelope);
  };

  const run = async <Data = Record<string, unknown>>({
    viewer,
    query,
    variables = {},
    locale = 'fr',
  }: {
    viewer: Viewer;
    query: string | TypedDocumentNode<Data>;
    variables?: Record<string, unknown>;
    locale?: Locale;
  }) => {
    const { result, metadata } = await host.execute(
      { query: typeof query === 'string' ? query : print(query), variables, operationName: null },
      {
        viewer,
        locale,
        requestId: 'req_test',
        deadline: deadlineIn(280_000),
        client: { ip: null, userAgent: null },
        refreshCookie: null,
      },
    );
    // A round trip as over the wire: tests compare plain objects.
    const data: Data = JSON.parse(JSON.stringify(result.data ?? {}));
    return { data, codes: (result.errors ?? []).map((error) => error.extensions['code']), retryAfterSeconds: metadata.retryAfterSeconds };
  };

  return {
    database,
    connection,
    clock,
    subgraph,
    stop,
    deliver,
    run,
    /** What a piece of work asks of the database. */
    async commandsOf(work: () => Promise<unknown>): Promise<Command[]> {
      commands = [];
      await work();
      return commands;
    },
    rowCount: (collection: string): Promise<number> => connection.collection(collection).countDocuments(),
  };
};

export const person = (userId: string, ...roles: Role[]): Viewer => ({
  kind: 'user',
  userId,
  sessionId: `ses_${userId}`,
  roles: roles.length > 0 ? roles : ['LEARNER'],
  issuedAt: noon,
  authenticatedAt: noon,
});
export const learner = person('usr_learner');
export const otherLearner = person('usr_other');
export const instructor = person('usr_teacher', 'LEARNER', 'INSTRUCTOR');
export const otherInstructor = person('usr_colleague', 'LEARNER', 'INSTRUCTOR');
export const administrator = person('usr_admin', 'ADMIN');
/** Every kind of caller; the learner is the one that things belong to. */
export const callers = { anonymous, learner, otherLearner, instructor, otherInstructor, administrator };

type Sequenced = { sequence?: number };

export const offer = ({
  courseId = 'crs_git',
  ownerId = 'usr_teacher',
  status = 'PUBLISHED',
  pricingModel = 'ONE_TIME',
  minimumPlanTier = null,
  sequence = 1,
}: Sequenced & {
  courseId?: string;
  ownerId?: string;
  status?: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
  pricingModel?: 'ONE_TIME' | 'SUBSCRIPTION';
  minimumPlanTier?: 'BASIC' | 'PRO' | 'ENTERPRISE' | null;
} = {}) =>
  offerChanged.draft({
    aggregateId: courseId,
    sequence,
    occurredAt: noon,
    payload: {
      courseId,
      ownerId,
      title: courseId,
      slug: courseId,
      listPrice: { amountMinor: 1900, currency: 'EUR' },
      pricingModel,
      minimumPlanTier,
      status,
    },
  });

export const publication = ({
  courseId,
  publishedAt,
  categoryId = null,
  sequence = 1,
}: Sequenced & { courseId: string; publishedAt: Date; categoryId?: string | null }) =>
  coursePublished.draft({
    aggregateId: courseId,
    sequence,
    occurredAt: publishedAt,
    payload: {
      courseId,
      ownerId: 'usr_teacher',
      title: courseId,
      subtitle: null,
      slug: courseId,
      language: 'fr',
      level: 'BEGINNER',
      categoryId,
      stack: [],
      keywords: [],
      description: null,
      publishedAt: publishedAt.toISOString(),
    },
  });

export const lesson = ({
  lessonId,
  courseId = 'crs_git',
  courseTitle = 'Git au quotidien',
  title,
  text,
  language = 'fr',
  isPreview = false,
  isDeleted = false,
  sequence = 1,
}: Sequenced & {
  lessonId: string;
  courseId?: string;
  courseTitle?: string;
  title: string;
  text: string;
  language?: string;
  isPreview?: boolean;
  isDeleted?: boolean;
}) =>
  lessonChanged.draft({
    aggregateId: lessonId,
    sequence,
    occurredAt: noon,
    payload: { lessonId, courseId, courseTitle, moduleId: 'mod_1', title, position: 0, type: 'TEXT', language, text, isPreview, isDeleted },
  });

const enrollmentPayload = ({
  enrollmentId = 'enr_1',
  learnerId = 'usr_learner',
  courseId = 'crs_git',
  status = 'ACTIVE',
  origin = 'FREE',
  enrolledAt = noon,
  planTier = null,
}: {
  enrollmentId?: string;
  learnerId?: string;
  courseId?: string;
  status?: 'ACTIVE' | 'COMPLETED' | 'DROPPED' | 'EXPIRED';
  origin?: 'FREE' | 'PURCHASE' | 'SUBSCRIPTION' | 'GRANT';
  planTier?: PlanTier | null;
  enrolledAt?: Date;
}) => ({
  enrollmentId,
  learnerId,
  courseId,
  courseTitle: courseId,
  courseSlug: courseId,
  status,
  origin,
  planTier,
  enrolledAt: enrolledAt.toISOString(),
  completedAt: null,
});
type EnrollmentInput = Parameters<typeof enrollmentPayload>[0] & Sequenced;

export const enrolled = ({ sequence = 1, ...input }: EnrollmentInput = {}) => {
  const payload = enrollmentPayload(input);
  return enrollmentCreated.draft({ aggregateId: payload.enrollmentId, sequence, occurredAt: noon, payload });
};
export const completed = ({ sequence = 2, ...input }: EnrollmentInput = {}) => {
  const payload = enrollmentPayload({ status: 'COMPLETED', ...input });
  return enrollmentCompleted.draft({ aggregateId: payload.enrollmentId, sequence, occurredAt: noon, payload });
};

type EntitlementInput = Sequenced & {
  entitlementId?: string;
  userId?: string;
  courseId?: string | null;
  planTier?: 'BASIC' | 'PRO' | 'ENTERPRISE' | null;
  expiresAt?: Date | null;
};
const entitlementPayload = (
  { entitlementId = 'ent_1', userId = 'usr_learner', courseId = 'crs_git', planTier = null, expiresAt = null }: EntitlementInput,
  revokedAt: Date | null,
) => ({
  entitlementId,
  userId,
  courseId,
  planTier,
  source: 'PURCHASE' as const,
  transactionId: null,
  grantedAt: noon.toISOString(),
  expiresAt: expiresAt?.toISOString() ?? null,
  revokedAt: revokedAt?.toISOString() ?? null,
});
export const granted = ({ sequence = 1, ...input }: EntitlementInput = {}) => {
  const payload = entitlementPayload(input, null);
  return entitlementGranted.draft({ aggregateId: payload.entitlementId, sequence, occurredAt: noon, payload });
};
export const revoked = ({ sequence = 2, ...input }: EntitlementInput = {}) => {
  const payload = entitlementPayload(input, noon);
  return entitlementRevoked.draft({ aggregateId: payload.entitlementId, sequence, occurredAt: noon, payload });
};

export const deliverAll = async (ai: Ai, drafts: readonly EventDraft[]): Promise<void> => {
  for (const draft of drafts) await ai.deliver(draft);
};

/** A course with a preview lesson and a locked one, taught by the instructor. */
export const previewText =
  'La commande `git merge` réunit deux branches et garde leurs deux passés. Un conflit apparaît quand la même ligne a changé des deux côtés.';
export const lockedText =
  'La commande `git rebase` rejoue vos commits au sommet d’une autre branche. Elle ne crée pas de commit de fusion. Le mot de passe du cadenas est zanzibar.';
export const gitCourse = [
  offer(),
  lesson({ lessonId: 'les_merge', title: 'Fusionner deux branches', text: previewText, isPreview: true }),
  lesson({ lessonId: 'les_rebase', title: 'Réécrire son historique', text: lockedText }),
];

export const askQuery = `mutation ($input: AskAssistantInput!) {
  askAssistant(input: $input) {
    thread { id title course { id } }
    question { id role state text isRefused citations { excerpt } provenance { model } }
    answer { id role state text isRefused citations { lesson { id } course { id } excerpt } provenance { provider model generatedAt } createdAt }
    userErrors { __typename ... on UserError { code message path } }
  }
}`;

export type Answered = {
  thread: { id: string; title: string; course: { id: string } | null } | null;
  question: { id: string; role: string; state: string; text: string; isRefused: boolean; citations: unknown[]; provenance: unknown } | null;
  answer: {
    id: string;
    role: string;
    state: string;
    text: string;
    isRefused: boolean;
    citations: { lesson: { id: string }; course: { id: string }; excerpt: string }[];
    provenance: unknown;
    createdAt: string;
  } | null;
  userErrors: { __typename: string; code: string; message: string; path: string[] }[];
};

export const ask = async (
  ai: Ai,
  viewer: Viewer,
  input: { question: string; threadId?: string; courseId?: string; lessonId?: string },
  locale: Locale = 'fr',
): Promise<Answered> => {
  const { data, codes } = await ai.run<{ askAssistant?: Answered | null }>({ viewer, query: askQuery, variables: { input }, locale });
  const answered = data.askAssistant;
  if (!answered) throw new Error(`askAssistant failed: ${codes.join(', ')}`);
  return answered;
};

export const eventually = async <Value>({
  look,
  until,
}: {
  look: () => Promise<Value>;
  until: (value: Value) => boolean;
}): Promise<Value> => {
  for (const giveUpAt = Date.now() + 15_000; ;) {
    const value = await look();
    if (until(value) || Date.now() > giveUpAt) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

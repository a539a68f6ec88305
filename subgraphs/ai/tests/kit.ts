import { z } from 'zod';
import { coursePublished, enrollmentCompleted, enrollmentCreated, lessonChanged, offerChanged } from '#events/course.ts';
import type { EventContract, EventDraft, PayloadOf } from '#events/envelope.ts';
import { entitlementGranted, entitlementRevoked } from '#events/payment.ts';
import { manualClock } from '#shared/clock.ts';
import type { CallerKind } from '#shared/tests/kit/callers.ts';
import { startSubgraph } from '#shared/tests/kit/startSubgraph.ts';
import type { Locale, Viewer } from '#shared/viewer.ts';
import { createAiSubgraph } from '../subgraph.ts';

export const dayMs = 24 * 60 * 60 * 1000;
/** Noon (UTC) of today: the server deletes expired rows by its own clock, so the clock of the tests must not be far from it. */
export const noon = new Date(Math.floor(Date.now() / dayMs) * dayMs + dayMs / 2);

const askAssistant = `mutation ($input: AskAssistantInput!) {
  askAssistant(input: $input) {
    thread { id title course { id } }
    question { id role state text isRefused citations { excerpt } provenance { model } }
    answer { id role state text isRefused citations { lesson { id } course { id } excerpt } provenance { provider model generatedAt } createdAt }
    userErrors { __typename ... on UserError { code message path } }
  }
}`;
const message = { id: z.string(), role: z.string(), state: z.string(), text: z.string(), isRefused: z.boolean(), provenance: z.unknown() };
const reference = z.object({ id: z.string() });
const citation = z.object({ lesson: reference, course: reference, excerpt: z.string() });
const answeredSchema = z.object({
  thread: z.object({ id: z.string(), title: z.string(), course: reference.nullable() }).nullable(),
  question: z.object({ ...message, citations: z.array(z.unknown()) }).nullable(),
  answer: z.object({ ...message, citations: z.array(citation), createdAt: z.string() }).nullable(),
  userErrors: z.array(z.object({ __typename: z.string(), code: z.string(), message: z.string(), path: z.array(z.string()) })),
});

export type Input = { question: string; threadId?: string; courseId?: string; lessonId?: string };

/** One replica. Its index polls for changes once a day, so that no poll is counted among the commands of a request. */
export const startAi = async ({
  questionsPerAccount = 10_000,
  lessonPollMs = dayMs,
  ...options
}: { questionsPerAccount?: number; lessonPollMs?: number; database?: string } = {}) => {
  const config = { questionsPerAccount, lessonPollMs, limitSecret: 'the secret of this test' };
  const started = await startSubgraph('ai', (dependencies) => createAiSubgraph({ ...dependencies, config }), {
    clock: manualClock(noon),
    ...options,
  });
  const attempt = (as: CallerKind | Viewer, input: Input, locale: Locale = 'fr') => started.ask(as, askAssistant, { input }, { locale });
  return {
    ...started,
    deliverAll: async (drafts: readonly EventDraft[]): Promise<void> => {
      for (const draft of drafts) await started.deliver(draft);
    },
    /** askAssistant, whatever its outcome. */
    attempt,
    /** The payload of askAssistant. */
    askAssistant: async (...question: Parameters<typeof attempt>) => {
      const { data, errors } = await attempt(...question);
      const answered = z.object({ askAssistant: answeredSchema }).safeParse(data);
      if (!answered.success) throw new Error(`askAssistant failed: ${JSON.stringify(errors)}`);
      return answered.data.askAssistant;
    },
  };
};
export type Ai = Awaited<ReturnType<typeof startAi>>;

type Changes<Payload> = Partial<Payload> & { sequence?: number };

/** Drafts of one event: the payload's defaults, and what a test changes of them. */
const draftsOf =
  <Type extends string, Payload extends object>(
    contract: EventContract<Type, Payload>,
    { idOf, defaults, ...from }: { idOf: (payload: Payload) => string; defaults: Payload; sequence: number },
  ) =>
  ({ sequence = from.sequence, ...changes }: Changes<Payload>) => {
    const payload: Payload = { ...defaults, ...changes };
    return contract.draft({ aggregateId: idOf(payload), sequence, occurredAt: noon, payload });
  };

export const offer = draftsOf(offerChanged, {
  idOf: ({ courseId }) => courseId,
  sequence: 1,
  defaults: {
    courseId: 'crs_git',
    ownerId: 'usr_instructor',
    title: 'Git au quotidien',
    slug: 'git-au-quotidien',
    listPrice: { amountMinor: 1_900, currency: 'EUR' },
    pricingModel: 'ONE_TIME',
    minimumPlanTier: null,
    status: 'PUBLISHED',
  },
});

export const publication = draftsOf(coursePublished, {
  idOf: ({ courseId }) => courseId,
  sequence: 1,
  defaults: {
    courseId: 'crs_git',
    ownerId: 'usr_instructor',
    title: 'Git au quotidien',
    subtitle: null,
    slug: 'git-au-quotidien',
    language: 'fr',
    level: 'BEGINNER',
    categoryId: null,
    stack: [],
    keywords: [],
    description: null,
    publishedAt: noon.toISOString(),
  },
});

export const lesson = draftsOf(lessonChanged, {
  idOf: ({ lessonId }) => lessonId,
  sequence: 1,
  defaults: {
    lessonId: 'les_1',
    courseId: 'crs_git',
    courseTitle: 'Git au quotidien',
    moduleId: 'mod_1',
    title: 'Leçon',
    position: 0,
    type: 'TEXT',
    language: 'fr',
    text: null,
    isPreview: false,
    isDeleted: false,
  },
});

const enrollment: PayloadOf<typeof enrollmentCreated> = {
  enrollmentId: 'enr_1',
  learnerId: 'usr_learner',
  courseId: 'crs_git',
  courseTitle: 'Git au quotidien',
  courseSlug: 'git-au-quotidien',
  status: 'ACTIVE',
  origin: 'FREE',
  planTier: null,
  enrolledAt: noon.toISOString(),
  completedAt: null,
};
const enrollmentId = (payload: typeof enrollment) => payload.enrollmentId;
export const enrolled = draftsOf(enrollmentCreated, { idOf: enrollmentId, sequence: 1, defaults: enrollment });
export const completed = draftsOf(enrollmentCompleted, {
  idOf: enrollmentId,
  sequence: 2,
  defaults: { ...enrollment, status: 'COMPLETED' },
});

const entitlement: PayloadOf<typeof entitlementGranted> = {
  entitlementId: 'ent_1',
  userId: 'usr_learner',
  courseId: 'crs_git',
  planTier: null,
  source: 'PURCHASE',
  transactionId: null,
  grantedAt: noon.toISOString(),
  expiresAt: null,
  revokedAt: null,
};
const entitlementId = (payload: typeof entitlement) => payload.entitlementId;
export const granted = draftsOf(entitlementGranted, { idOf: entitlementId, sequence: 1, defaults: entitlement });
export const revoked = draftsOf(entitlementRevoked, {
  idOf: entitlementId,
  sequence: 2,
  defaults: { ...entitlement, revokedAt: noon.toISOString() },
});

/** The instructor's course with a preview lesson and a locked one. */
export const previewText =
  'La commande `git merge` réunit deux branches et garde leurs deux passés. Un conflit apparaît quand la même ligne a changé des deux côtés.';
export const lockedText =
  'La commande `git rebase` rejoue vos commits au sommet d’une autre branche. Elle ne crée pas de commit de fusion. Le mot de passe du cadenas est zanzibar.';
export const gitCourse = [
  offer({}),
  lesson({ lessonId: 'les_merge', title: 'Fusionner deux branches', text: previewText, isPreview: true }),
  lesson({ lessonId: 'les_rebase', title: 'Réécrire son historique', text: lockedText }),
];
export const mergeQuestion = 'Que fait la commande git merge ?';
export const mergeAnswer = 'La commande git merge réunit deux branches et garde leurs deux passés.';

/** A replica with the course. */
export const startWithCourse = async (options: Parameters<typeof startAi>[0] = {}): Promise<Ai> => {
  const ai = await startAi(options);
  await ai.deliverAll(gitCourse);
  return ai;
};

import { entitlementGranted, entitlementRevoked } from '#events/payment.ts';
import { accountDraft } from '#events/tests/accountDraft.ts';
import { startSubgraph, textAt } from '#shared/tests/kit/startSubgraph.ts';
import type { StartOptions } from '#shared/tests/kit/startSubgraph.ts';
import type { ManualClock } from '#shared/clock.ts';
import type { CourseConfig } from '../src/config.ts';
import type { Entitlement } from '../src/modules/enrollment/entitlement.collection.ts';
import { collections, createCourseSubgraph } from '../subgraph.ts';

export const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

type Account = Pick<Parameters<typeof accountDraft>[0], 'userId' | 'displayName' | 'status' | 'sequence'>;
type Right = Pick<Entitlement, 'userId'> &
  Partial<Pick<Entitlement, 'id' | 'courseId' | 'planTier' | 'expiresAt'>> & { isRevoked?: boolean; sequence?: number };

/** The subgraph, with the accounts and the entitlements that other subgraphs publish. */
export const startCourse = async ({ instructorNameWaitMs = 0, ...options }: StartOptions<ManualClock> & Partial<CourseConfig> = {}) => {
  const started = await startSubgraph(
    'course',
    (dependencies) => createCourseSubgraph({ ...dependencies, config: { instructorNameWaitMs } }),
    options,
  );
  const { connection, clock, deliver } = started;

  return {
    ...started,
    /** The driver's collection: rows as they are stored. */
    collection: (name: keyof typeof collections) => connection.collection<{ _id: string }>(collections[name].name),
    count: (name: keyof typeof collections | 'outbox', filter: Record<string, unknown> = {}) =>
      connection.collection(name === 'outbox' ? name : collections[name].name).countDocuments(filter),
    register: (account: Account) => deliver(accountDraft({ ...account, when: clock.now() })),
    entitle: async ({
      id = 'ent_1',
      userId,
      courseId = null,
      planTier = null,
      expiresAt = null,
      isRevoked = false,
      sequence = 1,
    }: Right) => {
      const payload = {
        entitlementId: id,
        userId,
        courseId,
        planTier,
        source: planTier ? ('SUBSCRIPTION' as const) : ('PURCHASE' as const),
        transactionId: 'txn_1',
        grantedAt: clock.now().toISOString(),
        expiresAt: expiresAt?.toISOString() ?? null,
        revokedAt: isRevoked ? clock.now().toISOString() : null,
      };
      const contract = isRevoked ? entitlementRevoked : entitlementGranted;
      await deliver(contract.draft({ aggregateId: id, sequence, occurredAt: clock.now(), payload }));
    },
  };
};
export type Course = Awaited<ReturnType<typeof startCourse>>;

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

/** A course of the instructor with two modules of two lessons each. The first lesson is a preview. */
export const givenCourse = async (
  { ask }: Course,
  input: Record<string, unknown> = {},
  { isPublished = true }: { isPublished?: boolean } = {},
) => {
  const as = 'instructor';
  const defaults = { title: 'Excel for the patient', level: 'BEGINNER', description: 'Sums.', listPrice: free };
  const created = await ask(as, createCourseMutation, { input: { ...defaults, ...input } });
  const courseId = textAt(created.data, 'createCourse.course.id');
  const [moduleIds, lessonIds]: [string[], string[]] = [[], []];
  for (const m of [0, 1]) {
    const module = await ask(as, createModuleMutation, { input: { courseId, title: `Module ${m}` } });
    const moduleId = textAt(module.data, 'createModule.module.id');
    moduleIds.push(moduleId);
    for (const l of [0, 1]) {
      const content =
        l === 0
          ? { text: { markdown: `${secretText} ${m}${l}` } }
          : { video: { url: 'https://videos.example/a.mp4', durationSeconds: 60, transcript: secretText } };
      const lesson = await ask(as, createLessonMutation, {
        input: { moduleId, title: `Lesson ${m}${l}`, content, isPreview: m + l === 0 },
      });
      lessonIds.push(textAt(lesson.data, 'createLesson.lesson.id'));
    }
  }
  if (isPublished) await ask(as, publishCourseMutation, { input: { id: courseId } });
  return { courseId, moduleIds, lessonIds };
};

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventDraft } from '#events/envelope.ts';
import { ask, completed, dayMs, deliverAll, enrolled, granted, lesson, lockedText, noon, offer, person, revoked, startAi } from './kit.ts';
import type { Ai } from './kit.ts';

let ai: Ai;
let stop: () => Promise<void>;
beforeAll(async () => {
  ai = await startAi({ whenDone: (given) => (stop = given) });
});
afterAll(() => stop());

/** One learner and one course with one lesson that is no preview, apart from those of the other cases. */
const caseOf = (number: number) => {
  const [courseId, learnerId, enrollmentId, entitlementId] = [`crs_${number}`, `usr_${number}`, `enr_${number}`, `ent_${number}`];
  return {
    courseId,
    lessonId: `les_${number}`,
    viewer: person(learnerId),
    offer: (more: Parameters<typeof offer>[0] = {}) => offer({ courseId, ...more }),
    enrolled: (more: Parameters<typeof enrolled>[0] = {}) => enrolled({ enrollmentId, learnerId, courseId, ...more }),
    completed: (more: Parameters<typeof completed>[0] = {}) => completed({ enrollmentId, learnerId, courseId, ...more }),
    granted: (more: Parameters<typeof granted>[0] = {}) => granted({ entitlementId, userId: learnerId, courseId, ...more }),
    revoked: (more: Parameters<typeof revoked>[0] = {}) => revoked({ entitlementId, userId: learnerId, courseId, ...more }),
  };
};
type Case = ReturnType<typeof caseOf>;

const bought = { origin: 'PURCHASE' } as const;
const subscribed = { origin: 'SUBSCRIPTION', planTier: 'PRO' } as const;
const planCourse = { minimumPlanTier: 'PRO', pricingModel: 'SUBSCRIPTION', sequence: 2 } as const;
const tomorrow = new Date(noon.getTime() + dayMs);

const cases: { title: string; events: (of: Case) => EventDraft[]; isOpen: boolean }[] = [
  { title: 'nothing does not open', events: () => [], isOpen: false },
  { title: 'an active free enrolment opens', events: (of) => [of.enrolled()], isOpen: true },
  { title: 'a completed one too', events: (of) => [of.enrolled(), of.completed()], isOpen: true },
  { title: 'a completion that arrives first too', events: (of) => [of.completed(), of.enrolled({ status: 'DROPPED' })], isOpen: true },
  { title: 'a dropped one does not', events: (of) => [of.enrolled({ status: 'DROPPED' })], isOpen: false },
  { title: 'a free one stays open, expired too', events: (of) => [of.enrolled({ status: 'EXPIRED' })], isOpen: true },
  { title: 'nor another learner’s', events: (of) => [of.enrolled({ learnerId: 'usr_other' })], isOpen: false },
  { title: 'nor a bought one without its entitlement', events: (of) => [of.enrolled(bought)], isOpen: false },
  { title: 'a bought one with it opens', events: (of) => [of.enrolled(bought), of.granted()], isOpen: true },
  { title: 'an entitlement alone does not', events: (of) => [of.granted()], isOpen: false },
  {
    title: 'an expired one with a right that came back opens, for its coming back is told by the right alone',
    events: (of) => [of.enrolled({ ...bought, status: 'EXPIRED', sequence: 5 }), of.granted({ sequence: 3 })],
    isOpen: true,
  },
  {
    title: 'an expired one with a right that is revoked does not',
    events: (of) => [of.enrolled({ ...bought, status: 'EXPIRED', sequence: 5 }), of.granted(), of.revoked()],
    isOpen: false,
  },
  {
    title: 'a dropped one with a right does not',
    events: (of) => [of.enrolled({ ...bought, status: 'DROPPED' }), of.granted()],
    isOpen: false,
  },
  { title: 'a revoked one closes', events: (of) => [of.enrolled(bought), of.granted(), of.revoked()], isOpen: false },
  { title: 'a revocation before its grant too', events: (of) => [of.enrolled(bought), of.revoked(), of.granted()], isOpen: false },
  { title: 'one that ended closes', events: (of) => [of.enrolled(bought), of.granted({ expiresAt: noon })], isOpen: false },
  { title: 'one that ends tomorrow opens', events: (of) => [of.enrolled(bought), of.granted({ expiresAt: tomorrow })], isOpen: true },
  { title: 'one to another course does not', events: (of) => [of.enrolled(bought), of.granted({ courseId: 'crs_else' })], isOpen: false },
  {
    title: 'a plan of the tier or above opens',
    events: (of) => [of.offer(planCourse), of.enrolled(subscribed), of.granted({ courseId: null, planTier: 'ENTERPRISE' })],
    isOpen: true,
  },
  {
    title: 'a plan below it does not',
    events: (of) => [of.offer(planCourse), of.enrolled(subscribed), of.granted({ courseId: null, planTier: 'BASIC' })],
    isOpen: false,
  },
  {
    title: 'no plan opens what is only sold singly',
    events: (of) => [of.enrolled(bought), of.granted({ courseId: null, planTier: 'ENTERPRISE' })],
    isOpen: false,
  },
  { title: 'an archived course stays open', events: (of) => [of.offer({ status: 'ARCHIVED', sequence: 2 }), of.enrolled()], isOpen: true },
  { title: 'a draft does not', events: (of) => [of.offer({ status: 'DRAFT', sequence: 2 }), of.enrolled()], isOpen: false },
];

test.each(cases.map((each, number) => ({ ...each, of: caseOf(number) })))(
  'to a lesson of a course $title',
  async ({ of, events, isOpen }) => {
    const { courseId, lessonId, viewer } = of;
    await deliverAll(ai, [of.offer(), lesson({ lessonId, courseId, title: 'Réécrire son historique', text: lockedText }), ...events(of)]);

    const question = 'Que fait la commande git rebase ?';
    const anywhere = await ask(ai, viewer, { question });
    const inLesson = await ask(ai, viewer, { question, lessonId });

    expect(anywhere.answer?.citations[0]?.lesson.id).toBe(isOpen ? lessonId : undefined);
    expect(anywhere.answer?.isRefused).toBe(!isOpen);
    expect(inLesson.userErrors.map(({ path }) => path)).toEqual(isOpen ? [] : [['lessonId']]);
  },
);

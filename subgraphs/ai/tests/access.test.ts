import { expect, test } from 'vitest';
import type { EventDraft } from '#events/envelope.ts';
import { completed, dayMs, enrolled, granted, noon, offer, revoked, startWithCourse } from './kit.ts';

const bought = { origin: 'PURCHASE' } as const;
const subscribed = { origin: 'SUBSCRIPTION', planTier: 'PRO' } as const;
const planCourse = offer({ minimumPlanTier: 'PRO', pricingModel: 'SUBSCRIPTION', sequence: 2 });
const plan = (planTier: 'BASIC' | 'ENTERPRISE') => granted({ courseId: null, planTier });
const [now, tomorrow] = [noon.toISOString(), new Date(noon.getTime() + dayMs).toISOString()];

const cases: readonly (readonly [name: string, outcome: 'opens' | 'stays locked', events: readonly EventDraft[]])[] = [
  ['without an enrollment', 'stays locked', []],
  ['with an active free enrollment', 'opens', [enrolled({})]],
  ['with a completed enrollment', 'opens', [enrolled({}), completed({})]],
  ['with a completion that arrives before the enrollment', 'opens', [completed({}), enrolled({ status: 'DROPPED' })]],
  ['with a dropped enrollment', 'stays locked', [enrolled({ status: 'DROPPED' })]],
  ['with an expired free enrollment', 'opens', [enrolled({ status: 'EXPIRED' })]],
  ['with the enrollment of another learner', 'stays locked', [enrolled({ learnerId: 'usr_other_learner' })]],
  ['with a purchase but no entitlement', 'stays locked', [enrolled(bought)]],
  ['with a purchase and its entitlement', 'opens', [enrolled(bought), granted({})]],
  ['with an entitlement but no enrollment', 'stays locked', [granted({})]],
  // The return of a right is published as an entitlement only; the enrollment stays EXPIRED.
  [
    'with an expired enrollment whose right returned',
    'opens',
    [enrolled({ ...bought, status: 'EXPIRED', sequence: 5 }), granted({ sequence: 3 })],
  ],
  [
    'with an expired enrollment whose right is revoked',
    'stays locked',
    [enrolled({ ...bought, status: 'EXPIRED', sequence: 5 }), granted({}), revoked({})],
  ],
  ['with a dropped enrollment and an entitlement', 'stays locked', [enrolled({ ...bought, status: 'DROPPED' }), granted({})]],
  ['with a revoked entitlement', 'stays locked', [enrolled(bought), granted({}), revoked({})]],
  ['with a revocation that arrives before its grant', 'stays locked', [enrolled(bought), revoked({}), granted({})]],
  ['with an entitlement that has ended', 'stays locked', [enrolled(bought), granted({ expiresAt: now })]],
  ['with an entitlement that ends tomorrow', 'opens', [enrolled(bought), granted({ expiresAt: tomorrow })]],
  ['with an entitlement to another course', 'stays locked', [enrolled(bought), granted({ courseId: 'crs_else' })]],
  ['with a plan above the required tier', 'opens', [planCourse, enrolled(subscribed), plan('ENTERPRISE')]],
  ['with a plan below the required tier', 'stays locked', [planCourse, enrolled(subscribed), plan('BASIC')]],
  ['with a plan, in a course that is only sold singly', 'stays locked', [enrolled(bought), plan('ENTERPRISE')]],
  ['in an archived course, with an enrollment', 'opens', [offer({ status: 'ARCHIVED', sequence: 2 }), enrolled({})]],
  ['in a draft, with an enrollment', 'stays locked', [offer({ status: 'DRAFT', sequence: 2 }), enrolled({})]],
];

test.each(cases)('a lesson %s %s', async (_, outcome, events) => {
  const ai = await startWithCourse();
  await ai.deliverAll(events);

  const question = 'Que fait la commande git rebase ?';
  const anywhere = await ai.askAssistant('learner', { question });
  const inLesson = await ai.askAssistant('learner', { question, lessonId: 'les_rebase' });

  const cited = anywhere.answer?.citations.map((citation) => citation.lesson.id);
  expect(cited?.includes('les_rebase')).toBe(outcome === 'opens');
  expect(anywhere.answer?.isRefused).toBe(outcome === 'stays locked');
  expect(inLesson.userErrors.map(({ path }) => path)).toEqual(outcome === 'opens' ? [] : [['lessonId']]);
});

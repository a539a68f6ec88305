import { expect, test } from 'vitest';
import { courseStatuses, enrollmentOrigins, enrollmentStatuses } from '#events/course.ts';
import { planTiers } from '#events/money.ts';
import type { PlanTier } from '#events/money.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { memberAccess } from '../../../subgraphs/ai/src/reading/reading.policy.ts';
import { viewerAccess } from '../../../subgraphs/course/src/modules/curriculum/lesson.policy.ts';
import type { EnrollmentStatus } from '../../../subgraphs/course/src/modules/enrollment/enrollment.collection.ts';
import type { Entitlement } from '../../../subgraphs/course/src/modules/enrollment/entitlement.collection.ts';

const now = new Date('2026-03-01T12:00:00.000Z');
const [past, future] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)];
const tiers = [null, ...planTiers];
const courseId = 'crs_1';

const right = (changes: Partial<Entitlement>): Entitlement => ({
  id: 'ent_1',
  userId: 'usr_1',
  courseId: null,
  planTier: null,
  source: 'PURCHASE',
  expiresAt: null,
  revokedAt: null,
  ...changes,
});
const heldRights: readonly (readonly [string, readonly Entitlement[]])[] = [
  ['nothing', []],
  ['the course', [right({ courseId })]],
  ['the course, until later', [right({ courseId, expiresAt: future })]],
  ['the course, expired', [right({ courseId, expiresAt: now })]],
  ['the course, revoked', [right({ courseId, revokedAt: past })]],
  ['another course', [right({ courseId: 'crs_2' })]],
  ...planTiers.map((planTier): [string, Entitlement[]] => [`a ${planTier} plan`, [right({ planTier })]]),
  ['a PRO plan, expired, and a BASIC one', [right({ planTier: 'PRO', expiresAt: past }), right({ planTier: 'BASIC' })]],
];
type Kept = { status: EnrollmentStatus | 'DROPPED'; origin: (typeof enrollmentOrigins)[number]; planTier: PlanTier | null } | null;
const enrollments: readonly Kept[] = [
  null,
  ...enrollmentStatuses.flatMap((status) => enrollmentOrigins.flatMap((origin) => tiers.map((planTier) => ({ status, origin, planTier })))),
];
const member: SignedIn = { kind: 'user', userId: 'usr_1', sessionId: 'ses_1', roles: ['LEARNER'], issuedAt: now, authenticatedAt: now };

test('decides every combination of facts alike in course and ai', () => {
  let combinations = 0;
  const disagreements: unknown[] = [];
  for (const ownerId of ['usr_1', 'usr_2'])
    for (const status of courseStatuses)
      for (const minimumPlanTier of tiers)
        for (const isPreview of [true, false])
          for (const enrollment of enrollments)
            for (const [held, entitlements] of heldRights) {
              // Course stores no dropped enrollment yet; its rule is the contracts' and knows the state.
              if (enrollment?.status === 'DROPPED') continue;
              const kept = enrollment === null ? null : { ...enrollment, status: enrollment.status };
              const offer = { id: courseId, ownerId, status, minimumPlanTier };
              const inCourse = viewerAccess({
                viewer: member,
                course: { id: courseId, ownerId, status, minimumPlanTier },
                lesson: { isPreview },
                enrollment: kept,
                entitlements,
                now,
              });
              const inAi = memberAccess({
                userId: member.userId,
                offer,
                isPreview,
                enrollment: kept === null ? null : { ...kept, courseId },
                entitlements,
                now,
              });
              combinations += 1;
              if (JSON.stringify(inCourse) !== JSON.stringify(inAi))
                disagreements.push({ offer, isPreview, enrollment, held, inCourse, inAi });
            }
  console.log(`lesson access: ${String(combinations)} combinations, ${String(disagreements.length)} disagreements`);
  expect(disagreements).toEqual([]);
  expect(combinations).toBe(2 * 3 * 4 * 2 * 49 * 10);
});

const accessOf = (
  changes: Partial<Parameters<typeof viewerAccess>[0]> & { minimumPlanTier?: PlanTier | null; status?: (typeof courseStatuses)[number] },
): string => {
  const { minimumPlanTier = null, status = 'PUBLISHED', ...facts } = changes;
  const { state, reason } = viewerAccess({
    viewer: member,
    course: { id: courseId, ownerId: 'usr_2', status, minimumPlanTier },
    lesson: { isPreview: false },
    enrollment: null,
    entitlements: [],
    now,
    ...facts,
  });
  return reason ?? state;
};
const enrolledBy = (origin: (typeof enrollmentOrigins)[number], planTier: PlanTier | null = null, status: EnrollmentStatus = 'ACTIVE') => ({
  status,
  origin,
  planTier,
});

test.each([
  ['a visitor', accessOf({ viewer: { kind: 'anonymous' } }), 'NOT_SIGNED_IN'],
  ['a member without an enrollment', accessOf({ entitlements: [right({ courseId })] }), 'NOT_ENROLLED'],
  ['a free enrollment after the course got a price', accessOf({ enrollment: enrolledBy('FREE') }), 'OPEN'],
  ['a purchase', accessOf({ enrollment: enrolledBy('PURCHASE'), entitlements: [right({ courseId })] }), 'OPEN'],
  [
    'a purchase that was revoked',
    accessOf({ enrollment: enrolledBy('PURCHASE'), entitlements: [right({ courseId, revokedAt: past })] }),
    'NOT_ENTITLED',
  ],
  [
    'a right that came back',
    accessOf({ enrollment: enrolledBy('PURCHASE', null, 'EXPIRED'), entitlements: [right({ courseId })] }),
    'OPEN',
  ],
  [
    'a plan of the tier asked then, when the course asks more now',
    accessOf({ enrollment: enrolledBy('SUBSCRIPTION', 'BASIC'), minimumPlanTier: 'PRO', entitlements: [right({ planTier: 'BASIC' })] }),
    'OPEN',
  ],
  [
    'a plan below the tier asked then, when the course asks less now',
    accessOf({ enrollment: enrolledBy('SUBSCRIPTION', 'PRO'), minimumPlanTier: 'BASIC', entitlements: [right({ planTier: 'BASIC' })] }),
    'NOT_ENTITLED',
  ],
  ['a preview of a published course', accessOf({ viewer: { kind: 'anonymous' }, lesson: { isPreview: true } }), 'PREVIEW'],
  ['a preview of an archived course', accessOf({ lesson: { isPreview: true }, status: 'ARCHIVED' }), 'PREVIEW'],
  ['a preview of a draft', accessOf({ lesson: { isPreview: true }, status: 'DRAFT' }), 'NOT_ENROLLED'],
])('answers %s', (_, access, expected) => {
  expect(access).toBe(expected);
});

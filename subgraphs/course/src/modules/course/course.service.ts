import type { EventDraft } from '#events/envelope.ts';
import type { Clock } from '#shared/clock.ts';
import { newId } from '#shared/ids.ts';
import type { Claims } from '#shared/mongo/claims.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { notFoundError, validationError } from '#shared/userErrors.ts';
import type { ForbiddenError, NotFoundError, ValidationError } from '#shared/userErrors.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { auditOf } from '../../audit.ts';
import { authorOf } from '../../changes.ts';
import type { Change, Changes } from '../../changes.ts';
import { messages } from '../../messages.ts';
import { asFailure } from '../../textRules.ts';
import type { Categories } from '../category/category.collection.ts';
import { lessonRowsOf } from '../curriculum/curriculum.collection.ts';
import type { Lessons, Modules } from '../curriculum/curriculum.collection.ts';
import { lessonChangedDraft } from '../curriculum/lesson.events.ts';
import type { PersonService } from '../person/person.service.ts';
import { findCourse } from './course.collection.ts';
import type { Course, CourseRow, Courses } from './course.collection.ts';
import { courseNotPublishable } from './course.errors.ts';
import type { CourseNotPublishableError } from './course.errors.ts';
import { coursePublishedDraft, offerChangedDraft } from './course.events.ts';
import { editRefusal, publishBlockers } from './course.policy.ts';
import type { PublishBlocker } from './course.policy.ts';
import { courseProblems, defaultLanguage, defaultPricingModel, isFreeOffer, toLanguage } from './course.rules.ts';
import type { CourseDraft } from './course.rules.ts';
import { searchTerms, titleKeyOf } from './searchTerms.ts';
import { slugCandidates } from './slug.ts';
import { slugClaim } from './slugClaim.collection.ts';

type Request = { viewer: SignedIn; requestId: string | null };
export type CreateCourse = Request & CourseDraft & { /** Replaces the slug made from the title. */ slug?: string };
export type CreateCourseResult = Result<{ course: Course }, ValidationError>;
export type PublishCourseResult = Result<{ course: Course }, NotFoundError | ForbiddenError | CourseNotPublishableError>;

export const courseService = ({
  stores: { courses, modules, lessons, categories },
  changes,
  claims,
  people,
  clock,
}: {
  stores: { courses: Courses; modules: Modules; lessons: Lessons; categories: Categories };
  changes: Changes;
  claims: Claims;
  people: PersonService;
  clock: Clock;
}) => {
  const claimSlug = async ({
    candidates,
    courseId,
    session,
  }: {
    candidates: readonly string[];
    courseId: string;
    session: Change['session'];
  }): Promise<string> => {
    for (const value of candidates) if (await claims.claim({ kind: slugClaim, value, ownerId: courseId, session })) return value;
    throw new Error('every slug for a course is taken');
  };

  const blockersOf = async (course: Course): Promise<PublishBlocker[]> => {
    const emptyIds = course.outline.filter(({ lessonIds }) => lessonIds.length === 0).map(({ moduleId }) => moduleId);
    const emptyModules = emptyIds.length === 0 ? [] : await modules.find({ _id: { $in: emptyIds } }, { title: 1 }).lean();
    const titles = new Map(emptyModules.map(({ _id, title }) => [_id, title]));
    return publishBlockers({ course, moduleTitle: (moduleId) => titles.get(moduleId) ?? '' });
  };

  const publishWithin = async ({
    id,
    viewer,
    change: { session, publish },
  }: {
    id: string;
    viewer: SignedIn;
    change: Change;
  }): Promise<PublishCourseResult> => {
    const current = await findCourse({ courses, id, session });
    if (!current) return fail(notFoundError('id'));
    if (current.status === 'PUBLISHED') return ok({ course: current });
    const blockers = await blockersOf(current);
    if (blockers.length > 0) return fail(courseNotPublishable(blockers));

    const now = clock.now();
    const published = { status: 'PUBLISHED' as const, publishedAt: now, updatedAt: now };
    // A concurrent new lesson writes the same row: one of the two runs again and finds the other.
    await courses.updateOne({ _id: id }, { $set: published, $inc: { revision: 1 } }, { session });
    const course = { ...current, ...published, revision: current.revision + 1 };
    // All lessons are published again, newer than the events of their creation.
    await lessons.updateMany({ courseId: id }, { $inc: { revision: 1 } }, { session });
    const rows = await lessonRowsOf({ lessons, courseId: id, session });
    const drafts: (EventDraft | null)[] = [
      offerChangedDraft(course),
      coursePublishedDraft(course),
      ...rows.map((row) => lessonChangedDraft({ row, course })),
      ...auditOf({ viewer, course, action: 'COURSE_PUBLISHED', at: now }),
    ];
    await publish(drafts.filter((draft) => draft !== null));
    return ok({ course });
  };

  return {
    blockersOf,

    /** Creates a draft of the viewer's. */
    async create({ viewer, requestId, slug, ...draft }: CreateCourse): Promise<CreateCourseResult> {
      const problems = courseProblems(draft);
      if (draft.categoryId && !(await categories.exists({ _id: draft.categoryId })))
        problems.push(validationError({ message: messages.category, path: ['categoryId'] }));
      const failure = asFailure(problems);
      if (failure) return failure;
      await people.waitForName(viewer.userId);

      const id = newId('crs', clock.now());
      return changes({
        key: `person:${viewer.userId}`,
        author: authorOf({ viewer, requestId }),
        work: async ({ session, publish }) => {
          const row = courseRow({
            id,
            ownerId: viewer.userId,
            owner: await people.recordNewCourse({ userId: viewer.userId, session }),
            slug: await claimSlug({ candidates: slug === undefined ? slugCandidates(draft.title) : [slug], courseId: id, session }),
            draft,
            now: clock.now(),
          });
          await courses.insertMany([row], { session });
          const course = toDomain(row);
          await publish([offerChangedDraft(course)]);
          return ok({ course });
        },
      });
    },

    /** Adds a course to the catalog. A second call changes nothing and publishes no event. */
    async publish({ viewer, requestId, id }: Request & { id: string }): Promise<PublishCourseResult> {
      const refusal = editRefusal({ viewer, course: await findCourse({ courses, id }), path: 'id' });
      if (refusal) return fail(refusal);
      return changes({
        key: `course:${id}`,
        author: authorOf({ viewer, requestId }),
        work: (change) => publishWithin({ id, viewer, change }),
      });
    },
  };
};
export type CourseService = ReturnType<typeof courseService>;

const courseRow = ({
  id,
  ownerId,
  owner,
  slug,
  draft,
  now,
}: {
  id: string;
  ownerId: string;
  owner: Pick<Course, 'instructorName' | 'isOwnerSuspended'>;
  slug: string;
  draft: CourseDraft;
  now: Date;
}): CourseRow => {
  const described = {
    title: draft.title,
    subtitle: draft.subtitle ?? null,
    description: draft.description ?? null,
    language: toLanguage(draft.language) ?? defaultLanguage,
    stack: [...(draft.stack ?? [])],
    keywords: [...(draft.keywords ?? [])],
  };
  return {
    _id: id,
    slug,
    ownerId,
    ...owner,
    ...described,
    titleKey: titleKeyOf(draft.title),
    searchTerms: searchTerms(described),
    level: draft.level,
    status: 'DRAFT',
    categoryId: draft.categoryId ?? null,
    listPrice: { amountMinor: draft.listPrice.amountMinor, currency: draft.listPrice.currency },
    isFree: isFreeOffer(draft),
    pricingModel: draft.pricingModel ?? defaultPricingModel,
    minimumPlanTier: draft.minimumPlanTier ?? null,
    outline: [],
    lessonCount: 0,
    durationSeconds: 0,
    enrollmentCount: 0,
    revision: 1,
    publishedAt: null,
    createdAt: now,
    updatedAt: now,
  };
};

import type { EventDraft } from '#events/envelope.ts';
import type { Clock } from '#shared/clock.ts';
import { newId } from '#shared/ids.ts';
import type { Claims } from '#shared/mongo/claims.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { forbiddenError, notFoundError, validationError } from '#shared/userErrors.ts';
import type { ForbiddenError, NotFoundError, ValidationError } from '#shared/userErrors.ts';
import type { SignedIn, Viewer } from '#shared/viewer.ts';
import { auditOf } from '../../audit.ts';
import { authorOf } from '../../changes.ts';
import type { Change, Changes } from '../../changes.ts';
import { messages } from '../../messages.ts';
import { courseNotPublishable } from '../../problems.ts';
import type { CourseNotPublishableError } from '../../problems.ts';
import type { Stores } from '../../stores.ts';
import { asFailure } from '../../textRules.ts';
import { lessonChangedBy } from '../curriculum/lesson.events.ts';
import type { PersonService } from '../person/person.service.ts';
import { coursePublishedBy, offerChangedBy } from './course.events.ts';
import { toCourse } from './course.model.ts';
import type { Course, CourseRow } from './course.model.ts';
import { mayEditCourse, maySeeCourse, publishBlockers } from './course.policy.ts';
import type { PublishBlocker } from './course.policy.ts';
import { courseProblems, defaultLanguage, defaultPricingModel, isFreeOffer, toLanguage } from './course.rules.ts';
import type { CourseDraft } from './course.rules.ts';
import { searchTerms, titleKeyOf } from './searchTerms.ts';
import { slugCandidates } from './slug.ts';

export const slugClaim = 'course-slug';

type Request = { viewer: SignedIn; requestId: string | null };
export type CreateCourse = Request &
  CourseDraft & { /** Instead of one made from the title; taken means that the course is there. */ slug?: string };
export type CreateCourseResult = Result<{ course: Course }, ValidationError>;
export type PublishCourseResult = Result<{ course: Course }, NotFoundError | ForbiddenError | CourseNotPublishableError>;

type Dependencies = { stores: Stores; changes: Changes; claims: Claims; people: PersonService; clock: Clock };

export const courseService = ({ stores, changes, claims, people, clock }: Dependencies) => {
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
    const modules = emptyIds.length === 0 ? [] : await stores.modules.find({ _id: { $in: emptyIds } }, { title: 1 }).lean();
    const titles = new Map(modules.map(({ _id, title }) => [_id, title]));
    return publishBlockers({ course, moduleTitle: (moduleId) => titles.get(moduleId) ?? '' });
  };

  return {
    blockersOf,

    /** A draft of the viewer's own. */
    async create({ viewer, requestId, slug, ...draft }: CreateCourse): Promise<CreateCourseResult> {
      const problems = courseProblems(draft);
      if (draft.categoryId && !(await stores.categories.exists({ _id: draft.categoryId })))
        problems.push(validationError({ message: messages.category(), path: ['categoryId'] }));
      const failure = asFailure(problems);
      if (failure) return failure;
      await people.untilNameArrives(viewer.userId);

      const id = newId('crs', clock.now());
      return changes({
        key: `person:${viewer.userId}`,
        author: authorOf({ viewer, requestId }),
        work: async ({ session, say }) => {
          const row = courseRow({
            id,
            ownerId: viewer.userId,
            owner: await people.ownerForCourse({ userId: viewer.userId, session }),
            slug: await claimSlug({ candidates: slug === undefined ? slugCandidates(draft.title) : [slug], courseId: id, session }),
            draft,
            now: clock.now(),
          });
          await stores.courses.insertMany([row], { session });
          const course = toCourse(row);
          await say([offerChangedBy(course)]);
          return ok({ course });
        },
      });
    },

    /** Into the catalogue. Published already: nothing happens, and nothing is said again. */
    async publish({ viewer, requestId, id }: Request & { id: string }): Promise<PublishCourseResult> {
      const row = await stores.courses.findOne({ _id: id }).lean();
      const refused = editRefusal({ viewer, course: row && toCourse(row), path: 'id' });
      if (refused) return refused;

      return changes({
        key: `course:${id}`,
        author: authorOf({ viewer, requestId }),
        work: async ({ session, say }): Promise<PublishCourseResult> => {
          const current = await stores.courses.findOne({ _id: id }, null, { session }).lean();
          if (!current) return fail(notFoundError('id'));
          if (current.status === 'PUBLISHED') return ok({ course: toCourse(current) });
          const blockers = await blockersOf(toCourse(current));
          if (blockers.length > 0) return fail(courseNotPublishable(blockers));

          const now = clock.now();
          const published = { status: 'PUBLISHED' as const, publishedAt: now, updatedAt: now };
          // A lesson that is added in this moment writes the same row: one of the two runs again and sees the other.
          await stores.courses.updateOne({ _id: id }, { $set: published, $inc: { revision: 1 } }, { session });
          const course = toCourse({ ...current, ...published, revision: current.revision + 1 });
          // Lessons are told again as they are now, newer than what was said while they were written.
          await stores.lessons.updateMany({ courseId: id }, { $inc: { revision: 1 } }, { session });
          const lessons = await stores.lessons.find({ courseId: id }, null, { session }).lean();
          const drafts: (EventDraft | null)[] = [
            offerChangedBy(course),
            coursePublishedBy(course),
            ...lessons.map((lesson) => lessonChangedBy({ row: lesson, course })),
            ...auditOf({ viewer, course, action: 'COURSE_PUBLISHED', at: now }),
          ];
          await say(drafts.filter((draft) => draft !== null));
          return ok({ course });
        },
      });
    },
  };
};
export type CourseService = ReturnType<typeof courseService>;

/** Another's draft is not there; another's published course may be read, not edited. */
export const editRefusal = ({ viewer, course, path }: { viewer: Viewer; course: Course | null; path: string }) => {
  if (!course || !maySeeCourse(viewer, course)) return fail(notFoundError(path));
  return mayEditCourse(viewer, course) ? null : fail(forbiddenError({ message: messages.notYourCourse(), path: [path] }));
};

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

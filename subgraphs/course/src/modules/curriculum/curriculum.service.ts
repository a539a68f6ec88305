import type { LessonAccess } from '#events/lessonAccess.ts';
import type { Clock } from '#shared/clock.ts';
import { newId } from '#shared/ids.ts';
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
import { findCourse } from '../course/course.collection.ts';
import type { Course, Courses } from '../course/course.collection.ts';
import { editRefusal } from '../course/course.policy.ts';
import { toLesson } from './curriculum.collection.ts';
import type { CourseModule, Lesson, LessonContent, LessonRow, Lessons, ModuleRow, Modules } from './curriculum.collection.ts';
import { lessonChangedDraft } from './lesson.events.ts';
import { viewerAccess } from './lesson.policy.ts';
import { contentProblems, partProblems, placeAmong, toLessonContent } from './lesson.rules.ts';
import type { LessonContentDraft, PartDraft } from './lesson.rules.ts';
import type { Rendering } from './markdown.ts';
import type { MarkdownRenderer } from './markdownRenderer.ts';
import { lessonsOfModule, modulePosition } from './outline.ts';

export const maximumModules = 100;
export const maximumLessonsOfModule = 200;

type Request = { viewer: SignedIn; requestId: string | null };
export type CreateModule = Request & PartDraft & { courseId: string };
export type CreateModuleResult = Result<{ module: CourseModule }, ValidationError | NotFoundError | ForbiddenError>;
export type CreateLesson = Request & PartDraft & { moduleId: string; content: LessonContentDraft; isPreview?: boolean | undefined };
export type CreateLessonResult = Result<{ lesson: Lesson }, ValidationError | NotFoundError | ForbiddenError>;

const renderingProblems = (rendering: Rendering | { html: null }): ValidationError[] =>
  'fault' in rendering ? [validationError({ message: messages.markdown[rendering.fault], path: ['content', 'text', 'markdown'] })] : [];

const lessonRow = ({
  lesson: { title, description = null, isPreview = false, moduleId, content: draft },
  id,
  courseId,
  content,
  now,
}: {
  lesson: CreateLesson;
  id: string;
  courseId: string;
  content: LessonContent;
  now: Date;
}): LessonRow => ({
  _id: id,
  courseId,
  moduleId,
  title,
  description,
  type: content.kind,
  isPreview,
  durationSeconds: draft.video?.durationSeconds ?? null,
  revision: 1,
  createdAt: now,
  updatedAt: now,
  video: content.kind === 'VIDEO' ? content.video : null,
  text: content.kind === 'TEXT' ? content.text : null,
});

/** Modules and lessons. Each edit writes the course's row, which holds the order of all of them, so that two edits of one course never interleave. */
export const curriculumService = ({
  stores: { courses, modules, lessons },
  changes,
  markdown,
  clock,
}: {
  stores: { courses: Courses; modules: Modules; lessons: Lessons };
  changes: Changes;
  markdown: Pick<MarkdownRenderer, 'render'>;
  clock: Clock;
}) => {
  const storeOutline = async ({
    course: { id, outline, lessonCount, durationSeconds },
    at,
    session,
  }: {
    course: Pick<Course, 'outline' | 'lessonCount' | 'durationSeconds' | 'id'>;
    at: Date;
    session: Change['session'];
  }): Promise<void> => {
    await courses.updateOne(
      { _id: id },
      { $set: { outline, lessonCount, durationSeconds, updatedAt: at }, $inc: { revision: 1 } },
      { session },
    );
  };

  /** The content as it is stored, or its problems. Rendering is skipped when another rule is broken. */
  const parseContent = async (draft: LessonContentDraft): Promise<{ content: LessonContent | null; problems: ValidationError[] }> => {
    const problems = contentProblems(draft);
    if (problems.length > 0) return { content: null, problems };
    const rendering = draft.text ? await markdown.render(draft.text.markdown) : { html: null };
    const html = 'html' in rendering ? rendering.html : null;
    return { content: toLessonContent(draft, { html }), problems: renderingProblems(rendering) };
  };

  /** Adds 1 to the revisions of lessons whose position has changed, and returns their rows. */
  const touchLessons = async ({
    ids,
    at,
    session,
  }: {
    ids: readonly string[];
    at: Date;
    session: Change['session'];
  }): Promise<LessonRow[]> => {
    if (ids.length === 0) return [];
    const filter = { _id: { $in: [...ids] } };
    await lessons.updateMany(filter, { $inc: { revision: 1 }, $set: { updatedAt: at } }, { session });
    return lessons.find(filter, null, { session }).lean();
  };

  const createLessonWithin = async ({
    lesson,
    id,
    courseId,
    content,
    change: { session, publish },
  }: {
    lesson: CreateLesson;
    id: string;
    courseId: string;
    content: LessonContent;
    change: Change;
  }): Promise<CreateLessonResult> => {
    const { moduleId, position, viewer } = lesson;
    const course = await findCourse({ courses, id: courseId, session });
    const moduleIndex = course && modulePosition({ course, moduleId });
    if (!course || moduleIndex === null) return fail(notFoundError('moduleId'));
    const before = lessonsOfModule({ course, moduleId });
    if (before.length >= maximumLessonsOfModule)
      return fail(validationError({ message: messages.tooManyLessons(maximumLessonsOfModule), path: ['moduleId'] }));
    const place = placeAmong({ position, count: before.length });
    if (place === null) return fail(validationError({ message: messages.position(before.length), path: ['position'] }));

    const now = clock.now();
    const row = lessonRow({ lesson, id, courseId, content, now });
    const edited: Course = {
      ...course,
      outline: course.outline.with(moduleIndex, { moduleId, lessonIds: [...before].toSpliced(place, 0, id) }),
      lessonCount: course.lessonCount + 1,
      durationSeconds: course.durationSeconds + (row.durationSeconds ?? 0),
    };
    await lessons.insertMany([row], { session });
    await storeOutline({ course: edited, at: now, session });
    // The lessons behind the new one have moved by one position: their consumers need the new positions.
    const moved = await touchLessons({ ids: before.slice(place), at: now, session });
    await publish([
      ...[row, ...moved].map((each) => lessonChangedDraft({ row: each, course: edited })),
      ...auditOf({ viewer, course, action: 'LESSON_CREATED', details: { moduleId, lessonId: id }, at: now }),
    ]);
    return ok({ lesson: toLesson(row) });
  };

  return {
    /** The right of a viewer to read a lesson now. */
    lessonAccess: (facts: Omit<Parameters<typeof viewerAccess>[0], 'now'>): LessonAccess => viewerAccess({ ...facts, now: clock.now() }),

    async createModule({ viewer, requestId, courseId, title, description = null, position }: CreateModule): Promise<CreateModuleResult> {
      const refusal = editRefusal({ viewer, course: await findCourse({ courses, id: courseId }), path: 'courseId' });
      if (refusal) return fail(refusal);
      const failure = asFailure(partProblems({ title, description }));
      if (failure) return failure;
      const moduleId = newId('mod', clock.now());

      return changes({
        key: `course:${courseId}`,
        author: authorOf({ viewer, requestId }),
        work: async ({ session, publish }): Promise<CreateModuleResult> => {
          const course = await findCourse({ courses, id: courseId, session });
          if (!course) return fail(notFoundError('courseId'));
          const { outline } = course;
          if (outline.length >= maximumModules)
            return fail(validationError({ message: messages.tooManyModules(maximumModules), path: ['courseId'] }));
          const place = placeAmong({ position, count: outline.length });
          if (place === null) return fail(validationError({ message: messages.position(outline.length), path: ['position'] }));

          const now = clock.now();
          const row: ModuleRow = { _id: moduleId, courseId, title, description, createdAt: now, updatedAt: now };
          await modules.insertMany([row], { session });
          await storeOutline({
            course: { ...course, outline: outline.toSpliced(place, 0, { moduleId, lessonIds: [] }) },
            at: now,
            session,
          });
          await publish(auditOf({ viewer, course, action: 'MODULE_CREATED', details: { moduleId }, at: now }));
          return ok({ module: toDomain(row) });
        },
      });
    },

    async createLesson(lesson: CreateLesson): Promise<CreateLessonResult> {
      const { viewer, requestId, moduleId } = lesson;
      const courseId = (await modules.findOne({ _id: moduleId }, { courseId: 1 }).lean())?.courseId ?? null;
      const course = courseId === null ? null : await findCourse({ courses, id: courseId });
      const refusal = editRefusal({ viewer, course, path: 'moduleId' });
      if (refusal) return fail(refusal);
      const { content, problems } = await parseContent(lesson.content);
      const failure = asFailure([...partProblems(lesson), ...problems]);
      if (failure) return failure;
      if (content === null || courseId === null) throw new Error('a lesson without a problem has a content and a course');
      const id = newId('les', clock.now());

      return changes({
        key: `course:${courseId}`,
        author: authorOf({ viewer, requestId }),
        work: (change) => createLessonWithin({ lesson, id, courseId, content, change }),
      });
    },
  };
};
export type CurriculumService = ReturnType<typeof curriculumService>;

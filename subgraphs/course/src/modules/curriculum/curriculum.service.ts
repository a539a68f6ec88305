import type { Clock } from '#shared/clock.ts';
import { newId } from '#shared/ids.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { notFoundError, validationError } from '#shared/userErrors.ts';
import type { ForbiddenError, NotFoundError, ValidationError } from '#shared/userErrors.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { auditOf } from '../../audit.ts';
import { authorOf } from '../../changes.ts';
import type { Change, Changes } from '../../changes.ts';
import { messages } from '../../messages.ts';
import type { Stores } from '../../stores.ts';
import { asFailure } from '../../textRules.ts';
import { toCourse } from '../course/course.model.ts';
import type { Course } from '../course/course.model.ts';
import { editRefusal } from '../course/course.service.ts';
import { toLesson, toModule } from './curriculum.model.ts';
import type { CourseModule, Lesson, LessonRow, ModuleRow } from './curriculum.model.ts';
import type { Rendering } from './markdown.ts';
import type { MarkdownRenderer } from './markdownRenderer.ts';
import { lessonChangedBy } from './lesson.events.ts';
import { contentProblems, partProblems, placeAmong, toLessonContent } from './lesson.rules.ts';
import type { LessonContentDraft, PartDraft } from './lesson.rules.ts';
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

/** Modules and lessons. Each edit writes the course's row, which holds the order of all of them, so that two edits of one course never interleave. */
export const curriculumService = ({
  stores,
  changes,
  markdown,
  clock,
}: {
  stores: Stores;
  changes: Changes;
  markdown: Pick<MarkdownRenderer, 'render'>;
  clock: Clock;
}) => {
  const courseOf = async (courseId: string, session?: Change['session']): Promise<Course | null> => {
    const row = await stores.courses.findOne({ _id: courseId }, null, session ? { session } : {}).lean();
    return row && toCourse(row);
  };
  const write = async ({
    course,
    at,
    session,
  }: {
    course: Pick<Course, 'outline' | 'lessonCount' | 'durationSeconds' | 'id'>;
    at: Date;
    session: Change['session'];
  }): Promise<void> => {
    const { id, outline, lessonCount, durationSeconds } = course;
    await stores.courses.updateOne(
      { _id: id },
      { $set: { outline, lessonCount, durationSeconds, updatedAt: at }, $inc: { revision: 1 } },
      { session },
    );
  };

  return {
    async createModule({ viewer, requestId, courseId, title, description = null, position }: CreateModule): Promise<CreateModuleResult> {
      const refused = editRefusal({ viewer, course: await courseOf(courseId), path: 'courseId' });
      if (refused) return refused;
      const failure = asFailure(partProblems({ title, description }));
      if (failure) return failure;
      const moduleId = newId('mod', clock.now());

      return changes({
        key: `course:${courseId}`,
        author: authorOf({ viewer, requestId }),
        work: async ({ session, say }): Promise<CreateModuleResult> => {
          const course = await courseOf(courseId, session);
          if (!course) return fail(notFoundError('courseId'));
          if (course.outline.length >= maximumModules)
            return fail(validationError({ message: messages.tooManyModules(maximumModules), path: ['courseId'] }));
          const place = placeAmong({ position, count: course.outline.length });
          if (place === null) return fail(validationError({ message: messages.position(course.outline.length), path: ['position'] }));

          const now = clock.now();
          const row: ModuleRow = { _id: moduleId, courseId, title, description, createdAt: now, updatedAt: now };
          await stores.modules.insertMany([row], { session });
          await write({
            course: { ...course, outline: course.outline.toSpliced(place, 0, { moduleId, lessonIds: [] }) },
            at: now,
            session,
          });
          await say(auditOf({ viewer, course, action: 'MODULE_CREATED', details: { moduleId }, at: now }));
          return ok({ module: toModule(row) });
        },
      });
    },

    async createLesson({
      viewer,
      requestId,
      moduleId,
      title,
      description = null,
      position,
      content: contentDraft,
      isPreview = false,
    }: CreateLesson): Promise<CreateLessonResult> {
      const module = await stores.modules.findOne({ _id: moduleId }, { courseId: 1 }).lean();
      const courseId = module?.courseId;
      const refused = editRefusal({ viewer, course: courseId === undefined ? null : await courseOf(courseId), path: 'moduleId' });
      if (refused) return refused;
      const brokenRules = contentProblems(contentDraft);
      const rendering = brokenRules.length === 0 && contentDraft.text ? await markdown.render(contentDraft.text.markdown) : { html: null };
      const failure = asFailure([...partProblems({ title, description }), ...brokenRules, ...renderingProblems(rendering)]);
      if (failure) return failure;
      const content = toLessonContent(contentDraft, { html: 'html' in rendering ? rendering.html : null });
      if (content === null || courseId === undefined) throw new Error('a lesson without a problem has a content and a course');
      const lessonId = newId('les', clock.now());

      return changes({
        key: `course:${courseId}`,
        author: authorOf({ viewer, requestId }),
        work: async ({ session, say }): Promise<CreateLessonResult> => {
          const course = await courseOf(courseId, session);
          const inModule = course && modulePosition({ course, moduleId });
          if (!course || inModule === null) return fail(notFoundError('moduleId'));
          const before = lessonsOfModule({ course, moduleId });
          if (before.length >= maximumLessonsOfModule)
            return fail(validationError({ message: messages.tooManyLessons(maximumLessonsOfModule), path: ['moduleId'] }));
          const place = placeAmong({ position, count: before.length });
          if (place === null) return fail(validationError({ message: messages.position(before.length), path: ['position'] }));

          const now = clock.now();
          const row: LessonRow = {
            _id: lessonId,
            courseId,
            moduleId,
            title,
            description,
            type: content.kind,
            isPreview,
            durationSeconds: contentDraft.video?.durationSeconds ?? null,
            revision: 1,
            createdAt: now,
            updatedAt: now,
            video: content.kind === 'VIDEO' ? content.video : null,
            text: content.kind === 'TEXT' ? content.text : null,
          };
          const edited: Course = {
            ...course,
            outline: course.outline.with(inModule, { moduleId, lessonIds: [...before].toSpliced(place, 0, lessonId) }),
            lessonCount: course.lessonCount + 1,
            durationSeconds: course.durationSeconds + (row.durationSeconds ?? 0),
          };
          await stores.lessons.insertMany([row], { session });
          await write({ course: edited, at: now, session });

          // The lessons behind it have moved on by one: whoever keeps their places hears of it.
          const moved = before.slice(place);
          if (moved.length > 0)
            await stores.lessons.updateMany({ _id: { $in: moved } }, { $inc: { revision: 1 }, $set: { updatedAt: now } }, { session });
          const movedRows = moved.length === 0 ? [] : await stores.lessons.find({ _id: { $in: moved } }, null, { session }).lean();
          await say([
            ...[row, ...movedRows].map((each) => lessonChangedBy({ row: each, course: edited })),
            ...auditOf({ viewer, course, action: 'LESSON_CREATED', details: { moduleId, lessonId }, at: now }),
          ]);
          return ok({ lesson: toLesson(row) });
        },
      });
    },
  };
};
export type CurriculumService = ReturnType<typeof curriculumService>;

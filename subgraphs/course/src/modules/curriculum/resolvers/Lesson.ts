import { requireRow } from '../../../loadedRows.ts';
import type { LessonResolvers } from '../../types.generated.ts';
import { courseOf } from '../../course/course.loaders.ts';
import { lessonEntity } from '../curriculum.entity.ts';
import { viewerAccessTo } from '../lesson.access.ts';
import { neighborsOf, placeOf } from '../outline.ts';

export const Lesson: Pick<
  LessonResolvers,
  | 'content'
  | 'course'
  | 'description'
  | 'durationSeconds'
  | 'id'
  | 'isPreview'
  | 'module'
  | 'next'
  | 'position'
  | 'previous'
  | 'title'
  | 'type'
  | 'viewerAccess'
  | '__isTypeOf'
  | '__resolveReference'
> = {
  __resolveReference: lessonEntity.resolveReference,
  course: (lesson, _args, context) => courseOf(lesson, context),
  module: async ({ moduleId }, _args, { loaders }) => requireRow(await loaders.moduleById.load(moduleId), `module ${moduleId}`),
  position: async (lesson, _args, context) =>
    requireRow(placeOf({ course: await courseOf(lesson, context), lessonId: lesson.id }), `position of lesson ${lesson.id}`).position,
  next: async (lesson, _args, context) => {
    const { next } = neighborsOf({ course: await courseOf(lesson, context), lessonId: lesson.id });
    return next === null ? null : context.loaders.lessonById.load(next);
  },
  previous: async (lesson, _args, context) => {
    const { previous } = neighborsOf({ course: await courseOf(lesson, context), lessonId: lesson.id });
    return previous === null ? null : context.loaders.lessonById.load(previous);
  },
  viewerAccess: (lesson, _args, context) => viewerAccessTo(lesson, context),
  content: async (lesson, _args, context) => {
    const { state } = await viewerAccessTo(lesson, context);
    if (state === 'LOCKED') return null;
    const content = (await context.loaders.contentByLesson.load(lesson.id))?.content ?? null;
    if (content === null) return null;
    return content.kind === 'VIDEO' ? { __typename: 'VideoContent', ...content.video } : { __typename: 'TextContent', ...content.text };
  },
};

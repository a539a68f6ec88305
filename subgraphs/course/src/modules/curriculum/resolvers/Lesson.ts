import { required } from '../../../present.ts';
import type { LessonResolvers } from '../../types.generated.ts';
import { neighboursOf, placeOf } from '../outline.ts';

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
  __resolveReference: async ({ id }, { loaders }) => {
    const lesson = await loaders.lessonById.load(id);
    const course = lesson && (await loaders.visible(await loaders.courseById.load(lesson.courseId)));
    return course && lesson;
  },
  course: async ({ courseId }, _args, { loaders }) => required(await loaders.courseById.load(courseId), 'the course of a lesson'),
  module: async ({ moduleId }, _args, { loaders }) => required(await loaders.moduleById.load(moduleId), 'the module of a lesson'),
  position: async ({ id, courseId }, _args, { loaders }) => {
    const course = required(await loaders.courseById.load(courseId), 'the course of a lesson');
    return required(placeOf({ course, lessonId: id }), 'a lesson in its course’s outline').position;
  },
  next: async ({ id, courseId }, _args, { loaders }) => {
    const course = required(await loaders.courseById.load(courseId), 'the course of a lesson');
    const { next } = neighboursOf({ course, lessonId: id });
    return next === null ? null : loaders.lessonById.load(next);
  },
  previous: async ({ id, courseId }, _args, { loaders }) => {
    const course = required(await loaders.courseById.load(courseId), 'the course of a lesson');
    const { previous } = neighboursOf({ course, lessonId: id });
    return previous === null ? null : loaders.lessonById.load(previous);
  },
  viewerAccess: async (lesson, _args, { loaders }) => {
    const course = required(await loaders.courseById.load(lesson.courseId), 'the course of a lesson');
    return loaders.viewerAccess({ course, lesson });
  },
  content: async (lesson, _args, { loaders }) => {
    const course = required(await loaders.courseById.load(lesson.courseId), 'the course of a lesson');
    const { state } = await loaders.viewerAccess({ course, lesson });
    if (state === 'LOCKED') return null;
    const content = (await loaders.contentByLesson.load(lesson.id))?.content ?? null;
    if (content === null) return null;
    return content.kind === 'VIDEO' ? { __typename: 'VideoContent', ...content.video } : { __typename: 'TextContent', ...content.text };
  },
};

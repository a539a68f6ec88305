import type { CourseModule, Lesson, StoredText, StoredVideo } from './curriculum.collection.ts';

export type ModuleMapper = CourseModule;
export type LessonMapper = Lesson;
/** The row names its type, for the union of both. */
export type VideoContentMapper = StoredVideo & { __typename: 'VideoContent' };
export type TextContentMapper = StoredText & { __typename: 'TextContent' };

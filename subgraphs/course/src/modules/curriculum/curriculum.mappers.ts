import type { CourseModule, Lesson, StoredText, StoredVideo } from './curriculum.model.ts';

export type ModuleMapper = CourseModule;
export type LessonMapper = Lesson;
/** The type's name stands on the row, for the union that both are members of. */
export type VideoContentMapper = StoredVideo & { __typename: 'VideoContent' };
export type TextContentMapper = StoredText & { __typename: 'TextContent' };

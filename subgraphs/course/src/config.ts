/** How the subgraph behaves, chosen when its process starts. */
export type CourseConfig = {
  /** How long a new course waits for its instructor's name to arrive by event, before it goes on without. */
  instructorNameWaitMs: number;
};

export const defaultCourseConfig: CourseConfig = { instructorNameWaitMs: 2_000 };

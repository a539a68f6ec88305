/** Configuration of the subgraph, set when its process starts. */
export type CourseConfig = {
  /** The longest wait of a new course for the event with its instructor's name. */
  instructorNameWaitMs: number;
};

export const defaultCourseConfig: CourseConfig = { instructorNameWaitMs: 2_000 };

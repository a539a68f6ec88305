export type AiConfig = {
  /** In ten minutes. */
  questionsPerAccount: number;
  /** Hides account ids in the names of counters. */
  limitSecret: string;
  /** How often the lesson index looks for lessons that another process changed. */
  lessonPollMs: number;
};

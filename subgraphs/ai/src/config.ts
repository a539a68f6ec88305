/** `questionsPerAccount`: in ten minutes. `limitSecret`: makes the names of counters in the store. */
export type AiConfig = { questionsPerAccount: number; limitSecret: string };

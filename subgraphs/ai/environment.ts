import type { EnvironmentPart } from '#shared/environment.ts';
import { count } from '#shared/environmentValues.ts';

export const aiEnvironment = {
  shape: { QUESTIONS_PER_ACCOUNT: count.default(60) },
  needs: [],
} as const satisfies EnvironmentPart;

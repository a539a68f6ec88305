import { rateLimited, unauthenticated } from '#shared/faults.ts';
import { payload } from '#shared/userErrors.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const askAssistant: NonNullable<MutationResolvers['askAssistant']> = async (
  _,
  { input },
  { viewer, locale, response, services },
) => {
  if (viewer.kind === 'anonymous') throw unauthenticated();
  const attempt = await services.questionLimit.attempt(viewer.userId);
  if (!attempt.ok) {
    response.retryAfterSeconds = attempt.retryAfterSeconds;
    throw rateLimited(attempt.retryAfterSeconds);
  }
  const { threadId = null, courseId = null, lessonId = null, question } = input;
  return payload(await services.assistant.ask({ viewer, threadId, courseId, lessonId, question }), locale);
};

import { payload } from '#shared/userErrors.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const askAssistant: NonNullable<MutationResolvers['askAssistant']> = async (
  _,
  { input: { threadId = null, courseId = null, lessonId = null, question } },
  { viewer, locale, services },
) => payload(await services.assistant.ask({ viewer, threadId, courseId, lessonId, question }), locale);

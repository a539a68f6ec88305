import { pageOf } from '../../../cursors.ts';
import type { AssistantThreadResolvers } from '../../types.generated.ts';

export const AssistantThread: AssistantThreadResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.threads.load(id),
  course: ({ courseId }) => (courseId === null ? null : { id: courseId }),
  messages: (thread, { first, after }, { viewer, locale, services }) =>
    services.assistant.messagesOf({ viewer, thread, page: pageOf({ first, after, kinds: ['number'], locale }) }),
};

import { messagesInOrder } from '../assistant.collection.ts';
import { threadEntity } from '../assistant.entity.ts';
import type { AssistantThreadResolvers } from '../../types.generated.ts';

export const AssistantThread: AssistantThreadResolvers = {
  __resolveReference: threadEntity.resolveReference,
  course: ({ courseId }) => (courseId === null ? null : { id: courseId }),
  messages: ({ id: threadId }, { first, after }, { services }) =>
    services.assistant.messagesOf({ threadId, page: messagesInOrder.parsePage({ first, after }) }),
};

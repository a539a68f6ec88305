import { textIn } from '#shared/messages.ts';
import { messages } from '../../../messages.ts';
import { messageEntity } from '../assistant.entity.ts';
import type { AssistantMessageResolvers } from '../../types.generated.ts';

export const AssistantMessage: AssistantMessageResolvers = {
  __resolveReference: messageEntity.resolveReference,
  text: ({ text, isRefused, citations }, _, { locale }) =>
    isRefused ? textIn(messages.noAnswer({ hasNearest: citations.length > 0 }), locale) : text,
};

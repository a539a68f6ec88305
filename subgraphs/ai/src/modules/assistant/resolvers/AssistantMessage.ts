import { say } from '#shared/messages.ts';
import { noAnswer } from '../../../messages.ts';
import type { AssistantMessageResolvers } from '../../types.generated.ts';

export const AssistantMessage: AssistantMessageResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.messages.load(id),
  text: ({ text, isRefused, citations }, _, { locale }) => (isRefused ? say(noAnswer({ hasNearest: citations.length > 0 }), locale) : text),
};

import { loaderByKey } from '#shared/graphql/loaders.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import type { Message, Messages, Thread, Threads } from './assistant.collection.ts';

export const createAssistantLoaders = ({ threads, messages }: { threads: Threads; messages: Messages }) => ({
  threads: loaderByKey({
    load: async (ids) => (await threads.find({ _id: { $in: [...ids] } }).lean()).map(toDomain),
    keyOf: (thread: Thread) => thread.id,
  }),
  messages: loaderByKey({
    load: async (ids) => (await messages.find({ _id: { $in: [...ids] } }).lean()).map(toDomain),
    keyOf: (message: Message) => message.id,
  }),
});
export type AssistantLoaders = ReturnType<typeof createAssistantLoaders>;

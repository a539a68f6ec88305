import { loaderByKey } from '#shared/graphql/loaders.ts';
import type { Viewer } from '#shared/viewer.ts';
import { toMessage, toThread } from './assistant.model.ts';
import type { AssistantModels, Message, Thread } from './assistant.model.ts';
import { mayReadThreadsOf } from './assistant.policy.ts';

/** By id, for one request; what the viewer may not read is as if it were not there. */
export const createAssistantLoaders = ({ models: { threads, messages }, viewer }: { models: AssistantModels; viewer: Viewer }) => ({
  threads: loaderByKey<Thread>({
    load: async (ids) => {
      const rows = await threads.find({ _id: { $in: [...ids] } }).lean();
      return rows.map(toThread).filter((thread) => mayReadThreadsOf(viewer, thread.ownerId));
    },
    keyOf: (thread) => thread.id,
  }),
  messages: loaderByKey<Message>({
    load: async (ids) => {
      const rows = await messages.find({ _id: { $in: [...ids] } }).lean();
      return rows.map(toMessage).filter((message) => mayReadThreadsOf(viewer, message.ownerId));
    },
    keyOf: (message) => message.id,
  }),
});
export type AssistantLoaders = ReturnType<typeof createAssistantLoaders>;

import { defineEntity } from '#shared/graphql/entities.ts';
import type { AssistantLoaders } from './assistant.loaders.ts';
import { mayReadThreadsOf } from './assistant.policy.ts';

export const threadEntity = defineEntity({
  loader: ({ threads }: AssistantLoaders) => threads,
  mayRead: (viewer, { ownerId }) => mayReadThreadsOf(viewer, ownerId),
});

export const messageEntity = defineEntity({
  loader: ({ messages }: AssistantLoaders) => messages,
  mayRead: (viewer, { ownerId }) => mayReadThreadsOf(viewer, ownerId),
});

import { defineEntity } from '#shared/graphql/entities.ts';
import type { AccountLoaders } from './account.loaders.ts';
import { maySeeAccount } from './account.policy.ts';

export const userEntity = defineEntity({
  loader: ({ userById }: AccountLoaders) => userById,
  mayRead: (viewer, { id }) => maySeeAccount(viewer, id),
});

import { referenceById } from '#shared/graphql/entities.ts';
import { newestThreads } from '../assistant.collection.ts';
import type { UserResolvers } from '../../types.generated.ts';

export const User: UserResolvers = {
  __resolveReference: referenceById,
  assistantThreads: ({ id: ownerId }, { first, after }, { viewer, services }) =>
    services.assistant.threadsOf({ viewer, ownerId, page: newestThreads.parsePage({ first, after }) }),
};

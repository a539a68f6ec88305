import type { Clock } from '#shared/clock.ts';
import { loaderByForeignKey } from '#shared/graphql/loaders.ts';
import type { Session, SessionRepository } from './session.collection.ts';

export const sessionLoaders = ({ sessions, clock }: { sessions: Pick<SessionRepository, 'ofUsers'>; clock: Clock }) => ({
  sessionsByUser: loaderByForeignKey<Session>({
    load: (userIds) => sessions.ofUsers({ userIds, now: clock.now() }),
    keyOf: ({ userId }) => userId,
  }),
});
export type SessionLoaders = ReturnType<typeof sessionLoaders>;

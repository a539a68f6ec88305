import type { Clock } from '#shared/clock.ts';
import { loaderByForeignKey } from '#shared/graphql/loaders.ts';
import type { Session, SessionModel } from './session.model.ts';

export const sessionLoaders = ({ sessions, clock }: { sessions: SessionModel; clock: Clock }) => ({
  sessionsByUser: loaderByForeignKey<Session>({
    load: (userIds) => sessions.ofUsers({ userIds, now: clock.now() }),
    keyOf: (session) => session.userId,
  }),
});

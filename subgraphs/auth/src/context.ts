import type { Clock } from '#shared/clock.ts';
import type { SubgraphContext } from '#shared/graphql/context.ts';
import type { accountLoaders } from './modules/account/account.loaders.ts';
import type { AccountService } from './modules/account/account.service.ts';
import type { profileLoaders } from './modules/profile/profile.loaders.ts';
import type { sessionLoaders } from './modules/session/session.loaders.ts';
import type { SessionService } from './modules/session/session.service.ts';

export type AuthServices = { accounts: AccountService; sessions: SessionService; clock: Clock };
export type AuthLoaders = ReturnType<typeof accountLoaders> & ReturnType<typeof profileLoaders> & ReturnType<typeof sessionLoaders>;

export type Context = SubgraphContext & {
  services: AuthServices;
  loaders: AuthLoaders;
  /** The session this request is made in, or has just opened. */
  current: { sessionId: string | null };
};

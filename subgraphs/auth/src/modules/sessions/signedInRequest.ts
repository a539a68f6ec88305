import { announceSignIn } from '#shared/responseMetadata.ts';
import type { Context } from '../../context.ts';
import type { User } from '../identity/account/account.model.ts';
import { languageOf } from '../identity/account/registration.ts';
import type { IssuedTokens } from './tokens.ts';

/** From here on the request is that of the person it has just signed in: here by the account it vouches for, elsewhere by the router. */
export const signRequestIn = (
  { vouched, current, response }: Pick<Context, 'vouched' | 'current' | 'response'>,
  { user, tokens: { viewer } }: { user: User; tokens: IssuedTokens },
): void => {
  vouched.add(user);
  current.sessionId = viewer.sessionId;
  announceSignIn(response, { viewer, locale: languageOf(user.locale) });
};

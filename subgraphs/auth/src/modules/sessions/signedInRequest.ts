import { announceSignIn } from '#shared/responseMetadata.ts';
import type { Context } from '../../context.ts';
import type { User } from '../identity/account/account.collection.ts';
import { languageOf } from '../identity/account/registration.ts';
import type { IssuedTokens } from './tokens.ts';

/** Makes the rest of the request that of the person it has signed in: in auth by the account it vouches for, elsewhere by the router. */
export const signRequestIn = (
  { vouched, response }: Pick<Context, 'vouched' | 'response'>,
  { user, tokens: { viewer } }: { user: User; tokens: IssuedTokens },
): void => {
  vouched.add(user);
  announceSignIn(response, { viewer, locale: languageOf(user.locale) });
};

/** The session of this request: the one it has just opened, else the viewer's. */
export const sessionOfRequest = ({ viewer, response }: Pick<Context, 'viewer' | 'response'>): string | null => {
  const signIn = response.signIns?.at(-1);
  if (signIn) return signIn.viewer.sessionId;
  return viewer.kind === 'user' ? viewer.sessionId : null;
};

import { payload } from '#shared/userErrors.ts';
import type { MutationResolvers } from '../../../types.generated.ts';
import { clearRefreshCookie } from '../../tokens.ts';

export const logout: NonNullable<MutationResolvers['logout']> = async (
  _parent,
  { input },
  { services, viewer, locale, response, refreshCookie, log },
) => {
  const result = await services.sessions.logout({
    viewer,
    // The answer deletes the cookie in any case, so its session must not stay open.
    refreshTokens: [input.refreshToken ?? null, refreshCookie].filter((token) => token !== null),
    everywhere: input.everywhere ?? false,
    log,
  });
  if (refreshCookie !== null) clearRefreshCookie(response);
  return { revokedSessionCount: 0, ...payload(result, locale) };
};

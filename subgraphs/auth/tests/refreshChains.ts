import { at, refreshTokens, textAt } from './kit.ts';
import type { Auth } from './kit.ts';

export type Refreshed = { code: string; refreshToken: string; expiresAt: unknown };

export const refresh = async (auth: Auth, refreshToken: string): Promise<Refreshed> => {
  const { data, errors } = await auth.ask(refreshTokens, { input: { refreshToken } });
  if (errors[0] !== undefined) return { code: errors[0], refreshToken: '', expiresAt: null };
  const payload = at(data, 'refreshTokens');
  if (at(payload, 'userErrors', 0) !== undefined)
    return { code: textAt(payload, 'userErrors', 0, 'code'), refreshToken: '', expiresAt: null };
  return {
    code: 'ok',
    refreshToken: textAt(payload, 'tokens', 'refreshToken'),
    expiresAt: at(payload, 'tokens', 'refreshTokenExpiresAt'),
  };
};

/** The tokens of a chain, the first one first; `betweenMs` is how long each is in use. */
export const chainOf = async (
  auth: Auth,
  { refreshToken, steps, betweenMs }: { refreshToken: string; steps: number; betweenMs: number },
): Promise<string[]> => {
  const tokens = [refreshToken];
  for (let step = 0; step < steps; step += 1) {
    auth.clock.advance(betweenMs);
    const next = await refresh(auth, tokens.at(-1) ?? '');
    if (next.code !== 'ok') throw new Error(`step ${String(step)} was refused: ${next.code}`);
    tokens.push(next.refreshToken);
  }
  return tokens;
};

import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import { refreshTokens } from './documents.ts';
import { codeOf } from './kit.ts';
import type { Auth } from './kit.ts';

export type Refreshed = { code: unknown; refreshToken: string; expiresAt: unknown };

export const refresh = async (auth: Auth, refreshToken: string): Promise<Refreshed> => {
  const answer = await auth.ask('anonymous', refreshTokens, { input: { refreshToken } });
  const code = answer.codes[0] ?? codeOf(answer, 'refreshTokens');
  if (code !== 'ok') return { code, refreshToken: '', expiresAt: null };
  const tokens = at(answer.data, 'refreshTokens.tokens');
  return { code, refreshToken: textAt(tokens, 'refreshToken'), expiresAt: at(tokens, 'refreshTokenExpiresAt') };
};

/** The tokens of a chain, oldest first. `betweenMs` is the time for which each is in use. */
export const chainOf = async (
  auth: Auth,
  { refreshToken, steps, betweenMs }: { refreshToken: string; steps: number; betweenMs: number },
): Promise<string[]> => {
  const tokens = [refreshToken];
  for (let step = 0; step < steps; step += 1) {
    auth.clock.advance(betweenMs);
    const next = await refresh(auth, tokens.at(-1) ?? '');
    if (next.code !== 'ok') throw new Error(`step ${String(step)} was refused: ${String(next.code)}`);
    tokens.push(next.refreshToken);
  }
  return tokens;
};

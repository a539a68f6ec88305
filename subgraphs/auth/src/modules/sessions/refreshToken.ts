import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Session } from './session.collection.ts';

export type PresentedToken = { sessionId: string; generation: number; token: string };

const pattern = /^rft_([0-9a-z]{26})\.(\d{1,7})\.[A-Za-z0-9_-]{43}$/;

/** The claims of a token, which are not proven yet. */
export const parseRefreshToken = (token: string): PresentedToken | null => {
  const [, key, generation] = pattern.exec(token) ?? [];
  return key === undefined || generation === undefined ? null : { sessionId: `ses_${key}`, generation: Number(generation), token };
};

type Family = Pick<Session, 'id' | 'refreshTokenSalt'>;

/**
 * Refresh tokens of 256 bits, opaque to clients. Each generation is derived, so that a retry gets the same successor as the lost answer,
 * and a process that ends between storing and answering loses nothing. At rest there is only a hash.
 */
export const createRefreshTokens = ({ key }: { key: Buffer }) => {
  const derive = ({ id, refreshTokenSalt }: Family, generation: number): string => {
    const secret = createHmac('sha256', key).update(`${id}|${generation}|${refreshTokenSalt}`).digest('base64url');
    return `rft_${id.slice('ses_'.length)}.${generation}.${secret}`;
  };
  return {
    derive,
    /** Whether the token belongs to this family, in any generation: distinguishes an old token from an invented one. */
    isGenuine(family: Family, { token, generation }: PresentedToken): boolean {
      const expected = Buffer.from(derive(family, generation));
      const presented = Buffer.from(token);
      return presented.length === expected.length && timingSafeEqual(presented, expected);
    },
  };
};
export type RefreshTokens = ReturnType<typeof createRefreshTokens>;

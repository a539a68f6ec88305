import { minimumSecretBytes } from '#shared/environmentValues.ts';
import type { AuthLimits } from './limits/authLimits.ts';

export type AuthConfig = {
  /** `iss` and `aud` of access tokens. */
  issuer: string;
  audience: string;
  /** Source of every key of this subgraph: for private keys at rest, refresh tokens and queued mails. */
  authSecret: string;
  /** The only origin of links in mails. */
  publicUrl: string;
  smtpUrl: string;
  mailFrom: string;
  accessTokenLifetimeSeconds: number;
  limits: AuthLimits;
  /** The path of a country database in the MaxMind format. Null: sessions have no country. */
  geoipDatabase: string | null;
};

/** @throws on a guessable secret: the process must not start with it. */
export const requireSafeSecret = ({ authSecret }: Pick<AuthConfig, 'authSecret'>): void => {
  if (Buffer.byteLength(authSecret) < minimumSecretBytes) throw new Error(`authSecret must have ${minimumSecretBytes} bytes or more`);
};

import { minimumSecretBytes } from '#shared/environmentValues.ts';
import type { AuthLimits } from './limits/authLimits.ts';

export type AuthConfig = {
  /** `iss` and `aud` of access tokens. */
  issuer: string;
  audience: string;
  /** Every key of this subgraph is derived from it: private keys at rest, refresh tokens, queued mails. */
  authSecret: string;
  /** The only origin that links in mails may have. */
  publicUrl: string;
  smtpUrl: string;
  mailFrom: string;
  accessTokenLifetimeSeconds: number;
  limits: AuthLimits;
  /** The path of a country database in the MaxMind format. Null: sessions have no country. */
  geoipDatabase: string | null;
};

/** Throws: a process with a guessable secret must not start, whoever composed its configuration. */
export const requireSafeSecret = ({ authSecret }: Pick<AuthConfig, 'authSecret'>): void => {
  if (Buffer.byteLength(authSecret) < minimumSecretBytes) throw new Error(`authSecret must have ${minimumSecretBytes} bytes or more`);
};

import type { Logger } from './log.ts';

/** What operators watch for. `info` is in order, `warn` was refused. */
const securityEvents = {
  account_registered: { level: 'info', message: 'an account was registered' },
  sign_in_succeeded: { level: 'info', message: 'somebody signed in' },
  sign_in_failed: { level: 'warn', message: 'a sign-in failed' },
  password_check_failed: { level: 'warn', message: 'somebody signed in gave a wrong password' },
  password_changed: { level: 'info', message: 'a password was changed' },
  password_reset: { level: 'info', message: 'a password was reset by a mailed link' },
  link_refused: { level: 'warn', message: 'a mailed link was refused' },
  export_link_refused: { level: 'warn', message: 'a link to a copy of personal data was refused' },
  refresh_token_refused: { level: 'warn', message: 'a refresh token was refused' },
  refresh_token_reused: { level: 'warn', message: 'a refresh token was used again: its session is closed' },
  session_revoked: { level: 'info', message: 'a session was closed by its owner' },
  signed_out: { level: 'info', message: 'somebody signed out' },
  limit_reached: { level: 'warn', message: 'an attempt was refused: there were too many' },
  access_token_refused: { level: 'warn', message: 'an access token was refused' },
  access_denied: { level: 'warn', message: 'a caller without the right to it was refused' },
  cross_site_mutation: { level: 'warn', message: 'a mutation from a page of another origin was refused' },
  service_proof_refused: { level: 'warn', message: 'a caller without proof was refused' },
  webhook_refused: { level: 'warn', message: 'a webhook was refused' },
} as const satisfies Record<string, { level: 'info' | 'warn'; message: string }>;

export type SecurityEventName = keyof typeof securityEvents;

/** Ids, and words of ours: never an address of mail, a name, or anything else that was typed. */
export type SecurityEventDetails = {
  user_id?: string | null;
  session_id?: string;
  /** See loggedNetwork: an address itself is personal. */
  client_network?: string;
  /** Why, in one word of the program's. */
  reason?: string;
  /** Which limit. */
  limit?: string;
  /** Which field of the graph. */
  field?: string;
  path?: string;
  count?: number;
};

/** One line for one event. `log` is that of the request, which binds its id. */
export const recordSecurityEvent = (log: Logger, name: SecurityEventName, details: SecurityEventDetails = {}): void => {
  const { level, message } = securityEvents[name];
  log[level]({ security_event: name, ...details }, message);
};

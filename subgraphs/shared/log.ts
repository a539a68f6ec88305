import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

export type { Logger } from 'pino';

/** What is masked by its name. */
export const secretNames: readonly string[] = [
  'password',
  'currentPassword',
  'newPassword',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
  'cookie',
  'set-cookie',
  'clientSecret',
  'client_secret',
  'secret',
  'stripe-signature',
  'email',
];
// Wherever they stand, two levels deep: what pino's paths can express without walking every object.
const redactedPaths = secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** JSON lines with time (UTC), level and service; request_id is bound by the child logger of a request. Secrets are masked by name. */
export const createLogger = ({
  service,
  level = 'info',
  destination,
}: {
  service: string;
  level?: LogLevel;
  destination?: DestinationStream;
}): Logger => {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: redactedPaths, censor: '[secret]' },
    messageKey: 'message',
  };
  return destination ? pino(options, destination) : pino(options);
};

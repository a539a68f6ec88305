import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { Logger } from '#shared/log.ts';
import { requireSafeSecret } from './src/config.ts';
import { createKeyRotation } from './src/crypto/keyRotation.ts';
import type { KeyRotation } from './src/crypto/keyRotation.ts';
import { createSealer, deriveKey } from './src/crypto/secrets.ts';
import { openRecords } from './src/records.ts';

/** The operator's work on signing keys, straight in the database, which the running processes read. @throws when the secret is too short. */
export const createOperatorKeys = ({
  connection,
  authSecret,
  accessTokenLifetimeSeconds,
  clock,
  log,
}: {
  connection: Connection;
  authSecret: string;
  accessTokenLifetimeSeconds: number;
  clock: Clock;
  log: Logger;
}): KeyRotation => {
  requireSafeSecret({ authSecret });
  const { stores, auditLog } = openRecords({ connection, clock, accessTokenLifetimeSeconds });
  const sealer = createSealer(deriveKey({ authSecret, purpose: 'signing-key' }));
  return createKeyRotation({ connection, signingKeys: stores.signingKeys, sealer, auditLog, accessTokenLifetimeSeconds, clock, log });
};

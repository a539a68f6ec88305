import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { Logger } from '#shared/log.ts';
import { createKeyRotation } from './src/crypto/keyRotation.ts';
import type { KeyRotation } from './src/crypto/keyRotation.ts';
import { createSealer, deriveKey } from './src/crypto/secrets.ts';
import { requireSafeSecret } from './src/config.ts';
import { createAuditLogModel } from './src/modules/administration/audit/auditLog.model.ts';
import { createAuditLog } from './src/modules/administration/audit/auditLog.service.ts';
import { createAuditReasonModel } from './src/modules/administration/audit/auditReason.model.ts';

/** What the operator does with signing keys, straight in the database: the running processes read it. Throws on a secret that is too short to be one. */
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
  return createKeyRotation({
    connection,
    sealer: createSealer(deriveKey({ authSecret, purpose: 'signing-key' })),
    auditLog: createAuditLog({ entries: createAuditLogModel({ connection }), reasons: createAuditReasonModel({ connection }), clock }),
    accessTokenLifetimeSeconds,
    clock,
    log,
  });
};

import { createKeyedQueue } from '#shared/concurrency/keyedQueue.ts';
import { createQueuedTransaction } from '#shared/concurrency/queuedTransaction.ts';
import type { AuthConfig } from './config.ts';
import { createKeyRotation } from './crypto/keyRotation.ts';
import { createSealer, deriveKey } from './crypto/secrets.ts';
import type { KeyPurpose } from './crypto/secrets.ts';
import { createSigningKeys } from './crypto/signingKeys.ts';
import { createAuthLimits } from './limits/authLimits.ts';
import { createMailAllowance } from './mail/mailAllowance.collection.ts';
import { outgoingMailRepository } from './mail/outgoingMail.collection.ts';
import { createOutgoingMails } from './mail/outgoingMails.ts';
import { createPasswordCheck } from './password/passwordCheck.ts';
import { createPasswordHasher } from './password/passwordHasher.ts';
import { wireRecords } from './records.ts';
import type { AuthTools } from './records.ts';

/** What every group of modules builds on: the records, the queue of each account, keys, limits, passwords and mails. */
export const wireFoundation = ({ config, tools }: { config: AuthConfig; tools: AuthTools }) => {
  const { stores, connection, clock, log, limitStore, reachPoint, personalData } = tools;
  const { authSecret, smtpUrl, mailFrom, publicUrl, accessTokenLifetimeSeconds } = config;
  const keyFor = (purpose: KeyPurpose): Buffer => deriveKey({ authSecret, purpose });
  const records = wireRecords({ ...tools, accessTokenLifetimeSeconds });
  const { accounts, auditLog, claims } = records;
  const { signingKeys: keyRows } = stores;
  const keySealer = createSealer(keyFor('signing-key'));
  const queue = createKeyedQueue();
  const passwords = createPasswordHasher();
  const perHour = config.limits.mailsPerAddress;
  const limits = createAuthLimits({ store: limitStore, limits: config.limits, secret: keyFor('limits').toString('base64url') });
  return {
    ...records,
    config,
    log,
    personalData,
    keyFor,
    queue,
    transact: createQueuedTransaction({ connection, queue }),
    signingKeys: createSigningKeys({ connection, signingKeys: keyRows, claims, sealer: keySealer, clock, log }),
    keyRotation: createKeyRotation({
      ...{ connection, signingKeys: keyRows, sealer: keySealer, auditLog },
      ...{ accessTokenLifetimeSeconds, clock, log },
    }),
    limits,
    passwords,
    checkPassword: createPasswordCheck({ accounts, passwords, limits }),
    allowance: createMailAllowance({ ...stores, clock, perHour }),
    mails: createOutgoingMails({
      mails: outgoingMailRepository(stores),
      sealer: createSealer(keyFor('outgoing-mail')),
      ...{ smtpUrl, mailFrom, publicUrl, perHour },
      ...{ clock, log, reachPoint },
    }),
  };
};
export type Foundation = ReturnType<typeof wireFoundation>;

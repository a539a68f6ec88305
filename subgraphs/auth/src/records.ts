import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { neverCrash } from '#shared/crashPoint.ts';
import { createOutbox } from '#shared/events/outbox.ts';
import { openAll } from '#shared/hosting/createSubgraph.ts';
import type { Tools } from '#shared/hosting/createSubgraph.ts';
import { createClaims } from '#shared/mongo/claims.ts';
import { accessTokenLifetimeSeconds as usualLifetimeSeconds } from '#shared/trust/accessToken.ts';
import { collections } from './collections.ts';
import { administeredAccountRepository } from './modules/administration/accounts/administeredAccount.repository.ts';
import { createAdminStanding } from './modules/administration/accounts/adminStanding.collection.ts';
import { auditEntryRepository } from './modules/administration/audit/auditEntry.collection.ts';
import { createAuditLog } from './modules/administration/audit/auditLog.service.ts';
import { auditReasonRepository } from './modules/administration/audit/auditReason.collection.ts';
import { accountRepository } from './modules/identity/account/account.repository.ts';
import { mailedLinkRepository } from './modules/identity/account/mailedLink.collection.ts';
import { accountCreator } from './modules/identity/account/accountCreation.ts';
import { profileRepository } from './modules/identity/profile/profile.collection.ts';
import { createRefreshPauses } from './modules/sessions/refreshPause.collection.ts';
import { createRevocationLog } from './modules/sessions/revocation.collection.ts';
import { sessionRepository } from './modules/sessions/session.collection.ts';
import { createSessionClosing } from './modules/sessions/sessionClosing.ts';

export type AuthTools = Tools<typeof collections>;

/** The records of auth and the changes that need no secret: what the subgraph and the operator's commands share. */
export const wireRecords = ({
  stores,
  connection,
  outbox,
  clock,
  reachPoint,
  accessTokenLifetimeSeconds,
}: Pick<AuthTools, 'stores' | 'connection' | 'outbox' | 'clock' | 'reachPoint'> & { accessTokenLifetimeSeconds: number }) => {
  const accounts = accountRepository(stores);
  const profiles = profileRepository(stores);
  const sessions = sessionRepository(stores);
  const claims = createClaims({ connection, clock });
  const revocations = createRevocationLog({ ...stores, clock, accessTokenLifetimeSeconds });
  const pauses = createRefreshPauses({ ...stores, clock });
  return {
    stores,
    connection,
    outbox,
    clock,
    reachPoint,
    accounts,
    profiles,
    sessions,
    claims,
    revocations,
    pauses,
    links: mailedLinkRepository(stores),
    administered: administeredAccountRepository(stores),
    standing: createAdminStanding(stores),
    closing: createSessionClosing({ accounts, sessions, revocations, pauses, clock }),
    auditLog: createAuditLog({ entries: auditEntryRepository(stores), reasons: auditReasonRepository(stores), clock }),
    createAccount: accountCreator({ accounts, profiles, claims, outbox, clock, reachPoint }),
  };
};
export type AuthRecords = ReturnType<typeof wireRecords>;

/** The records for an operator's command, beside running services or without any. */
export const openRecords = ({
  connection,
  clock,
  accessTokenLifetimeSeconds = usualLifetimeSeconds,
}: {
  connection: Connection;
  clock: Clock;
  accessTokenLifetimeSeconds?: number;
}): AuthRecords =>
  wireRecords({
    stores: openAll({ collections, connection }),
    connection,
    outbox: createOutbox({ connection, publisher: 'auth', clock }),
    clock,
    reachPoint: neverCrash,
    accessTokenLifetimeSeconds,
  });

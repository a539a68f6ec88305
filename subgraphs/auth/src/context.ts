import type { Clock } from '#shared/clock.ts';
import type { SubgraphContext } from '#shared/graphql/context.ts';
import type { Origin } from './limits/authLimits.ts';
import type { AdministrationService } from './modules/administration/accounts/administration.service.ts';
import type { UserDirectory } from './modules/administration/accounts/userDirectory.service.ts';
import type { AuditLog } from './modules/administration/audit/auditLog.service.ts';
import type { AccountLoaders } from './modules/identity/account/account.loaders.ts';
import type { AccountService } from './modules/identity/account/account.service.ts';
import type { EmailProofService } from './modules/identity/emailProof/emailProof.service.ts';
import type { PasswordService } from './modules/identity/password/password.service.ts';
import type { ProfileLoaders } from './modules/identity/profile/profile.loaders.ts';
import type { ProfileService } from './modules/identity/profile/profile.service.ts';
import type { DataExportLoaders } from './modules/privacy/dataExport/dataExport.loaders.ts';
import type { DataExportService } from './modules/privacy/dataExport/dataExport.service.ts';
import type { ErasureService } from './modules/privacy/erasure/erasure.service.ts';
import type { SessionLoaders } from './modules/sessions/session.loaders.ts';
import type { SessionService } from './modules/sessions/session.service.ts';
import type { VerifyToken } from './modules/sessions/tokenVerification.ts';

export type Services = {
  accounts: AccountService;
  administration: AdministrationService;
  auditLog: Pick<AuditLog, 'list'>;
  directory: UserDirectory;
  dataExports: DataExportService;
  emailProofs: EmailProofService;
  erasures: ErasureService;
  passwords: PasswordService;
  profiles: ProfileService;
  sessions: SessionService;
  verifyToken: VerifyToken;
  clock: Clock;
};
export type Loaders = AccountLoaders & DataExportLoaders & ProfileLoaders & SessionLoaders;
export type Context = SubgraphContext & { services: Services; loaders: Loaders };

export const originOf = ({ client, requestId, log }: Pick<Context, 'client' | 'requestId' | 'log'>): Origin => ({
  ip: client.ip,
  requestId,
  log,
});

import type { Clock } from '#shared/clock.ts';
import type { SubgraphContext } from '#shared/graphql/context.ts';
import type { Origin } from './limits/authLimits.ts';
import type { accountLoaders } from './modules/account/account.loaders.ts';
import type { AccountService } from './modules/account/account.service.ts';
import type { AdministrationService } from './modules/administration/administration.service.ts';
import type { UserDirectory } from './modules/administration/userDirectory.service.ts';
import type { AuditLog } from './modules/audit/auditLog.service.ts';
import type { dataExportLoaders } from './modules/dataExport/dataExport.loaders.ts';
import type { DataExportService } from './modules/dataExport/dataExport.service.ts';
import type { EmailProofService } from './modules/emailProof/emailProof.service.ts';
import type { ErasureService } from './modules/erasure/erasure.service.ts';
import type { PasswordService } from './modules/password/password.service.ts';
import type { profileLoaders } from './modules/profile/profile.loaders.ts';
import type { ProfileService } from './modules/profile/profile.service.ts';
import type { sessionLoaders } from './modules/session/session.loaders.ts';
import type { SessionService } from './modules/session/session.service.ts';
import type { VerifyToken } from './modules/session/tokenVerification.ts';

export type AuthServices = {
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
export type AuthLoaders = ReturnType<typeof accountLoaders> &
  ReturnType<typeof dataExportLoaders> &
  ReturnType<typeof profileLoaders> &
  ReturnType<typeof sessionLoaders>;

export type Context = SubgraphContext & {
  services: AuthServices;
  loaders: AuthLoaders;
  /** The session this request is made in, or has just opened. */
  current: { sessionId: string | null };
};

export const originOf = ({ client, requestId, log }: Pick<Context, 'client' | 'requestId' | 'log'>): Origin => ({
  ip: client.ip,
  requestId,
  log,
});

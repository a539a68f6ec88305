import type { Connection } from 'mongoose';
import { createKeyedQueue } from '#shared/concurrency/keyedQueue.ts';
import { createSubgraphSchema } from '#shared/graphql/schema.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import type { Replays } from '#shared/events/replay.ts';
import { createEventPipeline } from '#shared/hosting/eventPipeline.ts';
import type { Route, Subgraph } from '#shared/hosting/subgraph.ts';
import { claimIndexes, createClaims } from '#shared/mongo/claims.ts';
import { ensureIndexes, isConnected } from '#shared/mongo/connection.ts';
import { runMigrations } from '#shared/mongo/migrations.ts';
import { createQueuedTransaction } from '#shared/mongo/queuedTransaction.ts';
import { prepareDatabase } from '#shared/mongo/prepareDatabase.ts';
import { exportJobIndexes } from '#shared/privacy/exportJobs.ts';
import type { PublicKeys } from '#shared/trust/accessToken.ts';
import type { RevocationSource } from '#shared/trust/revocationEntry.ts';
import { createOperatorKeys } from './operatorKeys.ts';
import { requireSafeSecret } from './src/config.ts';
import type { AuthConfig } from './src/config.ts';
import type { Context } from './src/context.ts';
import { createSealer, deriveKey } from './src/crypto/secrets.ts';
import type { KeyRotation } from './src/crypto/keyRotation.ts';
import { signingKeyIndexes } from './src/crypto/signingKeyRows.ts';
import { createSigningKeys } from './src/crypto/signingKeys.ts';
import type { SigningKeys } from './src/crypto/signingKeys.ts';
import { createAuthLimits } from './src/limits/authLimits.ts';
import { createMailAllowance, mailAllowanceIndexes } from './src/mail/mailAllowance.ts';
import { createOutgoingMailModel } from './src/mail/outgoingMail.model.ts';
import { createOutgoingMails } from './src/mail/outgoingMails.ts';
import { migrations } from './src/migrations.ts';
import { createAdministeredAccounts } from './src/modules/administration/accounts/administeredAccount.model.ts';
import { createAdministrationService } from './src/modules/administration/accounts/administration.service.ts';
import { createUserDirectory } from './src/modules/administration/accounts/userDirectory.service.ts';
import { auditConsumers } from './src/modules/administration/audit/audit.consumers.ts';
import { auditIndexes, createAuditLogModel } from './src/modules/administration/audit/auditLog.model.ts';
import { auditReasonIndexes, createAuditReasonModel } from './src/modules/administration/audit/auditReason.model.ts';
import { createAuditLog } from './src/modules/administration/audit/auditLog.service.ts';
import { accountReplays } from './src/modules/identity/account/account.events.ts';
import { accountLoaders } from './src/modules/identity/account/account.loaders.ts';
import { createAccountModel } from './src/modules/identity/account/account.model.ts';
import { createAccountService } from './src/modules/identity/account/account.service.ts';
import type { AccountService } from './src/modules/identity/account/account.service.ts';
import { adminStandingIndexes, createAdminStanding } from './src/modules/identity/account/adminStanding.ts';
import { createMailedLinkModel } from './src/modules/identity/account/mailedLink.model.ts';
import { dataExportLoaders } from './src/modules/privacy/dataExport/dataExport.loaders.ts';
import { createDataExporting, dataExportingIndexes } from './src/modules/privacy/dataExport/dataExporting.ts';
import { createEmailProofService } from './src/modules/identity/emailProof/emailProof.service.ts';
import { erasureConsumers } from './src/modules/privacy/erasure/erasure.consumers.ts';
import { erasureReplays } from './src/modules/privacy/erasure/erasure.events.ts';
import { createErasing, erasingIndexes } from './src/modules/privacy/erasure/erasing.ts';
import { createTombstones } from './src/modules/privacy/erasure/tombstones.ts';
import { createPasswordService } from './src/modules/identity/password/password.service.ts';
import { profileLoaders } from './src/modules/identity/profile/profile.loaders.ts';
import { createProfileModel } from './src/modules/identity/profile/profile.model.ts';
import { createProfileService } from './src/modules/identity/profile/profile.service.ts';
import { resolvers } from './src/modules/resolvers.generated.ts';
import { createRefreshPauses, refreshPauseIndexes } from './src/modules/sessions/refreshPause.ts';
import { createRefreshTokens } from './src/modules/sessions/refreshToken.ts';
import { createRevocationLog, revocationIndexes, revocationRoute } from './src/modules/sessions/revocationLog.ts';
import { createKnownDevices, knownDeviceIndexes } from './src/modules/sessions/device.ts';
import { openCountries } from './src/modules/sessions/ipCountry.ts';
import { createSessionClosing } from './src/modules/sessions/sessionClosing.ts';
import { sessionLoaders } from './src/modules/sessions/session.loaders.ts';
import { createSessionModel } from './src/modules/sessions/session.model.ts';
import { createSessionService } from './src/modules/sessions/session.service.ts';
import { createTokenVerification } from './src/modules/sessions/tokenVerification.ts';
import { createTokenIssuer } from './src/modules/sessions/tokens.ts';
import { createPasswordCheck } from './src/password/passwordCheck.ts';
import { createPasswordHasher } from './src/password/passwordHasher.ts';

export type { AuthConfig } from './src/config.ts';

export type AuthSubgraph = Subgraph & {
  /** For verifiers and revocation lists that share this process; others use the routes. */
  publicKeys: PublicKeys;
  revocations: RevocationSource;
  /** Called when somebody here may have lost rights: whoever shares the process looks at once. Others poll. */
  onRevocation: (listener: () => void) => void;
  replays: Replays;
  accounts: Pick<AccountService, 'ensureAccount' | 'importAccount'>;
  /** For operators: works on the database, also of a subgraph that was never started. */
  keyRotation: KeyRotation;
  /** Reads the signing keys now instead of at the next look. */
  refreshKeys: () => Promise<void>;
  /** Sends what is due now instead of at the next sweep; answers how many mails left. */
  deliverMails: () => Promise<number>;
  /** Takes away what is due now instead of at the next sweep; answers for how many people. */
  eraseDue: () => Promise<number>;
};

const keySetRoute = (signingKeys: SigningKeys): Route => ({
  method: 'GET',
  path: '/.well-known/jwks.json',
  access: 'public',
  maximumBytes: 1_024,
  handle: () => Promise.resolve({ status: 200, headers: { 'cache-control': 'public, max-age=15' }, body: signingKeys.jwks() }),
});

const ensureCollections = async ({
  connection,
  models,
}: {
  connection: Connection;
  models: readonly { prepare(): Promise<void> }[];
}): Promise<void> => {
  await Promise.all(models.map((model) => model.prepare()));
  await ensureIndexes({
    connection,
    indexes: [
      ...claimIndexes,
      ...signingKeyIndexes,
      ...revocationIndexes,
      ...refreshPauseIndexes,
      ...mailAllowanceIndexes,
      ...knownDeviceIndexes,
      ...auditIndexes,
      ...auditReasonIndexes,
      ...adminStandingIndexes,
      ...erasingIndexes,
      ...exportJobIndexes,
      ...dataExportingIndexes,
    ],
  });
};

/** Accounts, sign-ins and the keys that tokens are signed with. Throws on a secret that is too short to be one. */
export const createAuthSubgraph = ({ config, ...dependencies }: SubgraphDependencies & { config: AuthConfig }): AuthSubgraph => {
  requireSafeSecret(config);
  const { connection, clock, log, reachPoint } = dependencies;
  const { authSecret, issuer, audience, accessTokenLifetimeSeconds, smtpUrl, mailFrom, publicUrl } = config;

  const queue = createKeyedQueue();
  const transact = createQueuedTransaction({ connection, queue });
  const accountModel = createAccountModel({ connection });
  const profileModel = createProfileModel({ connection });
  const sessionModel = createSessionModel({ connection });
  const mailModel = createOutgoingMailModel({ connection });
  const claims = createClaims({ connection, clock });
  const tombstones = createTombstones({ connection });
  const replays: Replays = {
    ...accountReplays({ accounts: accountModel, profileOf: async (userId) => (await profileModel.byIds([userId]))[0] ?? null }),
    ...erasureReplays({ tombstones }),
  };
  const auditLog = createAuditLog({
    entries: createAuditLogModel({ connection }),
    reasons: createAuditReasonModel({ connection }),
    clock,
  });
  const keySealer = createSealer(deriveKey({ authSecret, purpose: 'signing-key' }));
  const signingKeys = createSigningKeys({ connection, claims, sealer: keySealer, clock, log });
  const refreshTokens = createRefreshTokens({ key: deriveKey({ authSecret, purpose: 'refresh-token' }) });
  const issueTokens = createTokenIssuer({ signingKeys, refreshTokens, clock, issuer, audience, accessTokenLifetimeSeconds });
  const linkModel = createMailedLinkModel({ connection });
  const allowance = createMailAllowance({ connection, clock, perHour: config.limits.mailsPerAddress });
  const revocations = createRevocationLog({ connection, clock, accessTokenLifetimeSeconds });
  const passwords = createPasswordHasher();
  const limits = createAuthLimits({
    store: dependencies.limitStore,
    limits: config.limits,
    secret: deriveKey({ authSecret, purpose: 'limits' }).toString('base64url'),
  });
  const checkPassword = createPasswordCheck({ accounts: accountModel, passwords, limits });
  const mailSealer = createSealer(deriveKey({ authSecret, purpose: 'outgoing-mail' }));
  const mails = createOutgoingMails({
    mails: mailModel,
    sealer: mailSealer,
    smtpUrl,
    mailFrom,
    publicUrl,
    perHour: config.limits.mailsPerAddress,
    clock,
    log,
    reachPoint,
  });
  const exporting = createDataExporting({
    ...{
      connection,
      transact,
      clock,
      log,
      reachPoint,
      accounts: accountModel,
      checkPassword,
      mails,
      publicUrl,
      outbox: () => events.outbox,
    },
    sealer: createSealer(deriveKey({ authSecret, purpose: 'data-export' })),
  });
  const consumers = [...auditConsumers({ auditLog }), ...erasureConsumers(() => erasing.service), ...exporting.consumers];
  const events = createEventPipeline({ ...dependencies, subgraph: 'auth', consumers, replays: () => replays });
  const pauses = createRefreshPauses({ connection, clock });
  const closing = createSessionClosing({ accounts: accountModel, sessions: sessionModel, revocations, pauses, clock });
  const devices = createKnownDevices({ connection, clock, key: deriveKey({ authSecret, purpose: 'known-device' }) });
  const sessions = createSessionService({
    queue,
    transact,
    accounts: accountModel,
    sessions: sessionModel,
    closing,
    pauses,
    devices,
    countryOf: openCountries(config.geoipDatabase),
    mails,
    refreshTokens,
    issueTokens,
    passwords,
    limits,
    clock,
  });
  const mailed = {
    connection,
    transact,
    accounts: accountModel,
    links: linkModel,
    mails,
    allowance,
    checkPassword,
    limits,
    clock,
    reachPoint,
  };
  const emailProofs = createEmailProofService({ ...mailed, claims, outbox: events.outbox });
  const passwordService = createPasswordService({
    ...mailed,
    mailVerification: emailProofs.mailVerification,
    markVerified: emailProofs.markVerified,
    passwords,
    closing,
    devices,
    log,
  });
  const profiles = createProfileService({
    transact,
    accounts: accountModel,
    profiles: profileModel,
    claims,
    outbox: events.outbox,
    clock,
    reachPoint,
  });
  const accounts = createAccountService({
    transact,
    accounts: accountModel,
    profiles: profileModel,
    sessions,
    claims,
    outbox: events.outbox,
    mails,
    emailProofs,
    passwords,
    limits,
    issueTokens,
    clock,
    reachPoint,
  });

  const administered = createAdministeredAccounts({ connection });
  const standing = createAdminStanding({ connection });
  const administration = createAdministrationService({
    transact,
    accounts: accountModel,
    administered,
    standing,
    profiles: profileModel,
    closing,
    auditLog,
    outbox: events.outbox,
    clock,
    reachPoint,
  });
  const directory = createUserDirectory({ accounts: administered });
  const erasing = createErasing({
    ...mailed,
    standing,
    profiles: profileModel,
    tombstones,
    closing,
    claims,
    outbox: events.outbox,
    auditLog,
    log,
  });

  const verifyToken = createTokenVerification({
    accounts: accountModel,
    sessions: sessionModel,
    keys: signingKeys,
    issuer,
    audience,
    clock,
  });

  const services: Context['services'] = {
    accounts,
    administration,
    auditLog,
    directory,
    dataExports: exporting.service,
    emailProofs,
    erasures: erasing.service,
    passwords: passwordService,
    profiles,
    sessions,
    verifyToken,
    clock,
  };
  let isStarted = false;
  return {
    name: 'auth',
    schema: createSubgraphSchema({ modules: new URL('./src/modules/', import.meta.url), resolvers }),
    context: (base): Context => ({
      ...base,
      services,
      loaders: {
        ...accountLoaders({ accounts: accountModel }),
        ...dataExportLoaders(exporting),
        ...profileLoaders({ profiles: profileModel }),
        ...sessionLoaders({ sessions: sessionModel, clock }),
      },
      current: { sessionId: base.viewer.kind === 'user' ? base.viewer.sessionId : null },
    }),
    routes: [keySetRoute(signingKeys), revocationRoute({ source: revocations.source }), exporting.route],
    publicKeys: signingKeys,
    revocations: revocations.source,
    onRevocation: revocations.onRecorded,
    replays,
    replay: events.replay,
    accounts,
    keyRotation: createOperatorKeys({ connection, authSecret, accessTokenLifetimeSeconds, clock, log }),
    refreshKeys: () => signingKeys.refresh(),
    deliverMails: async () => {
      await passwordService.treatResetRequests();
      return mails.deliverDue();
    },
    eraseDue: erasing.runDue,
    async start() {
      await prepareDatabase({
        log,
        steps: [
          () => runMigrations({ connection, migrations, clock, log }),
          () => ensureCollections({ connection, models: [accountModel, profileModel, sessionModel, mailModel, linkModel] }),
          () => signingKeys.start(),
        ],
      });
      await events.start();
      exporting.start();
      mails.start();
      passwordService.start();
      erasing.start();
      isStarted = true;
    },
    async stop() {
      isStarted = false;
      await erasing.stop();
      await passwordService.stop();
      await exporting.stop();
      await mails.stop();
      await events.stop();
      await signingKeys.stop();
    },
    isReady: () => isStarted && isConnected(connection),
  };
};

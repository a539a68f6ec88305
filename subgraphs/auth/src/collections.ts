import { signingKeyCollection } from './crypto/signingKey.collection.ts';
import { mailAllowanceCollection } from './mail/mailAllowance.collection.ts';
import { outgoingMailCollection } from './mail/outgoingMail.collection.ts';
import { adminStandingCollection } from './modules/administration/accounts/adminStanding.collection.ts';
import { auditEntryCollection } from './modules/administration/audit/auditEntry.collection.ts';
import { auditReasonCollection } from './modules/administration/audit/auditReason.collection.ts';
import { accountCollection } from './modules/identity/account/account.collection.ts';
import { claimCollection } from './modules/identity/account/claim.collection.ts';
import {
  emailVerificationCollection,
  passwordResetCollection,
  passwordResetRequestCollection,
} from './modules/identity/account/mailedLink.collection.ts';
import { profileCollection } from './modules/identity/profile/profile.collection.ts';
import { dataExportCollection } from './modules/privacy/dataExport/dataExport.collection.ts';
import { exportChunkCollection } from './modules/privacy/dataExport/exportChunk.collection.ts';
import { exportPartCollection } from './modules/privacy/dataExport/exportPart.collection.ts';
import { erasureCollection } from './modules/privacy/erasure/erasure.collection.ts';
import { deviceTokenCollection, knownDeviceCollection } from './modules/sessions/knownDevice.collection.ts';
import { refreshPauseCollection } from './modules/sessions/refreshPause.collection.ts';
import { revocationCollection } from './modules/sessions/revocation.collection.ts';
import { sessionCollection } from './modules/sessions/session.collection.ts';

/** In the order of export and erasure. Tombstones are in a separate database: see tombstone.collection.ts. */
export const collections = {
  users: accountCollection,
  profiles: profileCollection,
  claims: claimCollection,
  sessions: sessionCollection,
  deviceTokens: deviceTokenCollection,
  knownDevices: knownDeviceCollection,
  revocations: revocationCollection,
  emailVerifications: emailVerificationCollection,
  passwordResets: passwordResetCollection,
  passwordResetRequests: passwordResetRequestCollection,
  mailAllowances: mailAllowanceCollection,
  outgoingMails: outgoingMailCollection,
  auditLog: auditEntryCollection,
  auditReasons: auditReasonCollection,
  erasures: erasureCollection,
  dataExports: dataExportCollection,
  dataExportParts: exportPartCollection,
  dataExportChunks: exportChunkCollection,
  refreshPauses: refreshPauseCollection,
  signingKeys: signingKeyCollection,
  adminStanding: adminStandingCollection,
};

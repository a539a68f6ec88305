import { idsOf, mechanism, only } from '#shared/privacy/personalData.ts';
import type { Person, PersonalData } from '#shared/privacy/personalData.ts';
import { sha256 } from './crypto/secrets.ts';

const addressesOf = async ({ userId, connection }: Person): Promise<string[]> => {
  const row = await connection.collection<{ _id: string; email: string; pendingEmail: string | null }>('users').findOne({ _id: userId });
  return row ? [row.email, ...(row.pendingEmail === null ? [] : [row.pendingEmail])] : [];
};

const withAccount = { handledBy: 'bareAccount.ts: in the transaction that confirms it' };

const auditedOfPerson = only('_id', 'action', 'subjectType', 'subjectId', 'details', 'createdAt');
const auditedByPerson = only('_id', 'action', 'subjectType', 'createdAt');

/** What each collection holds of a person. Fields are named one by one: what is added to a row is not given away by that. */
export const personalData: PersonalData = {
  personal: [
    {
      collection: 'users',
      of: ({ userId }) => ({ _id: userId }),
      toExport: only(
        ...[
          '_id',
          'email',
          'emailVerifiedAt',
          'pendingEmail',
          'firstName',
          'lastName',
          'roles',
          'status',
          'instructorVerification',
          'formerExpertise',
        ],
        ...[
          'locale',
          'timeZone',
          'interests',
          'tokensNotBefore',
          'lastLoginAt',
          'signInCount',
          'credentialsGeneration',
          'createdAt',
          'updatedAt',
        ],
      ),
      onErasure: { handledBy: 'bareAccount.ts: bare in the transaction that confirms it, gone when everything else is' },
    },
    {
      collection: 'profiles',
      of: ({ userId }) => ({ _id: userId }),
      toExport: only('_id', 'slug', 'displayName', 'avatarUrl', 'headline', 'bio', 'links', 'instructor', 'createdAt', 'updatedAt'),
      onErasure: withAccount,
    },
    { collection: 'claims', of: ({ userId }) => ({ ownerId: userId }), toExport: only('_id', 'claimedAt'), onErasure: withAccount },
    {
      collection: 'sessions',
      of: ({ userId }) => ({ userId }),
      toExport: only('_id', 'deviceName', 'userAgent', 'ipCountry', 'createdAt', 'lastUsedAt', 'expiresAt', 'revokedAt', 'rotations'),
      onErasure: 'delete',
    },
    {
      collection: 'deviceTokens',
      of: ({ userId }) => ({ userId }),
      toExport: only('sessionId', 'createdAt', 'lastUsedAt', 'expiresAt'),
      onErasure: 'delete',
    },
    { collection: 'knownDevices', of: ({ userId }) => ({ userId }), toExport: only('firstSeenAt', 'expiresAt'), onErasure: 'delete' },
    {
      collection: 'revocations',
      of: async ({ userId, connection }) => ({
        $or: [
          { 'subject.userId': userId },
          { 'subject.sessionId': { $in: await idsOf({ connection, collection: 'sessions', filter: { userId } }) } },
        ],
      }),
      toExport: only('subject', 'notBefore', 'recordedAt', 'expiresAt'),
      onErasure: { kept: 'ids whose tokens stay refused until they have expired; then the row goes' },
    },
    {
      collection: 'emailVerifications',
      of: ({ userId }) => ({ userId }),
      toExport: only('email', 'credentialsGeneration', 'createdAt', 'expiresAt', 'endedAt'),
      onErasure: 'delete',
    },
    {
      collection: 'passwordResets',
      of: ({ userId }) => ({ _id: userId }),
      toExport: only('email', 'credentialsGeneration', 'createdAt', 'expiresAt'),
      onErasure: 'delete',
    },
    {
      collection: 'passwordResetRequests',
      of: async (person) => ({ email: { $in: await addressesOf(person) } }),
      toExport: only('email', 'createdAt', 'isAppointment'),
      onErasure: withAccount,
    },
    {
      collection: 'mailAllowances',
      of: async (person) => ({ _id: { $in: (await addressesOf(person)).map(sha256) } }),
      toExport: only('mailedAt', 'expiresAt'),
      onErasure: withAccount,
    },
    {
      collection: 'outgoingMails',
      of: ({ userId }) => ({ userId }),
      toExport: only('_id', 'kind', 'to', 'firstName', 'locale', 'device', 'reason', 'state', 'createdAt', 'expiresAt', 'finishedAt'),
      onErasure: { handledBy: 'ownErasure.ts: but for the one that tells of it, which leaves first and takes its row with it' },
    },
    {
      // Who did it may be somebody else, who is not told of; nor is whom this person did it to, and how.
      collection: 'auditLog',
      of: ({ userId }) => ({ $or: [{ 'actor.userId': userId }, { subjectId: userId }] }),
      toExport: (row, userId) => (row['subjectId'] === userId ? auditedOfPerson(row) : auditedByPerson(row)),
      onErasure: { kept: 'who did what to whom, by ids that lead to nobody any more' },
    },
    {
      collection: 'auditReasons',
      of: ({ userId }) => ({ subjectId: userId }),
      leftOut: 'an admin’s own words, which may name others: who reported something, for instance',
      onErasure: 'delete',
    },
    {
      collection: 'erasures',
      of: ({ userId }) => ({ userId }),
      toExport: only('phase', 'blockers', 'askedAt', 'endedAt'),
      onErasure: { kept: 'how far this very erasure is, by an id; 30 days after its end the row goes' },
    },
    {
      collection: 'dataExports',
      of: ({ userId }) => ({ userId }),
      toExport: only('_id', 'state', 'archiveBytes', 'credentialsGeneration', 'createdAt', 'expiresAt', 'usedAt'),
      onErasure: 'delete',
    },
    {
      collection: 'dataExportParts',
      of: ({ userId }) => ({ userId }),
      leftOut: 'what this very copy is put together from, sealed',
      onErasure: 'delete',
    },
    {
      collection: 'dataExportChunks',
      of: ({ userId }) => ({ userId }),
      leftOut: 'copies that were made before, sealed',
      onErasure: 'delete',
    },
    {
      collection: 'refreshPauses',
      of: ({ userId }) => ({ _id: userId }),
      leftOut: 'that sessions are being closed in this moment',
      onErasure: 'delete',
    },
    ...mechanism.personal,
  ],
  leftOut: {
    signingKeys: 'the platform’s own keys',
    adminStanding: 'a row that changes of admins meet on, of nobody',
    ...mechanism.leftOut,
  },
};

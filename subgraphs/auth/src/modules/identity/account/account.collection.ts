import { accountStatuses, verificationStatuses } from '#events/auth.ts';
import { defineCollection, domainOf } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { listOf, nullable, oneOf } from '#shared/mongo/fields.ts';
import { roles } from '#shared/viewer.ts';

export const accountCollection = defineCollection({
  name: 'users',
  schema: {
    /** Normalized. A claim row makes it unique, also on a sharded cluster. */
    email: String,
    emailVerifiedAt: nullable(Date),
    /** Requested, not confirmed and not claimed yet: two accounts may request the same address. */
    pendingEmail: nullable(String),
    passwordHash: String,
    firstName: String,
    lastName: String,
    roles: listOf(oneOf(roles)),
    status: oneOf(accountStatuses),
    /** Null for people who do not teach. */
    instructorVerification: nullable(oneOf(verificationStatuses)),
    /** Fields of expertise, stored when an admin removes the role of instructor. Null otherwise. */
    formerExpertise: nullable(listOf(String)),
    /** Search keys derived from the names: see nameWords. */
    firstNameWords: listOf(String),
    lastNameWords: listOf(String),
    locale: String,
    /** IANA. */
    timeZone: nullable(String),
    interests: listOf(String),
    /** Every process rejects access tokens dated before it. */
    tokensNotBefore: nullable(Date),
    lastLoginAt: nullable(Date),
    /** Makes each sign-in a write of the row, also within one millisecond: a concurrent suspension conflicts with it. */
    signInCount: Number,
    /** +1 with each new password, address or status. Links carry the value under which they were created: see isLinkCurrent. */
    credentialsGeneration: Number,
    createdAt: Date,
    updatedAt: Date,
    /** +1 with each change that other subgraphs receive: the sequence of this aggregate's events. */
    revision: Number,
  },
  internal: ['passwordHash', 'firstNameWords', 'lastNameWords', 'signInCount'],
  // The names are those of earlier releases: an index of the same keys under another name would be refused.
  indexes: [
    // Sign-in by address; and a second lock behind the claim.
    { name: 'email_1', key: { email: 1 }, unique: true },
    // Query.users, newest first, keyset; and with each of its filters. Words and addresses are found by prefix.
    { name: 'createdAt_-1__id_-1', key: { createdAt: -1, _id: -1 } },
    { name: 'roles_1_createdAt_-1__id_-1', key: { roles: 1, createdAt: -1, _id: -1 } },
    { name: 'status_1_createdAt_-1__id_-1', key: { status: 1, createdAt: -1, _id: -1 } },
    { name: 'instructorVerification_1_createdAt_-1__id_-1', key: { instructorVerification: 1, createdAt: -1, _id: -1 } },
    { name: 'firstNameWords_1', key: { firstNameWords: 1 } },
    { name: 'lastNameWords_1', key: { lastNameWords: 1 } },
  ],
  personalData: {
    subject: '_id',
    export: [
      ...(['_id', 'email', 'emailVerifiedAt', 'pendingEmail', 'firstName', 'lastName', 'roles', 'status'] as const),
      ...(['instructorVerification', 'formerExpertise', 'locale', 'timeZone', 'interests', 'tokensNotBefore'] as const),
      ...(['lastLoginAt', 'signInCount', 'credentialsGeneration', 'createdAt', 'updatedAt'] as const),
    ],
    onErasure: { handledBy: 'accountRemoval.ts: emptied in the transaction that confirms the erasure, deleted after all other data' },
  },
});
export type UserRow = RowOf<typeof accountCollection>;
export type User = DomainOf<typeof accountCollection>;
export type Users = Collection<UserRow>;

export const toUser = domainOf(accountCollection);

import type { Connection } from 'mongoose';
import type { Migration } from '#shared/mongo/migrations.ts';
import type { StoredRow } from '#shared/mongo/collection.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import { migrateAccountEvents } from './modules/identity/account/accountEventMigration.ts';
import { nameWords } from './modules/identity/account/nameWords.ts';

/** Fields for self-descriptions, instructors and changes of address. */
const addAccountDetails = async (connection: Connection): Promise<void> => {
  const users = collectionOf<StoredRow>({ connection, name: 'users' });
  const teaches = { $in: ['INSTRUCTOR', '$roles'] };
  await users.updateMany({ pendingEmail: { $exists: false } }, [
    { $set: { pendingEmail: null, timeZone: null, interests: [], instructorVerification: { $cond: [teaches, 'UNVERIFIED', null] } } },
  ]);
  const profiles = collectionOf<StoredRow>({ connection, name: 'profiles' });
  const none = { avatarUrl: null, headline: null, bio: null, links: [], instructor: null };
  await profiles.updateMany({ links: { $exists: false } }, { $set: none });
  const instructors = users.find({ roles: 'INSTRUCTOR' }, { projection: { _id: 1 } });
  for await (const { _id } of instructors)
    await profiles.updateOne({ _id, instructor: null }, { $set: { instructor: { expertiseTags: [], isVerified: false } } });
};

/** Earlier releases built these rows from data that clients chose. */
const forgetNamedDevices = async (connection: Connection): Promise<void> => {
  await collectionOf<StoredRow>({ connection, name: 'knownDevices' }).deleteMany({});
};

/** Search keys of names, and an empty list of former expertise. */
const addSearchWords = async (connection: Connection): Promise<void> => {
  const users = collectionOf<StoredRow & { firstName: string; lastName: string }>({ connection, name: 'users' });
  for await (const { _id, firstName, lastName } of users.find({ firstNameWords: { $exists: false } })) {
    const words = { firstNameWords: nameWords(firstName), lastNameWords: nameWords(lastName) };
    await users.updateOne({ _id, firstName, lastName }, { $set: { ...words, formerExpertise: null } });
  }
};

/** Existing links work until the next change of credentials. */
const addCredentialsGenerations = async (connection: Connection): Promise<void> => {
  for (const name of ['users', 'emailVerifications', 'passwordResets', 'dataExports']) {
    const rows = collectionOf<StoredRow>({ connection, name });
    await rows.updateMany({ credentialsGeneration: { $exists: false } }, { $set: { credentialsGeneration: 1 } });
  }
};

/** Ligatures, full-width letters and letters with strokes fold from this version on. */
const foldSearchWords = async (connection: Connection): Promise<void> => {
  const users = collectionOf<StoredRow & { firstName: string; lastName: string }>({ connection, name: 'users' });
  for await (const { _id, firstName, lastName } of users.find(
    { firstName: { $type: 'string' } },
    { projection: { firstName: 1, lastName: 1 } },
  ))
    await users.updateOne(
      { _id, firstName, lastName },
      { $set: { firstNameWords: nameWords(firstName), lastNameWords: nameWords(lastName) } },
    );
};

/** Waiting mails greet without a name: some of their addresses are not proven. */
const removeGreetedNames = async (connection: Connection): Promise<void> => {
  await collectionOf<StoredRow>({ connection, name: 'outgoingMails' }).updateMany({ state: 'queued' }, { $set: { firstName: null } });
};

/** Brings a database of an earlier release to the present shape of its rows. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'account details', up: addAccountDetails },
  // Version 6 deletes what this version stored.
  { version: 2, name: 'known devices', up: () => Promise.resolve() },
  { version: 3, name: 'search words', up: addSearchWords },
  { version: 4, name: 'credentials generations', up: addCredentialsGenerations },
  { version: 5, name: 'folded search words', up: foldSearchWords },
  { version: 6, name: 'devices as the server sees them', up: forgetNamedDevices },
  { version: 7, name: 'account events', up: migrateAccountEvents },
  { version: 8, name: 'mail greetings', up: removeGreetedNames },
];

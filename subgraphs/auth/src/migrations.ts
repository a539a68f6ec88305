import type { Connection } from 'mongoose';
import type { Migration } from '#shared/mongo/migrations.ts';
import type { StoredRow } from '#shared/mongo/collection.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import { migrateAccountEvents } from './modules/identity/account/accountEventMigration.ts';
import { nameWords } from './modules/identity/account/nameWords.ts';

/** What accounts and profiles hold since people can describe themselves, teach and change their address. */
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

/** Rows of earlier releases were made of what clients said of themselves. */
const forgetNamedDevices = async (connection: Connection): Promise<void> => {
  await collectionOf<StoredRow>({ connection, name: 'knownDevices' }).deleteMany({});
};

/** Names as they are searched for, and nothing kept of a role that nobody has taken away yet. */
const addSearchWords = async (connection: Connection): Promise<void> => {
  const users = collectionOf<StoredRow & { firstName: string; lastName: string }>({ connection, name: 'users' });
  for await (const { _id, firstName, lastName } of users.find({ firstNameWords: { $exists: false } })) {
    const words = { firstNameWords: nameWords(firstName), lastNameWords: nameWords(lastName) };
    await users.updateOne({ _id, firstName, lastName }, { $set: { ...words, formerExpertise: null } });
  }
};

/** Links that were mailed or shown before work as long as the credentials stay as they are now. */
const addCredentialsGenerations = async (connection: Connection): Promise<void> => {
  for (const name of ['users', 'emailVerifications', 'passwordResets', 'dataExports']) {
    const rows = collectionOf<StoredRow>({ connection, name });
    await rows.updateMany({ credentialsGeneration: { $exists: false } }, { $set: { credentialsGeneration: 1 } });
  }
};

/** Ligatures, full-width letters and letters with strokes fold since version 5. */
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

/** Mails that wait to leave greet nobody by name: some of them go to addresses that are not proven. */
const removeGreetedNames = async (connection: Connection): Promise<void> => {
  await collectionOf<StoredRow>({ connection, name: 'outgoingMails' }).updateMany({ state: 'queued' }, { $set: { firstName: null } });
};

/** From the first version on: what is added here brings an older database to the present shape of its rows. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'account details', up: addAccountDetails },
  // What it remembered version 6 forgets.
  { version: 2, name: 'known devices', up: () => Promise.resolve() },
  { version: 3, name: 'search words', up: addSearchWords },
  { version: 4, name: 'credentials generations', up: addCredentialsGenerations },
  { version: 5, name: 'folded search words', up: foldSearchWords },
  { version: 6, name: 'devices as the server sees them', up: forgetNamedDevices },
  { version: 7, name: 'account events', up: migrateAccountEvents },
  { version: 8, name: 'mail greetings', up: removeGreetedNames },
];

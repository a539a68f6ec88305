import type { Connection } from 'mongoose';
import { userChanged } from '#events/auth.ts';
import { systemClock } from '#shared/clock.ts';
import { createOutbox } from '#shared/events/outbox.ts';
import { outboxCollection } from '#shared/events/outbox.collection.ts';
import type { OutboxRow } from '#shared/events/outbox.collection.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { createProfileModel } from '../profile/profile.model.ts';
import { userChangedDraft } from './account.events.ts';
import { toUser } from './account.model.ts';
import type { UserRow } from './account.model.ts';

const formerType = 'auth.user.registered';

/**
 * Events that an earlier release has appended travel on under the present name, with what their account is now: a consumer that waits for one gets
 * it, and its receipt stays that of the event's id. Rows of accounts that are gone go too.
 */
const renameEvents = async (connection: Connection): Promise<void> => {
  const outbox = collectionOf<OutboxRow>({ connection, name: outboxCollection.name });
  const users = collectionOf<UserRow>({ connection, name: 'users' });
  const profiles = createProfileModel({ connection });
  for await (const { _id, envelope } of outbox.find({ 'envelope.type': formerType }, { projection: { envelope: 1 } })) {
    const user = await users.findOne({ _id: envelope.aggregate.id });
    const [profile] = user ? await profiles.byIds([user._id]) : [];
    if (!user || !profile) {
      await outbox.deleteOne({ _id });
      continue;
    }
    const { type, version, payload } = userChangedDraft({ user: toUser(user), profile });
    await outbox.updateOne({ _id }, { $set: { 'envelope.type': type, 'envelope.version': version, 'envelope.payload': payload } });
  }
};

/** Nobody has been told of a suspension until now. A second run publishes the same state once more. */
const publishSuspensions = async (connection: Connection): Promise<void> => {
  const users = collectionOf<UserRow>({ connection, name: 'users' });
  const profiles = createProfileModel({ connection });
  const outbox = createOutbox({ connection, publisher: userChanged.publisher, clock: systemClock() });
  for await (const { _id } of users.find({ status: 'SUSPENDED' }, { projection: { _id: 1 } }))
    await inTransaction(connection, async (session) => {
      const raised = { $inc: { revision: 1 } };
      const user = await users.findOneAndUpdate({ _id, status: 'SUSPENDED' }, raised, { returnDocument: 'after', session });
      if (!user) return;
      const profile = await profiles.ofAccount(_id, session);
      const circumstances = { session, actor: { kind: 'system', name: 'migration' } as const, requestId: null };
      await outbox.append([userChangedDraft({ user: toUser(user), profile })], circumstances);
    });
};

export const migrateAccountEvents = async (connection: Connection): Promise<void> => {
  await renameEvents(connection);
  await publishSuspensions(connection);
};

import type { Connection } from 'mongoose';
import { userChanged } from '#events/auth.ts';
import { systemClock } from '#shared/clock.ts';
import { createOutbox } from '#shared/events/outbox.ts';
import { outboxCollection } from '#shared/events/outbox.collection.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { profileCollection, profileRepository } from '../profile/profile.collection.ts';
import { userChangedDraft } from './account.events.ts';
import { accountCollection, toUser } from './account.collection.ts';

const formerType = 'auth.user.registered';

/**
 * Renames the waiting events of an earlier release and gives them the present state of their account. Their ids stay, and with them the receipts of the
 * consumers. Rows of accounts that do not exist are deleted.
 */
const renameEvents = async (connection: Connection): Promise<void> => {
  const outbox = outboxCollection.open(connection);
  const users = accountCollection.open(connection);
  const profiles = profileRepository({ profiles: profileCollection.open(connection) });
  for await (const { _id, envelope } of outbox.find({ 'envelope.type': formerType }, { envelope: 1 }).lean().cursor()) {
    const user = await users.findById(envelope.aggregate.id).lean();
    const [profile] = user ? await profiles.byIds([user._id]) : [];
    if (!user || !profile) {
      await outbox.deleteOne({ _id });
      continue;
    }
    const { type, version, payload } = userChangedDraft({ user: toUser(user), profile });
    await outbox.updateOne({ _id }, { $set: { 'envelope.type': type, 'envelope.version': version, 'envelope.payload': payload } });
  }
};

/** Earlier releases published no suspension. A second run publishes the same state once more. */
const publishSuspensions = async (connection: Connection): Promise<void> => {
  const users = accountCollection.open(connection);
  const profiles = profileRepository({ profiles: profileCollection.open(connection) });
  const outbox = createOutbox({ connection, publisher: userChanged.publisher, clock: systemClock() });
  for await (const { _id } of users.find({ status: 'SUSPENDED' }, { _id: 1 }).lean().cursor())
    await inTransaction(connection, async (session) => {
      const raised = { $inc: { revision: 1 } };
      const user = await users.findOneAndUpdate({ _id, status: 'SUSPENDED' }, raised, { returnDocument: 'after', session }).lean();
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

import type { ClientSession, Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { Claims } from '#shared/mongo/claims.ts';
import { collectionOf } from '#shared/mongo/connection.ts';
import { sha256 } from '../../../crypto/secrets.ts';
import type { StoredUser, User } from '../../identity/account/account.model.ts';
import type { MailedLinkModel } from '../../identity/account/mailedLink.model.ts';
import type { ProfileModel } from '../../identity/profile/profile.model.ts';

/** What is left of an account while the rest of it is taken away: its id, and that it is going. The type asks for every field that an account may get. */
const bare = {
  emailVerifiedAt: null,
  pendingEmail: null,
  passwordHash: '',
  firstName: '',
  lastName: '',
  roles: [],
  status: 'DELETED',
  instructorVerification: null,
  formerExpertise: null,
  timeZone: null,
  interests: [],
  lastLoginAt: null,
  firstNameWords: [],
  lastNameWords: [],
  signInCount: 0,
} satisfies Omit<
  StoredUser,
  '_id' | 'email' | 'locale' | 'tokensNotBefore' | 'createdAt' | 'updatedAt' | 'credentialsGeneration' | 'revision'
>;

/** Accounts on their way out. */
export const createBareAccounts = ({
  connection,
  profiles,
  links,
  claims,
  clock,
}: {
  connection: Connection;
  profiles: ProfileModel;
  links: MailedLinkModel;
  claims: Claims;
  clock: Clock;
}) => {
  const users = () => collectionOf<StoredUser>({ connection, name: 'users' });
  const drop = async ({ collection, id, session }: { collection: string; id: string; session: ClientSession }): Promise<void> => {
    await collectionOf<{ _id: string }>({ connection, name: collection }).deleteOne({ _id: id }, { session });
  };

  return {
    /** Takes away all that there is one of. Address and page address are free from then on. Answers the account's last revision. */
    async strip({ user, session }: { user: User; session: ClientSession }): Promise<number> {
      const { id, email } = user;
      // An id is no address: nobody can have it, and it is as unique.
      const set = { ...bare, email: id, updatedAt: clock.now() };
      const row = await users().findOneAndUpdate({ _id: id }, { $set: set, $inc: { revision: 1 } }, { returnDocument: 'after', session });
      if (!row) throw new Error('the account went away under a transaction that had read it');
      const profile = (await profiles.byIds([id], session))[0];
      await drop({ collection: 'profiles', id, session });
      await claims.release({ kind: 'email', value: email, ownerId: id, session });
      if (profile) await claims.release({ kind: 'slug', value: profile.slug, ownerId: id, session });
      await links.dropLinks(id, session);
      await links.dropResetRequests(email, session);
      await drop({ collection: 'mailAllowances', id: sha256(email), session });
      return row.revision;
    },
    /** The row that was left. */
    async remove(userId: string): Promise<void> {
      await users().deleteOne({ _id: userId, status: 'DELETED' });
    },
    async livingAmong(userIds: readonly string[]): Promise<string[]> {
      const rows = await users()
        .find({ _id: { $in: [...userIds] }, status: { $ne: 'DELETED' } }, { projection: { _id: 1 } })
        .toArray();
      return rows.map(({ _id }) => _id);
    },
  };
};
export type BareAccounts = ReturnType<typeof createBareAccounts>;

import type { ClientSession } from 'mongoose';
import type { Foundation } from '../../../foundation.ts';
import type { User, UserRow } from '../../identity/account/account.collection.ts';

/** An emptied account: its id, and that it is being erased. The type requires a value for every field that an account may get. */
const emptied = {
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
  UserRow,
  '_id' | 'email' | 'locale' | 'tokensNotBefore' | 'createdAt' | 'updatedAt' | 'credentialsGeneration' | 'revision'
>;

export const createAccountRemoval = ({
  stores: { users },
  profiles,
  links,
  claims,
  allowance,
  clock,
}: Pick<Foundation, 'stores' | 'profiles' | 'links' | 'claims' | 'allowance' | 'clock'>) => ({
  /** Deletes what an account has one of, and frees its address and its slug. Returns the last revision of the account. */
  async emptyAccount({ user: { id, email }, session }: { user: User; session: ClientSession }): Promise<number> {
    // An id is not an address: no person can have it, and it is as unique.
    const $set = { ...emptied, email: id, updatedAt: clock.now() };
    const row = await users.findOneAndUpdate({ _id: id }, { $set, $inc: { revision: 1 } }, { returnDocument: 'after', session }).lean();
    if (!row) throw new Error('the account went away under a transaction that had read it');
    const profile = await profiles.take(id, session);
    await claims.release({ kind: 'email', value: email, ownerId: id, session });
    if (profile) await claims.release({ kind: 'slug', value: profile.slug, ownerId: id, session });
    await links.deleteLinks(id, session);
    await links.deleteResetRequests(email, session);
    await allowance.remove(email, session);
    return row.revision;
  },
  /** Deletes the emptied row. */
  async deleteEmptied(userId: string): Promise<void> {
    await users.deleteOne({ _id: userId, status: 'DELETED' });
  },
  async livingAmong(userIds: readonly string[]): Promise<string[]> {
    const rows = await users.find({ _id: { $in: [...userIds] }, status: { $ne: 'DELETED' } }, { _id: 1 }).lean();
    return rows.map(({ _id }) => _id);
  },
});
export type AccountRemoval = ReturnType<typeof createAccountRemoval>;

import type { ClientSession } from 'mongoose';
import { defineCollection, domainOf } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { embedded, listOf, nullable } from '#shared/mongo/fields.ts';

/** The public side of accounts, under the account's id. */
export const profileCollection = defineCollection({
  name: 'profiles',
  schema: {
    slug: String,
    displayName: String,
    avatarUrl: nullable(String),
    headline: nullable(String),
    bio: nullable(String),
    links: listOf(embedded({ kind: String, url: String })),
    /** Null for people who do not teach. */
    instructor: nullable(embedded({ expertiseTags: listOf(String), isVerified: Boolean })),
    createdAt: Date,
    updatedAt: Date,
  },
  internal: ['createdAt', 'updatedAt'],
  // publicProfileBySlug, and a second lock behind the claim. The name is that of earlier releases.
  indexes: [{ name: 'slug_1', key: { slug: 1 }, unique: true }],
  personalData: {
    subject: '_id',
    export: ['_id', 'slug', 'displayName', 'avatarUrl', 'headline', 'bio', 'links', 'instructor', 'createdAt', 'updatedAt'],
    onErasure: { handledBy: 'accountRemoval.ts: in the transaction that confirms the erasure' },
  },
});
export type ProfileRow = RowOf<typeof profileCollection>;
export type PublicProfile = DomainOf<typeof profileCollection>;
export type ProfileLink = PublicProfile['links'][number];
export type InstructorInfo = NonNullable<PublicProfile['instructor']>;
export type ProfileChanges = Partial<Omit<PublicProfile, 'id'>>;

const toProfile = domainOf(profileCollection);
const missing = 'an account has no public profile';

export const profileRepository = ({ profiles }: { profiles: Collection<ProfileRow> }) => ({
  async insert(row: ProfileRow, session: ClientSession): Promise<PublicProfile> {
    await profiles.insertMany([row], { session });
    return toProfile(row);
  },
  byIds: async (ids: readonly string[], session: ClientSession | null = null): Promise<PublicProfile[]> =>
    (
      await profiles
        .find({ _id: { $in: [...ids] } })
        .session(session)
        .lean()
    ).map(toProfile),
  bySlugs: async (slugs: readonly string[]): Promise<PublicProfile[]> =>
    (await profiles.find({ slug: { $in: [...slugs] } }).lean()).map(toProfile),
  /** @throws when the account has no profile, which no account lacks. */
  async ofAccount(userId: string, session: ClientSession): Promise<PublicProfile> {
    const row = await profiles.findById(userId).session(session).lean();
    if (!row) throw new Error(missing);
    return toProfile(row);
  },
  async change({
    userId,
    changes,
    at,
    session,
  }: {
    userId: string;
    changes: ProfileChanges;
    at: Date;
    session: ClientSession;
  }): Promise<PublicProfile> {
    const update = { $set: { ...changes, updatedAt: at } };
    const row = await profiles.findOneAndUpdate({ _id: userId }, update, { returnDocument: 'after', session }).lean();
    if (!row) throw new Error(missing);
    return toProfile(row);
  },
  /** Deletes and returns the profile of an account that is erased. */
  async take(userId: string, session: ClientSession): Promise<PublicProfile | null> {
    const row = await profiles.findOneAndDelete({ _id: userId }, { session }).lean();
    return row && toProfile(row);
  },
});
export type ProfileRepository = ReturnType<typeof profileRepository>;

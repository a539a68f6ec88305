import { Schema } from 'mongoose';
import type { ClientSession, Connection } from 'mongoose';

export type ProfileLink = { kind: string; url: string };
export type InstructorInfo = { expertiseTags: string[]; isVerified: boolean };

/** Its id is its account's. Leaves with the account. */
export type PublicProfileRow = {
  _id: string;
  slug: string;
  displayName: string;
  avatarUrl: string | null;
  headline: string | null;
  bio: string | null;
  links: ProfileLink[];
  /** Null for people who do not teach. */
  instructor: InstructorInfo | null;
  createdAt: Date;
  updatedAt: Date;
};
export type PublicProfile = Omit<PublicProfileRow, '_id' | 'createdAt' | 'updatedAt'> & { id: string };
export type ProfileChanges = Partial<Omit<PublicProfile, 'id'>>;

const toPublicProfile = ({ _id: id, slug, displayName, avatarUrl, headline, bio, links, instructor }: PublicProfileRow): PublicProfile => ({
  id,
  slug,
  displayName,
  avatarUrl,
  headline,
  bio,
  links: links.map(({ kind, url }) => ({ kind, url })),
  instructor: instructor && { expertiseTags: [...instructor.expertiseTags], isVerified: instructor.isVerified },
});

const instructorSchema = new Schema<InstructorInfo>(
  { expertiseTags: { type: [String], required: true }, isVerified: { type: Boolean, required: true } },
  { strict: 'throw', _id: false },
);
const profileSchema = new Schema<PublicProfileRow>(
  {
    _id: { type: String, required: true },
    slug: { type: String, required: true },
    displayName: { type: String, required: true },
    avatarUrl: { type: String, default: null },
    headline: { type: String, default: null },
    bio: { type: String, default: null },
    links: { type: [{ _id: false, kind: String, url: String }], required: true },
    instructor: { type: instructorSchema, default: null },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false },
);
profileSchema.index({ slug: 1 }, { unique: true }); // publicProfileBySlug, and a second lock behind the claim

export const createProfileModel = ({ connection }: { connection: Connection }) => {
  const profiles = connection.model<PublicProfileRow>('PublicProfile', profileSchema, 'profiles');
  return {
    async prepare(): Promise<void> {
      await profiles.createCollection();
      await profiles.createIndexes();
    },
    async insert(row: PublicProfileRow, session: ClientSession): Promise<PublicProfile> {
      await profiles.create([row], { session });
      return toPublicProfile(row);
    },
    async byIds(ids: readonly string[], session: ClientSession | null = null): Promise<PublicProfile[]> {
      return (
        await profiles
          .find({ _id: { $in: [...ids] } })
          .session(session)
          .lean<PublicProfileRow[]>()
      ).map(toPublicProfile);
    },
    async bySlugs(slugs: readonly string[]): Promise<PublicProfile[]> {
      return (await profiles.find({ slug: { $in: [...slugs] } }).lean<PublicProfileRow[]>()).map(toPublicProfile);
    },
    /** Throws where there is none: an account never is without. */
    async ofAccount(userId: string, session: ClientSession): Promise<PublicProfile> {
      const row = await profiles.findById(userId).session(session).lean<PublicProfileRow>();
      if (!row) throw new Error('an account has no public profile');
      return toPublicProfile(row);
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
      const row = await profiles
        .findOneAndUpdate({ _id: userId }, { $set: { ...changes, updatedAt: at } }, { returnDocument: 'after', session })
        .lean<PublicProfileRow>();
      if (!row) throw new Error('an account has no public profile');
      return toPublicProfile(row);
    },
  };
};
export type ProfileModel = ReturnType<typeof createProfileModel>;

import { Schema } from 'mongoose';
import type { ClientSession, Connection } from 'mongoose';

/** Its id is its account's. Leaves with the account. */
export type PublicProfileRow = { _id: string; slug: string; displayName: string; createdAt: Date; updatedAt: Date };
export type PublicProfile = { id: string; slug: string; displayName: string };

const toPublicProfile = ({ _id: id, slug, displayName }: PublicProfileRow): PublicProfile => ({ id, slug, displayName });

const profileSchema = new Schema<PublicProfileRow>(
  {
    _id: { type: String, required: true },
    slug: { type: String, required: true },
    displayName: { type: String, required: true },
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
    async byIds(ids: readonly string[]): Promise<PublicProfile[]> {
      return (await profiles.find({ _id: { $in: [...ids] } }).lean<PublicProfileRow[]>()).map(toPublicProfile);
    },
    async bySlugs(slugs: readonly string[]): Promise<PublicProfile[]> {
      return (await profiles.find({ slug: { $in: [...slugs] } }).lean<PublicProfileRow[]>()).map(toPublicProfile);
    },
  };
};
export type ProfileModel = ReturnType<typeof createProfileModel>;

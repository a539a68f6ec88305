/**
 * The files of a small subgraph: bookmarks of courses, with a collection, a loader, an entity field and a mutation. ERROR_CODES is the enum that every
 * subgraph describes in the same words.
 */
export const ownFiles: Readonly<Record<string, string>> = {
  'CONTEXT.md': `# bookmark

**Bookmark**: a course that a person has put aside. One for each person and course.
`,
  'service.ts': `import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { createBookmarkSubgraph } from './subgraph.ts';

/** The subgraph as an environment configures it. */
export const createService = (dependencies: SubgraphDependencies) => createBookmarkSubgraph(dependencies);
`,
  'subgraph.ts': `import { privacyContractsOf } from '#events/privacyContracts.ts';
import { createSubgraph } from '#shared/hosting/createSubgraph.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { bookmarkCollection } from './src/modules/bookmark/bookmark.collection.ts';
import { createBookmarkLoaders } from './src/modules/bookmark/bookmark.loaders.ts';
import { bookmarkService } from './src/modules/bookmark/bookmark.service.ts';
import { resolvers } from './src/modules/resolvers.generated.ts';

export const collections = { bookmarks: bookmarkCollection };

/** Courses that people have put aside. */
export const createBookmarkSubgraph = (dependencies: SubgraphDependencies) =>
  createSubgraph({
    name: 'bookmark',
    collections,
    migrations: [],
    schema: { modules: new URL('./src/modules/', import.meta.url), resolvers },
    privacyContracts: privacyContractsOf('bookmark'),
    dependencies,
    wire: ({ stores: { bookmarks }, clock }) => ({
      services: { bookmarks: bookmarkService({ bookmarks, clock }) },
      loaders: () => createBookmarkLoaders({ bookmarks }),
    }),
  });
`,
  'src/context.ts': `import type { SubgraphContext } from '#shared/graphql/context.ts';
import type { BookmarkLoaders } from './modules/bookmark/bookmark.loaders.ts';
import type { BookmarkService } from './modules/bookmark/bookmark.service.ts';

export type Context = SubgraphContext & { services: { bookmarks: BookmarkService }; loaders: BookmarkLoaders };
`,
  'src/modules/bookmark/bookmark.collection.ts': `import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, RowOf } from '#shared/mongo/collection.ts';

export const bookmarkCollection = defineCollection({
  name: 'bookmarks',
  schema: { ownerId: String, courseId: String, createdAt: Date },
  indexes: [{ name: 'oneForEachOwnerAndCourse', key: { ownerId: 1, courseId: 1 }, unique: true }],
  personalData: { subject: 'ownerId', export: 'all', onErasure: 'delete' },
});
export type Bookmarks = Collection<RowOf<typeof bookmarkCollection>>;
`,
  'src/modules/bookmark/bookmark.loaders.ts': `import { loaderByForeignKey } from '#shared/graphql/loaders.ts';
import type { Bookmarks } from './bookmark.collection.ts';

export const createBookmarkLoaders = ({ bookmarks }: { bookmarks: Bookmarks }) => ({
  bookmarksByOwner: loaderByForeignKey({
    load: async (ownerIds) => bookmarks.find({ ownerId: { $in: [...ownerIds] } }).sort({ courseId: 1 }).lean(),
    keyOf: ({ ownerId }: { ownerId: string; courseId: string }) => ownerId,
  }),
});
export type BookmarkLoaders = ReturnType<typeof createBookmarkLoaders>;
`,
  'src/modules/bookmark/bookmark.service.ts': `import type { Clock } from '#shared/clock.ts';
import { newId } from '#shared/ids.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { validationError } from '#shared/userErrors.ts';
import type { ValidationError } from '#shared/userErrors.ts';
import { signedIn } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { Bookmarks } from './bookmark.collection.ts';

const notACourse = { fr: 'Choisissez un cours.', en: 'Choose a course.' };

export const bookmarkService = ({ bookmarks, clock }: { bookmarks: Bookmarks; clock: Clock }) => ({
  async add({ viewer, courseId }: { viewer: Viewer; courseId: string }): Promise<Result<{ user: { id: string } }, ValidationError>> {
    const ownerId = signedIn(viewer).userId;
    if (!/^crs_[0-9a-z]{1,26}$/.test(courseId)) return fail(validationError({ message: notACourse, path: ['courseId'] }));
    const row = { _id: newId('bmk'), createdAt: clock.now() };
    await bookmarks.updateOne({ ownerId, courseId }, { $setOnInsert: row }, { upsert: true });
    return ok({ user: { id: ownerId } });
  },
});
export type BookmarkService = ReturnType<typeof bookmarkService>;
`,
  'src/modules/bookmark/bookmark.graphql': `type Mutation {
  "Puts a course aside for the viewer."
  addBookmark("The course." courseId: ID!): AddBookmarkPayload @auth
}

"The viewer with the new bookmark."
type AddBookmarkPayload {
  "The viewer. Null when the bookmark was refused."
  user: User
  "Empty when the bookmark is stored."
  userErrors: [AddBookmarkError!]!
}

"Why a bookmark was refused."
union AddBookmarkError = ValidationError

ERROR_CODES

type User @key(fields: "id") @auth {
  id: ID!
  "Ids of the courses that the viewer has put aside. Null for somebody else."
  bookmarkedCourseIds: [ID!]
}
`,
  'src/modules/bookmark/resolvers/User.ts': `import { referenceById } from '#shared/graphql/entities.ts';
import type { UserResolvers } from './../../types.generated.ts';

export const User: UserResolvers = {
  __resolveReference: referenceById,
  bookmarkedCourseIds: async ({ id }, _, { viewer, loaders }) =>
    viewer.kind === 'user' && viewer.userId === id ? (await loaders.bookmarksByOwner.load(id)).map(({ courseId }) => courseId) : null,
};
`,
  'src/modules/bookmark/resolvers/Mutation/addBookmark.ts': `import { payload } from '#shared/userErrors.ts';
import type { MutationResolvers } from './../../../types.generated.ts';

export const addBookmark: NonNullable<MutationResolvers['addBookmark']> = async (_, { courseId }, { viewer, locale, services }) =>
  payload(await services.bookmarks.add({ viewer, courseId }), locale);
`,
};

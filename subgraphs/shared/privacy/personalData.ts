import type { Connection } from 'mongoose';
import type { AnyCollection, Export, Person, RowFilter, StoredRow } from '../mongo/collection.ts';

export type { Person, RowFilter, StoredRow } from '../mongo/collection.ts';

type Held = {
  collection: string;
  /** The rows of one person, all of them and nobody else's. */
  of: (person: Person) => RowFilter | Promise<RowFilter>;
};
export type ExportedCollection = Held & { toExport: (row: StoredRow, userId: string) => object };

/** A collection that holds something of people: whose its rows are, what a person gets of them, and what becomes of them when the person is erased. */
export type PersonalCollection = (
  | ExportedCollection
  /** Why a person does not get them. */
  | (Held & { leftOut: string })
) & {
  /** They are deleted as `of` finds them; or other code sees to them until it finds none, and which and why; or they stay, and why. */
  onErasure: 'delete' | { handledBy: string } | { kept: string };
};

/** Every collection of a database is in one of the two: a test looks. */
export type PersonalData = {
  personal: readonly PersonalCollection[];
  /** The collections in which nothing is of one person, or only on its way, each with the reason. */
  leftOut: Readonly<Record<string, string>>;
};

export const exportedOf = ({ personal }: PersonalData): readonly ExportedCollection[] => personal.filter((each) => 'toExport' in each);

/** The row as it is stored, its `_id` as `id`, but for what is named: what only the machinery reads. */
export const without =
  (...names: readonly string[]) =>
  ({ _id: id, ...fields }: StoredRow): object => ({
    id,
    ...Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name))),
  });

/** What is named, and nothing that is added later: for rows with secrets in them. `_id` is said as `id`. */
export const only =
  (...names: readonly string[]) =>
  (row: StoredRow): object =>
    Object.fromEntries(names.map((name) => [name === '_id' ? 'id' : name, row[name]]));

/** For rows whose `_id` is an id, a colon and something. */
export const idBeginsWith = (id: string): RowFilter => ({ _id: { $gte: `${id}:`, $lt: `${id};` } });

/** The ids of rows, for collections that know people only through them. */
export const idsOf = async ({
  connection,
  collection,
  filter,
}: {
  connection: Connection;
  collection: string;
  filter: RowFilter;
}): Promise<string[]> => {
  const rows = await connection
    .collection<StoredRow>(collection)
    .find(filter, { projection: { _id: 1 } })
    .toArray();
  return rows.map(({ _id }) => _id);
};

/** What every database has beside its own. */
export const mechanism = {
  personal: [
    {
      // Before the outbox: without the row, no further part is appended to it.
      collection: 'exportJobs',
      of: ({ userId }) => ({ userId }),
      leftOut: 'the making of this very copy; a row goes when its parts have arrived',
      onErasure: 'delete',
    },
  ],
  leftOut: {
    outbox:
      'events under way: their content is exported where it is stored; a row is deleted 7 days after its delivery, or with its person',
    erasedPeople: 'ids of people whose account was erased, so that nothing of theirs comes back',
    inbox: 'ids of events, nothing of their content',
    migrations: 'which release the database is of',
  },
} satisfies PersonalData;

const exportedFields = ({ fields, internal }: Pick<AnyCollection, 'fields' | 'internal'>): string[] => [
  '_id',
  ...Object.keys(fields).filter((name) => !internal.includes(name)),
];

const exportOf = (collection: AnyCollection, exported: Export<string>): Pick<ExportedCollection, 'toExport'> | { leftOut: string } => {
  if (exported === 'all') return { toExport: only(...exportedFields(collection)) };
  if (typeof exported === 'function') return { toExport: exported };
  return 'nothing' in exported ? { leftOut: exported.nothing } : { toExport: only(...exported) };
};

const subjectFilter =
  (subject: string | ((person: Person) => RowFilter | Promise<RowFilter>)) =>
  (person: Person): RowFilter | Promise<RowFilter> =>
    typeof subject === 'function' ? subject(person) : { [subject]: person.userId };

/** What the collections of a subgraph state about people, in their order: export and erasure follow it. */
export const personalDataOf = (collections: readonly AnyCollection[]): PersonalData => ({
  personal: collections.flatMap((collection): PersonalCollection[] => {
    const { name, personalData } = collection;
    if ('none' in personalData) return [];
    const { subject, export: exported, onErasure } = personalData;
    return [{ collection: name, of: subjectFilter(subject), ...exportOf(collection, exported), onErasure }];
  }),
  leftOut: Object.fromEntries(collections.flatMap(({ name, personalData }) => ('none' in personalData ? [[name, personalData.none]] : []))),
});

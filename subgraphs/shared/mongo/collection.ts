import type { Connection, Model, mongo } from 'mongoose';
import { ensureIndexes } from './connection.ts';
import type { CollectionIndexes, IndexDescription } from './connection.ts';
import type { Flat, Shape, ValueOfShape } from './fields.ts';
import { schemaOf } from './fields.ts';

export type StoredRow = { _id: string; [field: string]: unknown };
export type RowFilter = mongo.Filter<StoredRow>;
export type Person = { userId: string; connection: Connection };

/** What becomes of the rows when their person is erased: deleted as `subject` finds them, left to the code named, or kept for a reason. */
export type OnErasure = 'delete' | { handledBy: string } | { kept: string };

/** The fields a person gets a copy of, `_id` as `id`. Internal fields never leave. */
export type Export<Name extends string> =
  'all' | readonly (Name | '_id')[] | { nothing: string } | ((row: StoredRow, userId: string) => object);

/** Whose the rows are. `none` states why no row is about a person. */
export type PersonalData<Name extends string> =
  | { none: string }
  | {
      /** The field that holds the person's id, or the filter that finds all rows of one person and no others. */
      subject: Name | '_id' | ((person: Person) => RowFilter | Promise<RowFilter>);
      export: Export<Name>;
      onErasure: OnErasure;
    };

export type CollectionDefinition<Fields extends Shape = Shape, Internal extends keyof Fields = keyof Fields> = {
  name: string;
  fields: Fields;
  internal: readonly Internal[];
  indexes: readonly IndexDescription[];
  personalData: PersonalData<string>;
  open(connection: Connection): Collection<RowOfShape<Fields>>;
};

type RowOfShape<Fields extends Shape> = Flat<{ _id: string } & ValueOfShape<Fields>>;

/** A collection on one connection: mongoose's model. Reads are lean, so that a row is a plain object. */
export type Collection<Row> = Model<Row>;

/** The row as it is stored. */
export type RowOf<Definition> = Definition extends { open(connection: Connection): Model<infer Row> } ? Row : never;

/** The row as services know it: `_id` is `id`, and what only the database reads is left out. */
export type DomainOf<Definition> =
  Definition extends CollectionDefinition<infer Fields, infer Internal>
    ? Flat<{ id: string } & Omit<ValueOfShape<Fields>, Internal>>
    : never;

/**
 * The only statement of how a collection is stored, found, exported and erased. `internal` names fields that services never see, such as search keys,
 * sort keys and secrets: `domainOf` leaves them out.
 */
export const defineCollection = <const Fields extends Shape, const Internal extends keyof Fields & string = never>({
  name,
  schema: fields,
  internal = [],
  indexes,
  personalData,
}: {
  name: string;
  schema: Fields;
  internal?: readonly Internal[];
  indexes: readonly IndexDescription[];
  personalData: PersonalData<keyof Fields & string>;
}): CollectionDefinition<Fields, Internal> => {
  const schema = schemaOf({ fields, isRow: true });
  const opened = new WeakMap<Connection, Collection<RowOfShape<Fields>>>();
  return {
    name,
    fields,
    internal,
    indexes,
    personalData,
    open: (connection) => {
      const model = opened.get(connection) ?? connection.model<RowOfShape<Fields>>(name, schema, name);
      opened.set(connection, model);
      return model;
    },
  };
};

/** The domain's form of a row. */
export const toDomain = <Row extends { _id: string }>({ _id: id, ...fields }: Row): Flat<{ id: string } & Omit<Row, '_id'>> => ({
  id,
  ...fields,
});

/** The domain's form of the rows of one collection, without its internal fields. */
export const domainOf =
  <Fields extends Shape, Internal extends keyof Fields & string>({ internal }: CollectionDefinition<Fields, Internal>) =>
  (row: RowOfShape<Fields>): DomainOf<CollectionDefinition<Fields, Internal>> => {
    const hidden: readonly string[] = ['_id', ...internal];
    const fields = Object.entries(row).filter(([name]) => !hidden.includes(name));
    // Object.fromEntries forgets which value belongs to which name.
    return Object.fromEntries([['id', row._id], ...fields]) as DomainOf<CollectionDefinition<Fields, Internal>>;
  };

/** What derives from the list alone, whatever the rows are. */
export type AnyCollection = {
  name: string;
  fields: Shape;
  internal: readonly string[];
  indexes: readonly IndexDescription[];
  personalData: PersonalData<string>;
};

/** The projection of a row without its internal fields. */
export const withoutInternal = ({ internal }: Pick<AnyCollection, 'internal'>): Record<string, 0> =>
  Object.fromEntries(internal.map((name) => [name, 0]));

export const indexesOf = (collections: readonly AnyCollection[]): readonly CollectionIndexes[] =>
  collections.map(({ name, indexes }) => ({ collection: name, indexes }));

/** Creates collections before the first transaction and indexes before the first request. Existing ones stay. */
export const prepareCollections = ({
  connection,
  collections,
}: {
  connection: Connection;
  collections: readonly AnyCollection[];
}): Promise<void> => ensureIndexes({ connection, indexes: indexesOf(collections) });

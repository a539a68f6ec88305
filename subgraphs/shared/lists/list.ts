import { badUserInput } from '../faults.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Position } from './cursor.ts';

export const defaultPageSize = 20;
export const maximumPageSize = 100;

export type PageArguments = { first?: number | null | undefined; after?: string | null | undefined };
export type PageRequest = { first: number; after: Position | null };

/** A page as the resolvers of a connection type take it. */
export type Page<Row> = {
  rows: readonly Row[];
  cursorOf: (row: Row) => string;
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  /** Called only when `totalCount` is asked for. Null where counting would cost more than it is worth. */
  countAll: () => Promise<number | null>;
};

/** A field that orders a list. `field` is its path in the stored row; `isNullable` when the path may hold null. */
export type ListKey = { field: string; kind: 'instant' | 'number' | 'string'; direction: 'ASC' | 'DESC'; isNullable?: boolean };

const isOfKind = ({ kind, isNullable = false }: ListKey, value: string | number | null): boolean => {
  if (value === null) return isNullable;
  if (kind === 'string') return typeof value === 'string';
  return typeof value === 'number' && (kind === 'number' || Number.isFinite(new Date(value).getTime()));
};

const valueAt = (row: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined), row);

const positionValue = (value: unknown): string | number | null => {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'string' || typeof value === 'number' ? value : null;
};

/** The rows behind a position in the order of `keys`. Nulls stand first ascending and last descending, as MongoDB sorts them. */
const behind = ({ keys, after }: { keys: readonly ListKey[]; after: Position | null }): Record<string, unknown> => {
  if (after === null) return {};
  const storedAt = (index: number): Date | string | number | null => {
    const value = after[index] ?? null;
    return keys[index]?.kind === 'instant' && typeof value === 'number' ? new Date(value) : value;
  };
  const branches = keys.map(({ field, direction }, index) => {
    const equal = keys.slice(0, index).map((other, position) => [other.field, storedAt(position)] as const);
    const value = storedAt(index);
    if (direction === 'ASC') return { ...Object.fromEntries<unknown>(equal), [field]: value === null ? { $ne: null } : { $gt: value } };
    const beyond = value === null ? { $lt: null } : { $lt: value };
    const reached = value === null ? { [field]: beyond } : { $or: [{ [field]: beyond }, { [field]: null }] };
    return { ...Object.fromEntries<unknown>(equal), ...reached };
  });
  return { $or: branches };
};

/**
 * One order of one list: how its pages are asked for, read and continued. `name` is unique to the list and the order. The last key is unique, so that
 * the order is total; `positionOf` gives the keys' values of a row where the domain's form lacks one of them.
 */
export const defineList = <Row extends { id: string }>({
  name,
  keys,
  positionOf = (row) => keys.map(({ field }) => positionValue(field === '_id' ? row.id : valueAt(row, field))),
}: {
  name: string;
  keys: readonly [ListKey, ...ListKey[]];
  positionOf?: (row: Row) => Position;
}) => {
  const sort: Record<string, 1 | -1> = Object.fromEntries(keys.map(({ field, direction }) => [field, direction === 'ASC' ? 1 : -1]));
  return {
    sort,

    /** @throws BAD_USER_INPUT when `first` is out of range or `after` is a cursor of another list, of another order, or made by hand. */
    parsePage: ({ first, after }: PageArguments): PageRequest => {
      const size = first ?? defaultPageSize;
      if (size < 1 || size > maximumPageSize) {
        const message = {
          fr: `first doit être compris entre 1 et ${maximumPageSize}.`,
          en: `first must be between 1 and ${maximumPageSize}.`,
        };
        throw badUserInput({ message, field: 'first' });
      }
      if (after === undefined || after === null) return { first: size, after: null };
      const position = decodeCursor({ list: name, cursor: after });
      if (position?.length !== keys.length || !keys.every((key, index) => isOfKind(key, position[index] ?? null))) {
        throw badUserInput({
          message: { fr: 'Le curseur after n’appartient pas à cette liste.', en: 'The cursor in after does not belong to this list.' },
          field: 'after',
        });
      }
      return { first: size, after: position };
    },

    /** The filter of the rows behind the page's cursor. */
    after: ({ after }: PageRequest): Record<string, unknown> => behind({ keys, after }),

    /** The page, from `first + 1` rows in order: the extra row says that there is a next page. */
    toPage: ({ rows, page, countAll }: { rows: readonly Row[]; page: PageRequest; countAll: Page<Row>['countAll'] }): Page<Row> => ({
      rows: rows.slice(0, page.first),
      cursorOf: (row) => encodeCursor({ list: name, position: positionOf(row) }),
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== null,
      countAll,
    }),
  };
};
export type List<Row extends { id: string }> = ReturnType<typeof defineList<Row>>;

export const emptyPage = <Row>(): Page<Row> => ({
  rows: [],
  cursorOf: () => '',
  hasNextPage: false,
  hasPreviousPage: false,
  countAll: () => Promise.resolve(0),
});

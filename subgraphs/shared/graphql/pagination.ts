import { z } from 'zod';
import type { Locale } from '../viewer.ts';
import { badUserInput } from '../faults.ts';

export const defaultPageSize = 20;
export const maximumPageSize = 100;

/** The values of a row in the fields that its list is ordered by, the id last: where a page goes on. */
export type Position = readonly (string | number | null)[];
export type PageRequest = { first: number; after: Position | null };

/** A page as the resolvers of a connection type take it. */
export type Page<Row> = {
  rows: readonly Row[];
  positionOf: (row: Row) => Position;
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  countAll: () => Promise<number>;
};

const positionSchema = z
  .array(z.union([z.string(), z.number(), z.null()]))
  .min(1)
  .max(8);

export const encodeCursor = (position: Position): string => Buffer.from(JSON.stringify(position)).toString('base64url');

const decodeCursor = (cursor: string): Position | null => {
  try {
    const parsed = positionSchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** @throws BAD_USER_INPUT when `first` is not in 1..100 or `after` is no cursor of a list ordered by `keyCount` values. */
export const parsePage = ({
  first,
  after,
  keyCount,
}: {
  first?: number | null | undefined;
  after?: string | null | undefined;
  keyCount: number;
  locale?: Locale;
}): PageRequest => {
  const size = first ?? defaultPageSize;
  if (size < 1 || size > maximumPageSize) {
    throw badUserInput({
      message: { fr: `first va de 1 à ${maximumPageSize}.`, en: `first goes from 1 to ${maximumPageSize}.` },
      field: 'first',
    });
  }
  if (after === undefined || after === null) return { first: size, after: null };
  const position = decodeCursor(after);
  if (position === null || position.length !== keyCount) {
    throw badUserInput({
      message: { fr: 'after n’est pas un curseur de cette liste.', en: 'after is no cursor of this list.' },
      field: 'after',
    });
  }
  return { first: size, after: position };
};

/** Rows were read with a limit of first + 1: the one too many says that there is more. */
export const toPage = <Row>({
  rows,
  page,
  positionOf,
  countAll,
}: {
  rows: readonly Row[];
  page: PageRequest;
  positionOf: (row: Row) => Position;
  countAll: () => Promise<number>;
}): Page<Row> => ({
  rows: rows.slice(0, page.first),
  positionOf,
  hasNextPage: rows.length > page.first,
  hasPreviousPage: page.after !== null,
  countAll,
});

export const emptyPage = <Row>(): Page<Row> => ({
  rows: [],
  positionOf: () => [null],
  hasNextPage: false,
  hasPreviousPage: false,
  countAll: () => Promise.resolve(0),
});

/** The resolvers of any connection type whose mapper is `Page<Row>`; totalCount is counted only when it is asked for. */
export const connectionResolvers = <Row>() => ({
  nodes: (page: Page<Row>) => [...page.rows],
  edges: (page: Page<Row>) => page.rows.map((node) => ({ node, cursor: encodeCursor(page.positionOf(node)) })),
  pageInfo: (page: Page<Row>) => {
    const [first, last] = [page.rows[0], page.rows.at(-1)];
    return {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: first === undefined ? null : encodeCursor(page.positionOf(first)),
      endCursor: last === undefined ? null : encodeCursor(page.positionOf(last)),
    };
  },
  totalCount: (page: Page<Row>) => page.countAll(),
});

export type OrderKey = { field: string; direction: 'ASC' | 'DESC'; isInstant?: boolean };

/**
 * The rows behind a position in the order of `keys`, the last of which is unique: a MongoDB filter. Nulls stand first ascending and
 * last descending, as MongoDB sorts them.
 */
export const keysetFilter = ({ keys, after }: { keys: readonly OrderKey[]; after: Position | null }): Record<string, unknown> => {
  if (after === null) return {};
  const valueAt = (index: number): Date | string | number | null => {
    const value = after[index] ?? null;
    return keys[index]?.isInstant && typeof value === 'number' ? new Date(value) : value;
  };
  const branches = keys.map((key, index) => {
    const equal = keys.slice(0, index).map((other, position) => [other.field, valueAt(position)] as const);
    const value = valueAt(index);
    const beyond =
      key.direction === 'ASC' ? (value === null ? { $ne: null } : { $gt: value }) : value === null ? { $lt: null } : { $lt: value };
    const reached =
      key.direction === 'DESC' && value !== null ? { $or: [{ [key.field]: beyond }, { [key.field]: null }] } : { [key.field]: beyond };
    return { ...Object.fromEntries<unknown>(equal), ...reached };
  });
  return { $or: branches };
};

export const sortOf = (keys: readonly OrderKey[]): Record<string, 1 | -1> =>
  Object.fromEntries(keys.map(({ field, direction }) => [field, direction === 'ASC' ? 1 : -1]));

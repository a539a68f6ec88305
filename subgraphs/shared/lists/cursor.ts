import { z } from 'zod';

/** The values of a row in the fields that order its list, the unique one last. Instants are milliseconds. */
export type Position = readonly (string | number | null)[];

const cursorSchema = z.tuple([z.string()], z.union([z.string(), z.number(), z.null()]));
const maximumCharacters = 2_000;

/** A cursor names its list, so that no other list accepts it. */
export const encodeCursor = ({ list, position }: { list: string; position: Position }): string =>
  Buffer.from(JSON.stringify([list, ...position])).toString('base64url');

/** Null for a text that does not encode a cursor of this list. */
export const decodeCursor = ({ list, cursor }: { list: string; cursor: string }): Position | null => {
  if (cursor.length > maximumCharacters) return null;
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (!parsed.success) return null;
    const [name, ...position] = parsed.data;
    return name === list ? position : null;
  } catch {
    return null;
  }
};

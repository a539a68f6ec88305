import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { z } from 'zod';
import { patternOf } from './lostFields.ts';

/** An error as the server holds it, or as it would send it. */
export type AnyError = Pick<GraphQLError | GraphQLFormattedError, 'message' | 'locations' | 'path' | 'extensions'>;

/** Whatever an operation is and whatever went wrong with it: no more errors, and no more bytes of them. */
const maximumErrors = 5;
const maximumBytes = 4 * 1024;
const maximumMessageCharacters = 500;
const maximumPathBytes = 1_024;

const affectedSchema = z.object({ affectedFields: z.array(z.string()).min(1) });

/** The fields, of every row of a list, for which an error stands; only on errors of the router's own making. */
export const affectedFieldsOf = ({ extensions }: Pick<AnyError, 'extensions'>): { affectedFields?: readonly string[] } => {
  const parsed = affectedSchema.safeParse(extensions);
  return parsed.success ? { affectedFields: parsed.data.affectedFields } : {};
};

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const shortened = ({ message, locations, path, extensions }: GraphQLFormattedError): GraphQLFormattedError => ({
  message: message.length <= maximumMessageCharacters ? message : `${message.slice(0, maximumMessageCharacters)}…`,
  ...(locations ? { locations: locations.slice(0, 2) } : {}),
  // An error of a field with an alias of a thousand letters has no path.
  ...(path && bytesOf(path) <= maximumPathBytes ? { path } : {}),
  ...(extensions ? { extensions } : {}),
});

const fieldsOf = (error: AnyError): readonly string[] =>
  affectedFieldsOf(error).affectedFields ?? (error.path ? [patternOf(error.path)] : []);

const withRest = ({
  error,
  affectedFields,
  omitted,
}: {
  error: GraphQLFormattedError;
  affectedFields: readonly string[];
  omitted: number;
}): GraphQLFormattedError => ({
  ...error,
  extensions: {
    ...error.extensions,
    ...(affectedFields.length > 0 ? { affectedFields } : {}),
    ...(omitted > 0 ? { omittedErrorCount: omitted } : {}),
  },
});

/**
 * The errors that are sent: five at most, in 4 KB at most. The last one names the fields of those that are not listed in `affectedFields`, as
 * far as there is room, and counts them in `omittedErrorCount`.
 */
export const boundErrors = ({
  errors,
  format,
}: {
  errors: readonly AnyError[];
  format: (error: AnyError) => GraphQLFormattedError;
}): GraphQLFormattedError[] => {
  for (let count = Math.min(errors.length, maximumErrors); count > 1; count -= 1) {
    const listed = errors.slice(0, count).map((error) => shortened(format(error)));
    const omitted = errors.length - count;
    const [last] = listed.slice(-1);
    if (omitted === 0 || last === undefined) {
      if (bytesOf(listed) <= maximumBytes) return listed;
      continue;
    }
    const before = listed.slice(0, -1);
    const bare = withRest({ error: last, affectedFields: fieldsOf(last), omitted });
    let room = maximumBytes - bytesOf([...before, bare]);
    if (room < 0) continue;
    const named = new Set(fieldsOf(last));
    for (const field of errors.slice(count).flatMap(fieldsOf)) {
      if (named.has(field)) continue;
      room -= bytesOf(field) + 1;
      if (room < 0) break;
      named.add(field);
    }
    return [...before, withRest({ error: last, affectedFields: [...named], omitted })];
  }
  return errors.slice(0, 1).map((error) => {
    const only = shortened(format(error));
    const whole = errors.length > 1 ? withRest({ error: only, affectedFields: [], omitted: errors.length - 1 }) : only;
    if (bytesOf([whole]) <= maximumBytes) return whole;
    const { code, request_id, omittedErrorCount } = whole.extensions ?? {};
    return { message: whole.message, extensions: { code, request_id, omittedErrorCount } };
  });
};

import { GraphQLError } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLFormattedError } from 'graphql';
import { isFaultCode } from '#shared/faults.ts';
import type { FaultCode } from '#shared/faults.ts';
import { fieldsOfFetch, isMissed, patternOf, placesAt, placesOfRepresentations } from './lostFields.ts';
import type { Path } from './lostFields.ts';

/** One request of the plan to one subgraph. */
export type Fetch = {
  /** Where in the answer it belongs; '@' stands for each position of a list. */
  planPath: Path;
  document: DocumentNode;
  variables: Readonly<Record<string, unknown>>;
  /** Of the entities that are asked for; null where the fetch begins at the root. */
  representations: readonly unknown[] | null;
};
export type FetchAnswer = { data: Record<string, unknown> | null; errors: readonly GraphQLFormattedError[] };

/** One field that a fault has cost, at all the places where it was asked for at once. */
type Loss = { places: readonly Path[]; fields: readonly string[]; error: GraphQLFormattedError };

// A mistake in the document or the variables belongs to no field.
const mistakes: ReadonlySet<FaultCode> = new Set(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'BAD_REQUEST']);
/** A part is away: every row that asks for the field has lost it in the same way. */
const outages: ReadonlySet<FaultCode> = new Set(['SERVICE_UNAVAILABLE', 'TIMEOUT', 'OVERLOADED']);

const codeOf = ({ extensions }: GraphQLFormattedError): FaultCode => {
  const code = extensions?.['code'];
  return isFaultCode(code) ? code : 'INTERNAL_SERVER_ERROR';
};

const withPath = (error: GraphQLFormattedError, path: Path | null): GraphQLError =>
  new GraphQLError(error.message, {
    ...(path ? { path } : {}),
    extensions: { ...error.extensions, ...(path?.some((part) => typeof part === 'number') ? { affectedFields: [patternOf(path)] } : {}) },
  });

const typenameOf = (representation: unknown): string | null =>
  typeof representation === 'object' && representation !== null && '__typename' in representation
    ? String(representation.__typename)
    : null;

/** Puts what a fetch answered where the engine puts it: by reference, so that what later fetches add is seen here too. */
const merge = (target: Record<string, unknown>, source: Record<string, unknown>): void => {
  for (const [key, value] of Object.entries(source)) target[key] ??= value;
};

/**
 * The errors of one operation, each with the path of a field that it has cost. The engine gives a failed fetch an error without a path, and
 * reckons with positions that are wrong where a list holds several types; here they come from the plan and from what was answered so far.
 */
export const createFetchErrors = () => {
  const root: Record<string, unknown> = {};
  const losses: Loss[] = [];
  const direct: { error: GraphQLFormattedError; path: Path | null }[] = [];
  const known = new WeakSet<object>();

  const placesOf = (fetch: Fetch): (Path | null)[] => {
    const places = placesAt(root, fetch.planPath);
    const representations = fetch.representations;
    return representations ? placesOfRepresentations(places, representations) : places.map(({ path }) => path);
  };

  /** Places of one type ask for the same fields. */
  const loseAll = (fetch: Fetch, { error, places }: { error: GraphQLFormattedError; places: readonly (Path | null)[] }): void => {
    const types = fetch.representations?.map(typenameOf) ?? places.map(() => null);
    for (const typename of new Set(types)) {
      const ofType = places.filter((place, index) => place !== null && types[index] === typename);
      const fields = fieldsOfFetch({ document: fetch.document, typename, variables: fetch.variables });
      losses.push({ places: ofType.filter((place) => place !== null), fields, error });
    }
  };
  const loseOne = (error: GraphQLFormattedError, path: Path): void => {
    if (outages.has(codeOf(error))) losses.push({ places: [path.slice(0, -1)], fields: [String(path.at(-1))], error });
    else direct.push({ error, path });
  };

  const record = (fetch: Fetch, { error, places }: { error: GraphQLFormattedError; places: () => readonly (Path | null)[] }): void => {
    const representations = fetch.representations;
    const [, position, ...rest] = error.path ?? [];
    if (error.path === undefined || (representations !== null && typeof position !== 'number')) {
      if (mistakes.has(codeOf(error))) direct.push({ error, path: null });
      else loseAll(fetch, { error, places: places() });
    } else if (representations === null || typeof position !== 'number') {
      loseOne(error, [...fetch.planPath.filter((part) => part !== '@'), ...error.path]);
    } else {
      const place = places()[position] ?? null;
      const typename = typenameOf(representations[position]);
      if (place === null) direct.push({ error, path: null });
      else if (rest.length > 0) loseOne(error, [...place, ...rest]);
      else
        losses.push({ places: [place], fields: fieldsOfFetch({ document: fetch.document, typename, variables: fetch.variables }), error });
    }
  };

  return {
    answered: (fetch: Fetch, { data, errors }: FetchAnswer): void => {
      if (data !== null && fetch.representations === null) {
        if (fetch.planPath.length === 0) merge(root, data);
        else for (const { value } of placesAt(root, fetch.planPath)) merge(value, data);
      }
      let found: readonly (Path | null)[] | null = null;
      const places = (): readonly (Path | null)[] => (found ??= placesOf(fetch));
      for (const error of errors) {
        known.add(error);
        record(fetch, { error, places });
      }
    },
    /** The answer with these errors instead of the engine's. */
    finish: (result: ExecutionResult): ExecutionResult => {
      const others = (result.errors ?? []).filter(({ originalError }) => !originalError || !known.has(originalError));
      const byField = new Map<string, GraphQLError>();
      for (const { places, fields, error } of losses) {
        const missed = fields.flatMap((field) => {
          const place = places.find((each) => isMissed(result.data, [...each, field]));
          return place ? [[...place, field]] : [];
        });
        for (const path of missed) {
          const key = `${codeOf(error)} ${patternOf(path)}`;
          if (!byField.has(key)) byField.set(key, withPath(error, path));
        }
        // Nothing of it was asked for by the client itself: what hangs on it is null all the same.
        if (missed.length === 0 && !byField.has(codeOf(error))) byField.set(codeOf(error), withPath(error, null));
      }
      const errors = [...others, ...direct.map(({ error, path }) => withPath(error, path)), ...byField.values()];
      return { ...result, ...(errors.length > 0 ? { errors } : {}) };
    },
  };
};
export type FetchErrors = ReturnType<typeof createFetchErrors>;

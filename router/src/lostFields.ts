import { Kind } from 'graphql';
import type { DirectiveNode, DocumentNode, SelectionNode } from 'graphql';

/** The place of a field in an answer: names and positions in lists. */
export type Path = readonly (string | number)[];
type Variables = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (object: Record<string, unknown>, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

/** A path without its positions: the field of every row. */
export const patternOf = (path: Path): string => path.map((part) => (typeof part === 'number' ? '*' : part)).join('.');

type Place = { path: Path; value: Record<string, unknown> };

/** Every object that a path of the plan leads to, in order; '@' in it stands for each position of a list. */
export const placesAt = (root: unknown, planPath: Path): Place[] => {
  const walk = (value: unknown, rest: Path, path: Path): Place[] => {
    if (Array.isArray(value)) {
      const next = rest[0] === '@' ? rest.slice(1) : rest;
      return value.flatMap((item: unknown, index) => walk(item, next, [...path, index]));
    }
    if (!isObject(value)) return [];
    const [head, ...tail] = rest;
    if (head === undefined) return [{ path, value }];
    return typeof head === 'string' && head !== '@' ? walk(own(value, head), tail, [...path, head]) : [];
  };
  return walk(root, planPath, []);
};

const isPartOf = (part: unknown, whole: unknown): boolean => {
  if (Array.isArray(part))
    return Array.isArray(whole) && part.length === whole.length && part.every((item, index) => isPartOf(item, whole[index]));
  if (!isObject(part)) return part === whole;
  return isObject(whole) && Object.entries(part).every(([key, value]) => isPartOf(value, own(whole, key)));
};

/**
 * Which place each representation of an entity was made from. The engine skips objects of another type and those without a key, and keeps
 * the order of the rest.
 */
export const placesOfRepresentations = (places: readonly Place[], representations: readonly unknown[]): (Path | null)[] => {
  let next = 0;
  return representations.map((representation) => {
    const found = places.findIndex(({ value }, index) => index >= next && isPartOf(representation, value));
    if (found < 0) return null;
    next = found + 1;
    return places[found]?.path ?? null;
  });
};

const isIncluded = (directives: readonly DirectiveNode[] | undefined, variables: Variables): boolean =>
  (directives ?? []).every(({ name, arguments: words }) => {
    const value = words?.find((word) => word.name.value === 'if')?.value;
    const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.BOOLEAN ? value.value : undefined;
    if (name.value === 'skip') return given !== true;
    return name.value !== 'include' || given !== false;
  });

// Where two fields of one name would collide the planner gives one another name, and takes it back afterwards.
const asAnswered = (name: string): string => name.replace(/__alias_\d+$/, '');

const responseNames = (selections: readonly SelectionNode[], variables: Variables): string[] =>
  selections.flatMap((selection): string[] => {
    if (!isIncluded(selection.directives, variables) || selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.FIELD) return [asAnswered((selection.alias ?? selection.name).value)];
    return responseNames(selection.selectionSet.selections, variables);
  });

const rootOf = (document: DocumentNode): readonly SelectionNode[] =>
  document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)?.selectionSet.selections ?? [];

/** The fields of an entity fetch, read from its document: a client may use the same name for one of its variables. */
export const representationsOf = ({ document, variables }: { document: DocumentNode; variables: Variables }): readonly unknown[] | null => {
  const [first] = rootOf(document);
  const given = variables['representations'];
  return first?.kind === Kind.FIELD && first.name.value === '_entities' && Array.isArray(given) ? given : null;
};

/** The fields that a fetch asks for: of the root, or of an entity of that type. */
export const fieldsOfFetch = ({
  document,
  typename,
  variables,
}: {
  document: DocumentNode;
  typename: string | null;
  variables: Variables;
}): string[] => {
  const root = rootOf(document);
  if (typename === null) return [...new Set(responseNames(root, variables))];
  const entities = root.flatMap((selection) => (selection.kind === Kind.FIELD ? (selection.selectionSet?.selections ?? []) : []));
  const ofType = entities.filter(
    (selection) => selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition?.name.value === typename,
  );
  // An interface stands for several types.
  return [...new Set(responseNames(ofType.length > 0 ? ofType : entities, variables))];
};

/**
 * Whether the client asked for the field and has it as null: what the plan fetched for itself alone, such as a key, is not missed. Below
 * a null object the answer shows nothing, so it counts.
 */
export const isMissed = (data: unknown, path: Path): boolean => {
  let value: unknown = data;
  for (const part of path) {
    if (value === null || value === undefined) return true;
    if (Array.isArray(value)) value = value[Number(part)];
    else if (isObject(value) && Object.hasOwn(value, String(part))) value = value[String(part)];
    else return false;
  }
  return value === null || value === undefined;
};

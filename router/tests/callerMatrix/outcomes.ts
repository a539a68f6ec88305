import { z } from 'zod';
import { getNamedType, isLeafType, isObjectType, isUnionType } from 'graphql';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';

type Fault = { path?: readonly (string | number)[] | undefined; extensions: Readonly<Record<string, unknown>> };
/** What an execution answered, over HTTP or in process. */
export type Answered = { data?: unknown; errors?: readonly Fault[] | undefined };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const startsWith = (path: readonly unknown[], prefix: readonly unknown[]): boolean => prefix.every((step, index) => path[index] === step);

/** The code of the error that stands on a place, or above it. */
const codeAt = ({ errors = [] }: Answered, path: readonly (string | number)[]): string | null => {
  const fault = errors.find((error) => startsWith(path, error.path ?? []));
  return fault ? z.string().parse(fault.extensions['code']) : null;
};

export const decisionOfField = (
  answered: Answered,
  at: { object: Record<string, unknown>; path: readonly (string | number)[]; field: string },
): string => (at.object[at.field] === null ? (codeAt(answered, [...at.path, at.field]) ?? 'null') : 'data');

export const entityTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter((type) => type.getInterfaces().some((implemented) => implemented.name === 'Node'));

/** Every field that leads to an entity as `Type.field`: through lists, connections and unions. */
export const leadingFields = (schema: GraphQLSchema): { name: string; isUnion: boolean }[] => {
  const entities = new Set(entityTypes(schema).map(({ name }) => name));
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter(({ name }) => !name.startsWith('__') && !/(Connection|Edge)$/.test(name))
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => {
        const named = getNamedType(field.type);
        const isUnion = isUnionType(named);
        const targets = isUnion ? named.getTypes().map(({ name }) => name) : [named.name.replace(/Connection$/, '')];
        return targets.some((target) => entities.has(target)) ? [{ name: `${type.name}.${field.name}`, isUnion }] : [];
      }),
    );
};

/** A field with as little below it as shows whether it is there. */
export const selectionOf = (type: GraphQLObjectType, name: string): string => {
  const field = type.getFields()[name];
  if (!field) throw new Error(`${type.name} has no ${name}`);
  const named = getNamedType(field.type);
  if (isLeafType(named)) return name;
  return isObjectType(named) && 'id' in named.getFields() ? `${name} { id }` : `${name} { __typename }`;
};

/** The decision on each of an entity's fields, wherever in an answer the entity of this id stands; null when it is nowhere. */
export const decisionsOfEntity = (
  answered: Answered,
  { typeName, id, fields }: { typeName: string; id: string; fields: readonly string[] },
): Record<string, string> | null => {
  const search = (value: unknown, path: readonly (string | number)[]): Record<string, string> | null => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        const found = search(item, [...path, index]);
        if (found) return found;
      }
      return null;
    }
    if (!isRecord(value)) return null;
    if (value['__typename'] === typeName && value['id'] === id)
      return Object.fromEntries(fields.map((field) => [field, decisionOfField(answered, { object: value, path, field })]));
    for (const [key, item] of Object.entries(value)) {
      const found = search(item, [...path, key]);
      if (found) return found;
    }
    return null;
  };
  return search(answered.data, []);
};

const payloadSchema = z.object({ userErrors: z.array(z.object({ __typename: z.string() })), updatedCount: z.number().optional() });

/** The decision on a root field that was asked for alone. */
export const decisionOfRoot = (answered: Answered, { isMutation }: { isMutation: boolean }): string => {
  const code = answered.errors?.[0]?.extensions['code'];
  if (code !== undefined) return z.string().parse(code);
  const [value] = isRecord(answered.data) ? Object.values(answered.data) : [];
  if (value === null || value === undefined) return 'null';
  if (!isMutation) return 'data';
  const { userErrors, updatedCount } = payloadSchema.parse(value);
  const [userError] = userErrors;
  if (userError) return userError.__typename;
  return updatedCount === 0 ? 'none' : 'data';
};

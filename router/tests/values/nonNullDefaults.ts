import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredArgument, isRequiredInputField } from 'graphql';
import type { GraphQLField, GraphQLInputField, GraphQLInputObjectType, GraphQLInputType, GraphQLSchema } from 'graphql';

export const canary = 'Sesame-7F3A-ouvre-toi';

const leaves: Readonly<Record<string, string>> = { Int: '1', Float: '1.5', Boolean: 'true', MinorUnits: '100', CurrencyCode: '"EUR"' };

/** A literal of the type, with the canary wherever text can stand; `hole` stands for the field that is to be found. */
const literal = (type: GraphQLInputType, wanted?: { field: GraphQLInputField; hole: string }): string => {
  if (isNonNullType(type)) return literal(type.ofType, wanted);
  if (isListType(type)) return `[${literal(type.ofType, wanted)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (!isInputObjectType(type)) return leaves[type.name] ?? (type.name === 'DateTime' ? '"2026-01-31T12:00:00Z"' : JSON.stringify(canary));
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field === wanted?.field) return [`${field.name}: ${wanted.hole}`];
    if (wanted && leadsTo(field.type, wanted.field)) return [`${field.name}: ${literal(field.type, wanted)}`];
    return isRequiredInputField(field) ? [`${field.name}: ${literal(field.type)}`] : [];
  });
  return `{ ${fields.join(', ')} }`;
};

const leadsTo = (type: GraphQLInputType, field: GraphQLInputField): boolean => {
  const named = getNamedType(type);
  return isInputObjectType(named) && Object.values(named.getFields()).some((own) => own === field || leadsTo(own.type, field));
};

export type NonNullDefault = {
  name: string;
  kind: 'query' | 'mutation';
  /** The root field that takes it, and its arguments with $v in the place. */
  root: string;
  selection: string;
  variableType: string;
  /** As extensions.field names it. */
  field: string;
};

const pathTo = (type: GraphQLInputType, field: GraphQLInputField): string => {
  if (isNonNullType(type)) return pathTo(type.ofType, field);
  if (isListType(type)) return `[0]${pathTo(type.ofType, field)}`;
  if (!isInputObjectType(type)) return '';
  const own = Object.values(type.getFields()).find((found) => found === field || leadsTo(found.type, field));
  return own ? `.${own.name}${own === field ? '' : pathTo(own.type, field)}` : '';
};

const throughRoot = (
  kind: NonNullDefault['kind'],
  root: GraphQLField<unknown, unknown>,
  { type, field }: { type: GraphQLInputObjectType; field: GraphQLInputField },
): NonNullDefault | null => {
  const holder = root.args.find((argument) => leadsTo(argument.type, field));
  if (!holder || !isNonNullType(field.type)) return null;
  const others = root.args.filter((argument) => argument !== holder && isRequiredArgument(argument));
  const args = [
    `${holder.name}: ${literal(holder.type, { field, hole: '$v' })}`,
    ...others.map((argument) => `${argument.name}: ${literal(argument.type)}`),
  ];
  return {
    name: `${type.name}.${field.name}`,
    kind,
    root: root.name,
    selection: `${root.name}(${args.join(', ')}) { __typename }`,
    variableType: String(field.type.ofType),
    field: `${holder.name}${pathTo(holder.type, field)}`,
  };
};

/** Every input field that has a default and takes no null, with a way to it from the root: a nullable variable is legal there. */
export const nonNullDefaults = (schema: GraphQLSchema): NonNullDefault[] => {
  const roots = (['query', 'mutation'] as const).flatMap((kind) => {
    const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
    return Object.values(type?.getFields() ?? {}).map((root) => ({ kind, root }));
  });
  return Object.values(schema.getTypeMap())
    .filter(isInputObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) && field.defaultValue !== undefined)
        .map((field) => {
          const found = roots.map(({ kind, root }) => throughRoot(kind, root, { type, field })).find((way) => way !== null);
          if (!found) throw new Error(`no root field takes ${type.name}.${field.name}`);
          return found;
        }),
    );
};

import { isInputObjectType, isInputType, isListType, isNonNullType, isRequiredInputField, Kind, typeFromAST } from 'graphql';
import type {
  DocumentNode,
  GraphQLError,
  GraphQLInputObjectType,
  GraphQLInputType,
  GraphQLSchema,
  OperationDefinitionNode,
  VariableDefinitionNode,
} from 'graphql';
import { inputField, visitInputs } from './inputPlaces.ts';
import type { InputPlace } from './inputPlaces.ts';
import { expectationOf, hasUnknownField, isMissing, isNotOneOf, isNull, valueError } from './valueErrors.ts';
import type { ValueProblem } from './valueErrors.ts';

type Segments = readonly (string | number)[];
type Found = { problem: ValueProblem; at: Segments };

// A client mends a few at a time, and a list of a hundred thousand wrong values is answered as fast as one.
const maximumProblems = 5;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isOfLeaf = (value: unknown, parse: (value: unknown) => unknown): boolean => {
  try {
    return parse(value) !== undefined;
  } catch {
    return false;
  }
};

function* problemsOfObject(value: Record<string, unknown>, type: GraphQLInputObjectType, at: Segments): Generator<Found> {
  const fields = type.getFields();
  for (const field of Object.values(fields)) {
    const own = Object.hasOwn(value, field.name) ? value[field.name] : undefined;
    if (own !== undefined) yield* problemsOf(own, field.type, [...at, field.name]);
    else if (isRequiredInputField(field)) yield { problem: isMissing, at: [...at, field.name] };
  }
  const given = Object.keys(value);
  if (given.some((name) => !Object.hasOwn(fields, name))) yield { problem: hasUnknownField, at };
  if (type.isOneOf && (given.length !== 1 || given.some((name) => value[name] === null))) yield { problem: isNotOneOf, at };
}

/** As GraphQL coerces the value of a variable, without keeping what it comes to. */
function* problemsOf(value: unknown, type: GraphQLInputType, at: Segments): Generator<Found> {
  if (value === null) {
    if (isNonNullType(type)) yield { problem: isNull, at };
  } else if (isNonNullType(type)) {
    yield* problemsOf(value, type.ofType, at);
  } else if (isListType(type)) {
    const items: readonly unknown[] | null = Array.isArray(value) ? value : null;
    if (items === null) yield* problemsOf(value, type.ofType, at);
    else for (const [index, item] of items.entries()) yield* problemsOf(item, type.ofType, [...at, index]);
  } else if (isInputObjectType(type)) {
    if (isObject(value)) yield* problemsOfObject(value, type, at);
    else yield { problem: expectationOf(type), at };
  } else if (!isOfLeaf(value, (given) => type.parseValue(given))) {
    yield { problem: expectationOf(type), at };
  }
}

type Prepared = {
  variables: readonly { name: string; type: GraphQLInputType; node: VariableDefinitionNode; place: InputPlace | null }[];
  /** Places that take no null, of variables that may hold one: only GraphQL's execution would notice. */
  nonNullPlaces: ReadonlyMap<string, InputPlace>;
};

const prepare = ({
  schema,
  document,
  operation,
}: {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
}) => {
  const definitions = operation.variableDefinitions ?? [];
  const nullable = new Set(definitions.flatMap(({ type, variable }) => (type.kind === Kind.NON_NULL_TYPE ? [] : [variable.name.value])));
  const firstPlaces = new Map<string, InputPlace>();
  const nonNullPlaces = new Map<string, InputPlace>();
  if (definitions.length > 0)
    visitInputs({
      schema,
      document,
      operation,
      enter: ({ node, type, place }) => {
        if (node.kind !== Kind.VARIABLE) return;
        const name = node.name.value;
        if (!firstPlaces.has(name)) firstPlaces.set(name, place());
        if (type && isNonNullType(type) && nullable.has(name) && !nonNullPlaces.has(name)) nonNullPlaces.set(name, place());
      },
    });
  const variables = definitions.flatMap((node) => {
    const name = node.variable.name.value;
    const type = typeFromAST(schema, node.type);
    return type && isInputType(type) ? [{ name, type, node, place: firstPlaces.get(name) ?? null }] : [];
  });
  return { variables, nonNullPlaces };
};

function* problemsOfVariable({
  type,
  node,
  nonNullPlace,
  given,
}: {
  type: GraphQLInputType;
  node: VariableDefinitionNode;
  nonNullPlace: InputPlace | undefined;
  given: unknown;
}): Generator<Found & { standsAt?: InputPlace }> {
  const isNullGiven = given === null || (given === undefined && node.defaultValue?.kind === Kind.NULL);
  if (isNullGiven && nonNullPlace) yield { problem: isNull, at: [], standsAt: nonNullPlace };
  else if (given !== undefined) yield* problemsOf(given, type, []);
  else if (node.defaultValue === undefined && isNonNullType(type)) yield { problem: isMissing, at: [] };
}

export type ValueCheck = (request: {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>>;
}) => readonly GraphQLError[];

/**
 * What is wrong with the variables of an operation, before anything of it runs: all that coercion finds, and the null that GraphQL allows for a place with
 * a default and finds only when it gets there. The document must have passed validation.
 */
export const createValueCheck = (schema: GraphQLSchema): ValueCheck => {
  const known = new WeakMap<OperationDefinitionNode, Prepared>();
  const preparedOf = (document: DocumentNode, operation: OperationDefinitionNode): Prepared => {
    const found = known.get(operation);
    if (found) return found;
    const prepared = prepare({ schema, document, operation });
    known.set(operation, prepared);
    return prepared;
  };

  return ({ document, operation, variables: values }) => {
    const { variables, nonNullPlaces } = preparedOf(document, operation);
    const errors: GraphQLError[] = [];
    for (const { name, type, node, place } of variables) {
      const given = Object.hasOwn(values, name) ? values[name] : undefined;
      const found = problemsOfVariable({ type, node, nonNullPlace: nonNullPlaces.get(name), given });
      for (const { problem, at, standsAt = place } of found) {
        const inside = inputField(['', ...at]);
        const own = standsAt && { path: standsAt.path, field: `${standsAt.field}${inside}` };
        errors.push(valueError({ subject: `$${name}${inside}`, problem, nodes: [node], place: own }));
        if (errors.length >= maximumProblems) return errors;
      }
    }
    return errors;
  };
};

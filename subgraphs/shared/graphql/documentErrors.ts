import { isInputObjectType, isListType, isNonNullType, isRequiredInputField, Kind } from 'graphql';
import type { ASTNode, DocumentNode, GraphQLError, GraphQLInputField, GraphQLInputType, GraphQLSchema, ObjectValueNode } from 'graphql';
import { inputKinds, visitInputs } from './inputPlaces.ts';
import type { InputPlace, InputVisit } from './inputPlaces.ts';
import { expectationOf, hasUnknownField, isMissing, isNotOneOf, isNull, isWrong, valueError, wordedError } from './valueErrors.ts';

type Input = Pick<InputVisit, 'node' | 'type'> & { place: InputPlace };

const unknownArgument = { fr: 'Un argument n’existe pas.', en: 'An argument does not exist.' };
const repeatedName = { fr: 'Un argument ou un champ est donné plusieurs fois.', en: 'An argument or a field is given more than once.' };
const wrongValue = { fr: 'Une valeur du document n’est pas valable.', en: 'A value of the document is not valid.' };

type Inputs = { found: Map<ASTNode, Input>; variables: Map<string, () => InputPlace> };

const isOfInput = ({ nodes }: GraphQLError): boolean => {
  const kind = nodes?.[0]?.kind;
  return kind !== undefined && kind !== Kind.VARIABLE && inputKinds.has(kind);
};

/** What the first nodes of the errors are, and where variables are used. */
const inputsOf = (schema: GraphQLSchema, document: DocumentNode | undefined, errors: readonly GraphQLError[]): Inputs => {
  const wanted = new Set<ASTNode>(errors.flatMap(({ nodes }) => nodes?.slice(0, 1) ?? []));
  const inputs: Inputs = { found: new Map(), variables: new Map() };
  if (!document || !errors.some(isOfInput)) return inputs;
  visitInputs({
    schema,
    document,
    enter: ({ node, type, place }) => {
      if (node.kind === Kind.VARIABLE && !inputs.variables.has(node.name.value)) inputs.variables.set(node.name.value, place);
      if (wanted.has(node)) inputs.found.set(node, { node, type, place: place() });
    },
  });
  return inputs;
};

const withoutLast = (field: string): string => field.replace(/(?:^|\.)[^.[\]]*$/, '');

/** The fields of an object of the document; null where none is expected. */
const fieldsOf = (type: GraphQLInputType): GraphQLInputField[] | null => {
  if (isNonNullType(type) || isListType(type)) return fieldsOf(type.ofType);
  return isInputObjectType(type) ? Object.values(type.getFields()) : null;
};

/** Those that it lacks, in the order in which validation reports them. */
const missingFields = (node: ObjectValueNode, fields: readonly GraphQLInputField[]): string[] => {
  const given = new Set(node.fields.map(({ name }) => name.value));
  return fields.filter((field) => isRequiredInputField(field) && !given.has(field.name)).map(({ name }) => name);
};

const problemOf = ({ node, type }: Input) => {
  if (type === null) return isWrong;
  return node.kind === Kind.NULL && isNonNullType(type) ? isNull : expectationOf(type);
};

/**
 * Errors of parsing and validation that are about what a client wrote as a value, without it: a password may be among the literals of a document, and its
 * answer ends in logs that are not ours. Errors about names of the schema stay as they are.
 */
export const withoutValues = ({
  schema,
  document,
  errors,
}: {
  schema: GraphQLSchema;
  document: DocumentNode | undefined;
  errors: readonly GraphQLError[];
}): readonly GraphQLError[] => {
  const { found, variables } = inputsOf(schema, document, errors);
  const missing = new Map<ASTNode, string[]>();

  const worded = (error: GraphQLError): GraphQLError => {
    const [node] = error.nodes ?? [];
    if (!node) return error;
    const { nodes } = error;
    if (node.kind === Kind.NAME && /^There can be only one (?:argument|input field) /.test(error.message))
      return wordedError({ code: 'GRAPHQL_VALIDATION_FAILED', texts: repeatedName, nodes });
    if (!isOfInput(error)) return error;
    const input = found.get(node);
    if (!input) return wordedError({ code: 'BAD_USER_INPUT', texts: wrongValue, nodes });
    // In a default value the place is a variable's; what it fills is said beside it.
    const subject = input.place.field;
    const [, variable, inside = ''] = /^\$(\w+)(.*)$/s.exec(subject) ?? [];
    const filled = variable === undefined ? undefined : variables.get(variable)?.();
    const placeOf = (place: InputPlace): InputPlace => (filled ? { path: filled.path, field: `${filled.field}${inside}` } : place);
    const at = (suffix: string) => ({ path: placeOf(input.place).path, field: `${placeOf(input.place).field}${suffix}` });
    if (node.kind === Kind.ARGUMENT)
      return wordedError({
        code: 'GRAPHQL_VALIDATION_FAILED',
        texts: unknownArgument,
        nodes,
        place: { path: input.place.path, field: '' },
      });
    if (node.kind === Kind.OBJECT_FIELD) {
      const parent = at('');
      return valueError({
        subject: withoutLast(subject),
        problem: hasUnknownField,
        nodes,
        place: { ...parent, field: withoutLast(parent.field) },
      });
    }
    const fields = input.type && fieldsOf(input.type);
    if (node.kind === Kind.OBJECT && fields !== null) {
      const [name, ...others] = missing.get(node) ?? missingFields(node, fields);
      missing.set(node, others);
      return name === undefined
        ? valueError({ subject, problem: isNotOneOf, nodes, place: at('') })
        : valueError({ subject: `${subject}.${name}`, problem: isMissing, nodes, place: at(`.${name}`) });
    }
    return valueError({ subject, problem: problemOf(input), nodes, place: at('') });
  };
  return errors.map(worded);
};

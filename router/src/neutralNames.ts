import { Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, FieldNode, GraphQLSchema, NameNode, SelectionNode } from 'graphql';
import type { Witness, Witnesses } from './ownerWitnesses.ts';

/** A document as the engine gets it, and what its response names are called by the client. */
export type NeutralDocument = {
  document: DocumentNode;
  clientNames: ReadonlyMap<string, string>;
  /** What stands for a variable whose name the engine takes for its own; null without one. */
  variable: { client: string; neutral: string } | null;
  /** Fields were added that the client did not ask for. */
  hasWitnesses: boolean;
};

const witnessPrefix = '_w_';

/** Of the queries by which the engine asks for entities. */
const engineVariable = 'representations';

const named = (node: NameNode, value: string): NameNode => ({ ...node, value });

const freeName = (wanted: string, taken: ReadonlySet<string>): string => (taken.has(wanted) ? freeName(`${wanted}_`, taken) : wanted);

const variableOf = (document: DocumentNode): NeutralDocument['variable'] => {
  const taken = new Set<string>();
  visit(document, { Variable: ({ name }) => void taken.add(name.value) });
  return taken.has(engineVariable) ? { client: engineVariable, neutral: freeName(`${engineVariable}_`, taken) } : null;
};

const nameNode = (value: string): NameNode => ({ kind: Kind.NAME, value });

const witnessField = ({ type, fields: [field] }: Witness): FieldNode => ({
  kind: Kind.FIELD,
  alias: nameNode(`${witnessPrefix}${type}`),
  name: nameNode(field),
});

/** What proves that the objects are there, unless the client asks for as much: the engine then asks their owner in any case. */
const proofs = (selections: readonly SelectionNode[], witnesses: readonly Witness[]): SelectionNode[] =>
  witnesses
    .filter(
      ({ fields, isMember }) =>
        isMember ||
        !selections.some((node) => node.kind === Kind.FIELD && (node.directives ?? []).length === 0 && fields.includes(node.name.value)),
    )
    .map((witness) =>
      witness.isMember
        ? {
            kind: Kind.INLINE_FRAGMENT,
            typeCondition: { kind: Kind.NAMED_TYPE, name: nameNode(witness.type) },
            selectionSet: { kind: Kind.SELECTION_SET, selections: [witnessField(witness)] },
          }
        : witnessField(witness),
    );

/**
 * Replaces every alias by a name that no field has. The engine finds keys and types of entities in its answers by their plain names, and takes a client's
 * alias of the same name for them. Equal aliases stay equal, so that fields merge as before; fields without an alias keep their name.
 *
 * A subgraph that refers to an object of another one knows its key only. Where such a reference is asked for, a field of the owner is asked for too, one
 * that is never null: an object that is not there is then null whatever else is selected.
 */
export const neutralize = (
  document: DocumentNode,
  { schema, witnesses }: { schema: GraphQLSchema; witnesses: Witnesses },
): NeutralDocument => {
  const neutralNames = new Map<string, string>();
  const neutralName = (alias: string): string => {
    const known = neutralNames.get(alias);
    if (known !== undefined) return known;
    const name = `_a${String(neutralNames.size)}`;
    neutralNames.set(alias, name);
    return name;
  };
  const variable = variableOf(document);
  let hasWitnesses = false;
  const proved = (node: FieldNode, parent: string | undefined): Pick<FieldNode, 'selectionSet'> => {
    const { selectionSet } = node;
    const wanted = witnesses.get(`${parent ?? ''}.${node.name.value}`);
    const added = selectionSet && wanted ? proofs(selectionSet.selections, wanted) : [];
    if (!selectionSet || added.length === 0) return {};
    hasWitnesses = true;
    return { selectionSet: { ...selectionSet, selections: [...selectionSet.selections, ...added] } };
  };
  const types = new TypeInfo(schema);
  const neutral = visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.FIELD]: {
        leave: (node) => {
          const alias =
            node.alias && node.alias.value !== node.name.value ? { alias: named(node.alias, neutralName(node.alias.value)) } : {};
          return { ...node, ...alias, ...proved(node, types.getParentType()?.name) };
        },
      },
      [Kind.VARIABLE]: {
        leave: (node) => (variable?.client === node.name.value ? { ...node, name: named(node.name, variable.neutral) } : undefined),
      },
    }),
  );
  const clientNames = new Map([...neutralNames].map(([client, name]) => [name, client]));
  return { document: neutral, clientNames, variable, hasWitnesses };
};

export const neutralVariables = (
  variables: Readonly<Record<string, unknown>>,
  { variable }: Pick<NeutralDocument, 'variable'>,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name === variable?.client ? variable.neutral : name, value]));

type Restored = Pick<NeutralDocument, 'clientNames' | 'hasWitnesses'>;

/** The data of an answer under the client's names, in the same order, without what the client did not ask for. */
export const withClientNames = (data: Record<string, unknown>, { clientNames, hasWitnesses }: Restored): Record<string, unknown> => {
  const restoreObject = (part: object): Record<string, unknown> =>
    // Entries define a property, also one called __proto__.
    Object.fromEntries(
      Object.entries(part)
        .filter(([name]) => !name.startsWith(witnessPrefix))
        .map(([name, inner]) => [clientNames.get(name) ?? name, restore(inner)]),
    );
  const restore = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(restore);
    return typeof part === 'object' && part !== null ? restoreObject(part) : part;
  };
  return clientNames.size === 0 && !hasWitnesses ? data : restoreObject(data);
};

/** The path of an error; one about an added field is about the object that it was to prove. */
export const clientPath = (path: readonly (string | number)[], { clientNames }: Restored): (string | number)[] =>
  path
    .filter((segment) => typeof segment === 'number' || !segment.startsWith(witnessPrefix))
    .map((segment) => (typeof segment === 'string' ? (clientNames.get(segment) ?? segment) : segment));

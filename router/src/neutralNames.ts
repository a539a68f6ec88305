import { Kind, visit } from 'graphql';
import type { DocumentNode, NameNode } from 'graphql';

/** A document as the engine gets it, and what its response names are called by the client. */
export type NeutralDocument = {
  document: DocumentNode;
  clientNames: ReadonlyMap<string, string>;
  /** What stands for a variable whose name the engine takes for its own; null without one. */
  variable: { client: string; neutral: string } | null;
};

/** Of the queries by which the engine asks for entities. */
const engineVariable = 'representations';

const named = (node: NameNode, value: string): NameNode => ({ ...node, value });

const freeName = (wanted: string, taken: ReadonlySet<string>): string => (taken.has(wanted) ? freeName(`${wanted}_`, taken) : wanted);

const variableOf = (document: DocumentNode): NeutralDocument['variable'] => {
  const taken = new Set<string>();
  visit(document, { Variable: ({ name }) => void taken.add(name.value) });
  return taken.has(engineVariable) ? { client: engineVariable, neutral: freeName(`${engineVariable}_`, taken) } : null;
};

/**
 * Replaces every alias by a name that no field has. The engine finds keys and types of entities in its answers by their plain names, and takes a client's
 * alias of the same name for them. Equal aliases stay equal, so that fields merge as before; fields without an alias keep their name.
 */
export const neutralize = (document: DocumentNode): NeutralDocument => {
  const neutralNames = new Map<string, string>();
  const neutralName = (alias: string): string => {
    const known = neutralNames.get(alias);
    if (known !== undefined) return known;
    const name = `_a${String(neutralNames.size)}`;
    neutralNames.set(alias, name);
    return name;
  };
  const variable = variableOf(document);
  const neutral = visit(document, {
    [Kind.FIELD]: (node) =>
      node.alias && node.alias.value !== node.name.value ? { ...node, alias: named(node.alias, neutralName(node.alias.value)) } : undefined,
    [Kind.VARIABLE]: (node) => (variable?.client === node.name.value ? { ...node, name: named(node.name, variable.neutral) } : undefined),
  });
  return { document: neutral, clientNames: new Map([...neutralNames].map(([client, name]) => [name, client])), variable };
};

export const neutralVariables = (
  variables: Readonly<Record<string, unknown>>,
  { variable }: Pick<NeutralDocument, 'variable'>,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name === variable?.client ? variable.neutral : name, value]));

/** The data of an answer under the client's names, in the same order. */
export const withClientNames = (value: unknown, { clientNames }: Pick<NeutralDocument, 'clientNames'>): unknown => {
  const restore = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(restore);
    if (typeof part !== 'object' || part === null) return part;
    // Entries define a property, also one called __proto__.
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [clientNames.get(name) ?? name, restore(inner)]));
  };
  return clientNames.size === 0 ? value : restore(value);
};

export const clientPath = (
  path: readonly (string | number)[],
  { clientNames }: Pick<NeutralDocument, 'clientNames'>,
): (string | number)[] => path.map((segment) => (typeof segment === 'string' ? (clientNames.get(segment) ?? segment) : segment));

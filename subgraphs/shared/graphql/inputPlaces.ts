import { Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { ASTNode, DocumentNode, FragmentDefinitionNode, GraphQLInputType, GraphQLSchema, OperationDefinitionNode } from 'graphql';

/** Where a client's value stands: the response path of the field that takes it, and the argument with the input fields that lead to it. */
export type InputPlace = { path: string[]; field: string };
export type InputVisit = {
  /** An argument, an input field or a value. */
  node: ASTNode;
  /** Null where the schema expects nothing. */
  type: GraphQLInputType | null;
  hasDefault: boolean;
  /** Written out only for what is at fault: a deep document has long paths. */
  place: () => InputPlace;
};

type Link = { readonly name: string | number; readonly before: Link | null } | null;
type Root = { node: OperationDefinitionNode | FragmentDefinitionNode; fields: Link };

const namesOf = (last: Link): (string | number)[] => {
  const names: (string | number)[] = [];
  for (let link = last; link; link = link.before) names.push(link.name);
  return names.reverse();
};

/** `input.links[0].url` */
export const inputField = (segments: readonly (string | number)[]): string =>
  segments.map((segment, index) => (typeof segment === 'number' ? `[${String(segment)}]` : `${index === 0 ? '' : '.'}${segment}`)).join('');

export const inputKinds = new Set<Kind>([
  ...[Kind.ARGUMENT, Kind.OBJECT_FIELD, Kind.VARIABLE],
  ...[Kind.NULL, Kind.INT, Kind.FLOAT, Kind.STRING, Kind.BOOLEAN, Kind.ENUM, Kind.LIST, Kind.OBJECT],
]);

const visitRoot = ({
  root: { node: root, fields: base },
  schema,
  enter,
  spread,
}: {
  root: Root;
  schema: GraphQLSchema;
  enter: (input: InputVisit) => void;
  spread: (name: string, fields: Link) => void;
}): void => {
  const types = new TypeInfo(schema);
  let fields = base;
  let segments: Link = null;
  const segmentOf = (node: ASTNode, key: string | number | undefined, ancestors: readonly (ASTNode | readonly ASTNode[])[]) => {
    if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) return node.name.value;
    if (node.kind === Kind.VARIABLE_DEFINITION) return `$${node.variable.name.value}`;
    const holder = ancestors.at(-1);
    return typeof key === 'number' && holder && 'kind' in holder && holder.kind === Kind.LIST ? key : null;
  };
  visit(
    root,
    visitWithTypeInfo(types, {
      enter: (node, key, _parent, _keys, ancestors) => {
        if (node.kind === Kind.FIELD) fields = { name: (node.alias ?? node.name).value, before: fields };
        if (node.kind === Kind.FRAGMENT_SPREAD) spread(node.name.value, fields);
        const segment = segmentOf(node, key, ancestors);
        if (segment !== null) segments = { name: segment, before: segments };
        // The variable of a definition is its name and no value.
        if (!inputKinds.has(node.kind) || key === 'variable') return;
        const [ownFields, ownSegments] = [fields, segments];
        enter({
          node,
          // Of a list TypeInfo tells the type of its items already.
          type: (node.kind === Kind.LIST ? types.getParentInputType() : types.getInputType()) ?? null,
          hasDefault: types.getDefaultValue() !== undefined,
          place: () => ({ path: namesOf(ownFields).map(String), field: inputField(namesOf(ownSegments)) }),
        });
      },
      leave: (node, key, _parent, _keys, ancestors) => {
        if (node.kind === Kind.FIELD) fields = fields?.before ?? null;
        if (segmentOf(node, key, ancestors) !== null) segments = segments?.before ?? null;
      },
    }),
  );
};

/**
 * Visits every value of an operation, those in directives and in default values included; without an operation those of the whole document. A fragment is
 * visited once, at the place of its first spread: the work is that of reading the document.
 */
export const visitInputs = ({
  schema,
  document,
  operation,
  enter,
}: {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation?: OperationDefinitionNode;
  enter: (input: InputVisit) => void;
}): void => {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
  const operations = operation ? [operation] : document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const pending: Root[] = operations.map((node) => ({ node, fields: null }));
  const spread = (name: string, fields: Link): void => {
    const node = fragments.get(name);
    if (!node) return;
    fragments.delete(name);
    pending.push({ node, fields });
  };
  const visitPending = (): void => {
    // The list grows while it is gone through.
    for (const root of pending) visitRoot({ root, schema, enter, spread });
    pending.length = 0;
  };
  visitPending();
  if (operation) return;
  for (const name of [...fragments.keys()]) {
    spread(name, null);
    visitPending();
  }
};

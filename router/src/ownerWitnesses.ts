import { Kind, parse } from 'graphql';
import type { ConstDirectiveNode, FieldDefinitionNode, ObjectTypeDefinitionNode, TypeNode } from 'graphql';

/** A type that a field returns as a stub, and fields by which its owner proves that the object exists. */
export type Witness = {
  type: string;
  fields: readonly [string, ...string[]];
  /** The field returns a union, of which this type is one. */
  isMember: boolean;
};
/** By `Type.field`, for each field that is answered by a subgraph that does not own what it returns. */
export type Witnesses = ReadonlyMap<string, readonly Witness[]>;

// An account outside of auth is the viewer's own, in the payload of what the viewer has just done: nothing is to be proved.
const withoutProof = new Set(['User']);

const textArgument = ({ arguments: values = [] }: ConstDirectiveNode, name: string): string | null => {
  const value = values.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : null;
};

const graphsOf = (directives: readonly ConstDirectiveNode[] = [], name: string): string[] =>
  directives.filter((directive) => directive.name.value === name).flatMap((directive) => textArgument(directive, 'graph') ?? []);

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));

/** The subgraph that makes an entity a Node: the others only know its key. */
const ownerOf = ({ directives = [] }: ObjectTypeDefinitionNode): string | null =>
  directives
    .filter((directive) => directive.name.value === 'join__implements' && textArgument(directive, 'interface') === 'Node')
    .map((directive) => textArgument(directive, 'graph'))[0] ?? null;

const providersOf = (type: ObjectTypeDefinitionNode, field: FieldDefinitionNode): string[] => {
  const own = graphsOf(field.directives, 'join__field');
  return own.length > 0 ? own : graphsOf(type.directives, 'join__type');
};

/** Read from the supergraph, so that a new stub is found without a hand-written list. */
export const ownerWitnesses = (supergraphSdl: string): Witnesses => {
  const { definitions } = parse(supergraphSdl, { noLocation: true });
  const objects = definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  const byName = new Map(objects.map((node) => [node.name.value, node]));
  const leaves = new Set([
    ...['ID', 'String', 'Int', 'Float', 'Boolean'],
    ...definitions.flatMap((node) =>
      node.kind === Kind.ENUM_TYPE_DEFINITION || node.kind === Kind.SCALAR_TYPE_DEFINITION ? [node.name.value] : [],
    ),
  ]);
  const members = new Map(
    definitions.flatMap((node) =>
      node.kind === Kind.UNION_TYPE_DEFINITION ? [[node.name.value, node.types?.map(({ name }) => name.value) ?? []] as const] : [],
    ),
  );

  const provingFields = (type: ObjectTypeDefinitionNode, owner: string): string[] =>
    (type.fields ?? [])
      .filter((field) => {
        const providers = providersOf(type, field);
        const isPlain =
          field.type.kind === Kind.NON_NULL_TYPE && field.type.type.kind === Kind.NAMED_TYPE && leaves.has(namedType(field.type));
        return isPlain && (field.arguments ?? []).length === 0 && providers.length === 1 && providers[0] === owner;
      })
      .map(({ name }) => name.value);

  const witnessOf = (typeName: string, { returned, providers }: { returned: string; providers: readonly string[] }): Witness[] => {
    const type = byName.get(typeName);
    const owner = type && ownerOf(type);
    if (!owner || providers.includes(owner) || withoutProof.has(typeName)) return [];
    const [first, ...others] = provingFields(type, owner);
    if (first === undefined) throw new Error(`${typeName} has no field by which its owner proves that an object is there`);
    return [{ type: typeName, fields: [first, ...others], isMember: members.has(returned) }];
  };

  return new Map(
    objects.flatMap((type) =>
      (type.fields ?? []).flatMap((field) => {
        const returned = namedType(field.type);
        const found = (members.get(returned) ?? [returned]).flatMap((name) =>
          witnessOf(name, { returned, providers: providersOf(type, field) }),
        );
        return found.length > 0 ? [[`${type.name.value}.${field.name.value}`, found] as const] : [];
      }),
    ),
  );
};

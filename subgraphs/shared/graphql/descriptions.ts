import { Kind } from 'graphql';
import type { DefinitionNode, DocumentNode, StringValueNode } from 'graphql';

type Text = { place: string; text: string; subgraph: string };

/** The name of an entity where the definition is its owner's; null for everything else. */
const ownedEntity = (definition: DefinitionNode): string | null => {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return null;
  const isEntity = (definition.directives ?? []).some(({ name }) => name.value === 'key');
  const isNode = (definition.interfaces ?? []).some(({ name }) => name.value === 'Node');
  return isEntity && isNode ? definition.name.value : null;
};

type Described = { description?: StringValueNode | undefined };

/** Every description of a subgraph by the place it belongs to: a type, a field, an argument, a value. */
const textsOf = ({ name: subgraph, typeDefs }: { name: string; typeDefs: DocumentNode }): Text[] =>
  typeDefs.definitions.flatMap((definition) => {
    if (!('name' in definition)) return [];
    const type = definition.name.value;
    const at = (place: string, { description }: Described): Text[] => (description ? [{ place, text: description.value, subgraph }] : []);
    const own = 'description' in definition ? at(type, definition) : [];
    const fields = 'fields' in definition ? (definition.fields ?? []) : [];
    const values = 'values' in definition ? (definition.values ?? []) : [];
    return [
      ...own,
      ...values.flatMap((value) => at(`${type}.${value.name.value}`, value)),
      ...fields.flatMap((field) => [
        ...at(`${type}.${field.name.value}`, field),
        ...('arguments' in field ? (field.arguments ?? []) : []).flatMap((argument) =>
          at(`${type}.${field.name.value}(${argument.name.value})`, argument),
        ),
      ]),
    ];
  });

/**
 * Descriptions that composition would have to choose between: of an entity and its key more than its owner's, of what subgraphs share more than one
 * wording. The most frequent one is published.
 */
export const secondDescriptions = (services: readonly { name: string; typeDefs: DocumentNode }[]): string[] => {
  const owners = new Map(
    services.flatMap(({ name, typeDefs }) =>
      typeDefs.definitions.flatMap((definition) => {
        const entity = ownedEntity(definition);
        return entity === null ? [] : [[entity, name] as const];
      }),
    ),
  );
  const byPlace = Map.groupBy(services.flatMap(textsOf), ({ place }) => place);
  return [...byPlace].flatMap(([place, texts]) => {
    const owner = owners.get(place.split('.')[0] ?? '');
    const isShared = texts.length > 1;
    const [first] = texts;
    if (owner !== undefined && isShared)
      return texts
        .filter(({ subgraph }) => subgraph !== owner)
        .map(({ subgraph }) => `${subgraph} describes ${place}, which belongs to ${owner}: remove the description`);
    if (owner !== undefined && !place.includes('.') && first && first.subgraph !== owner)
      return [`${first.subgraph} describes ${place}, which belongs to ${owner}: remove the description`];
    return texts
      .filter(({ text }) => text !== first?.text)
      .map(({ subgraph }) => `${subgraph} describes ${place} in other words than ${first?.subgraph ?? ''}: use the same`);
  });
};

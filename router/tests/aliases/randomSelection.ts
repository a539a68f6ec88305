import { getNamedType, isAbstractType, isCompositeType, isInterfaceType, isObjectType, isRequiredArgument } from 'graphql';
import type { GraphQLCompositeType, GraphQLObjectType, GraphQLSchema } from 'graphql';

export type Random = () => number;

/** One field of a generated selection. Its neutral name can be taken for no field, its other name is drawn from those that can. */
type Field = { name: string; args: string; neutral: string; alias: string; children: readonly Part[] };
type Part = { kind: 'field'; field: Field } | { kind: 'fragment'; on: string | null; isNamed: boolean; parts: readonly Part[] };
export type Selection = readonly Part[];

/** Names that mean something to an engine: keys, types, what federation asks by, and a name that JavaScript would take for its own. */
const telling = ['id', 'slug', '__typename', '_entities', '__key', '_service', 'representations', '_a0', '_a1', '__proto__', 'constructor'];

// A new link each time it is asked for, and a figure that the clock moves.
const changing = new Set(['downloadUrl', 'score']);

const maximumDepth = 5;

const pick = <Item>(items: readonly Item[], random: Random): Item => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

const fieldsOf = (type: GraphQLCompositeType) =>
  isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields()).filter(({ name, args }) => !changing.has(name) && !args.some(isRequiredArgument))
    : [];

export const createSelections = ({ schema, random }: { schema: GraphQLSchema; random: Random }) => {
  let count = 0;
  const everyField = Object.values(schema.getTypeMap()).flatMap((type) => (isObjectType(type) ? Object.keys(type.getFields()) : []));

  const draw = (type: GraphQLCompositeType, { depth, taken }: { depth: number; taken: Set<string> }): Part[] => {
    const freeName = (): string => {
      for (;;) {
        const candidate = pick(random() < 0.7 ? [...telling, ...fieldsOf(type).map(({ name }) => name)] : everyField, random);
        if (taken.has(candidate)) {
          if (taken.size > telling.length) return `other${String((count += 1))}`;
          continue;
        }
        taken.add(candidate);
        return candidate;
      }
    };
    const candidates = [
      ...fieldsOf(type).map(({ name, type: fieldType }) => ({ name, named: getNamedType(fieldType) })),
      { name: '__typename', named: null },
    ];
    const parts: Part[] = [];
    for (let left = 2 + Math.floor(random() * 4); left > 0; left -= 1) {
      const { name, named } = pick(candidates, random);
      const inner = named && isCompositeType(named) ? named : null;
      if (inner && depth >= maximumDepth) continue;
      const children = inner ? draw(inner, { depth: depth + 1, taken: new Set() }) : [];
      const field: Field = { name, args: '', neutral: `n${String((count += 1))}`, alias: freeName(), children };
      const part: Part = { kind: 'field', field };
      const chance = random();
      if (chance < 0.15) parts.push({ kind: 'fragment', on: null, isNamed: false, parts: [part] });
      else if (chance < 0.3) parts.push({ kind: 'fragment', on: type.name, isNamed: chance < 0.22, parts: [part] });
      else parts.push(part);
    }
    if (isAbstractType(type))
      for (const member of schema.getPossibleTypes(type))
        parts.push({ kind: 'fragment', on: member.name, isNamed: random() < 0.3, parts: draw(member, { depth, taken }) });
    const fallback: Field = { name: '__typename', args: '', neutral: `n${String((count += 1))}`, alias: freeName(), children: [] };
    return parts.some(({ kind }) => kind === 'field') ? parts : [...parts, { kind: 'field', field: fallback }];
  };

  return {
    /** Below a root field, whose arguments are given. */
    under: ({ root, args }: { root: string; args: string }): Selection => {
      const query: GraphQLObjectType | null | undefined = schema.getQueryType();
      const type = query?.getFields()[root]?.type;
      const named = type && getNamedType(type);
      if (!named || !isCompositeType(named)) throw new Error(`${root} has no selection`);
      const children = draw(named, { depth: 1, taken: new Set() });
      const neutral = `n${String((count += 1))}`;
      return [{ kind: 'field', field: { name: root, args, neutral, alias: pick(telling, random), children } }];
    },
  };
};

/** The selection as a document, under the neutral names or under the others. */
export const documentOf = (selection: Selection, names: 'neutral' | 'alias'): string => {
  const fragments: string[] = [];
  const print = (parts: readonly Part[]): string =>
    `{ ${parts
      .map((part) => {
        if (part.kind === 'field') {
          const { field } = part;
          return `${field[names]}: ${field.name}${field.args}${field.children.length > 0 ? ` ${print(field.children)}` : ''}`;
        }
        if (!part.isNamed || part.on === null) return `...${part.on === null ? '' : ` on ${part.on}`} ${print(part.parts)}`;
        const name = `F${String(fragments.length)}`;
        fragments.push('');
        fragments[Number(name.slice(1))] = `fragment ${name} on ${part.on} ${print(part.parts)}`;
        return `...${name}`;
      })
      .join(' ')} }`;
  return [print(selection), ...fragments].join('\n');
};

/** An answer under the neutral names, as it has to be under the others. */
export const renamed = (value: unknown, selection: Selection): unknown => {
  if (Array.isArray(value)) return value.map((item) => renamed(item, selection));
  if (typeof value !== 'object' || value === null) return value;
  const fields = new Map<string, Field>();
  const collect = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (part.kind === 'field') fields.set(part.field.neutral, part.field);
      else collect(part.parts);
    }
  };
  collect(selection);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => {
      const field = fields.get(name);
      if (!field) throw new Error(`an answer has a name that was not asked for: ${name}`);
      return [field.alias, renamed(inner, field.children)];
    }),
  );
};

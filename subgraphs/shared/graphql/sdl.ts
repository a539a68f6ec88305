import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { concatAST, Kind, parse, print, Source, visit } from 'graphql';
import type { ConstDirectiveNode, DefinitionNode, DocumentNode, FieldDefinitionNode, StringValueNode } from 'graphql';

const commonPath = fileURLToPath(new URL('../schema/common.graphql', import.meta.url));

const federationLink = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@inaccessible", "@tag"])
`);

const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.graphql'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

const parseFile = (path: string): DocumentNode => parse(new Source(readFileSync(path, 'utf8'), path));

const nameOf = (definition: DefinitionNode): string | null => ('name' in definition ? definition.name.value : null);

const namesUsedBy = (definition: DefinitionNode): Set<string> => {
  const names = new Set<string>();
  visit(definition, {
    NamedType: (node) => void names.add(node.name.value),
    Directive: (node) => void names.add(`@${node.name.value}`),
  });
  return names;
};

/** Of the shared definitions only what the subgraph uses: nothing is in its schema before it works. */
const usedDefinitions = ({ common, own }: { common: DocumentNode; own: DocumentNode }): DefinitionNode[] => {
  const byName = new Map(
    common.definitions.map((definition) => [
      definition.kind === Kind.DIRECTIVE_DEFINITION ? `@${definition.name.value}` : nameOf(definition),
      definition,
    ]),
  );
  const used = new Set<DefinitionNode>();
  const use = (name: string): void => {
    const definition = byName.get(name);
    if (!definition || used.has(definition)) return;
    used.add(definition);
    for (const other of namesUsedBy(definition)) use(other);
  };
  for (const definition of own.definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_EXTENSION) use(definition.name.value);
    for (const name of namesUsedBy(definition)) use(name);
  }
  return common.definitions.filter((definition) => used.has(definition));
};

const permissionText = (directives: readonly ConstDirectiveNode[]): string | null => {
  const auth = directives.find((directive) => directive.name.value === 'auth');
  if (!auth) return directives.some((directive) => directive.name.value === 'public') ? 'Access: anybody.' : null;
  const requires = auth.arguments?.find((argument) => argument.name.value === 'requires')?.value;
  const roles = requires?.kind === Kind.LIST ? requires.values.flatMap((value) => (value.kind === Kind.STRING ? [value.value] : [])) : [];
  if (roles.length === 0) return 'Access: signed in.';
  const others = roles.filter((role) => role !== 'ADMIN');
  return others.length === 0 ? 'Access: ADMIN.' : `Access: ${others.join(', ')} or ADMIN.`;
};

const describe = (description: StringValueNode | undefined, permission: string | null): { description?: StringValueNode } => {
  if (permission === null) return description ? { description } : {};
  const value = description ? `${description.value}\n\n${permission}` : permission;
  return { description: { kind: Kind.STRING, value, block: true } };
};

/** Writes each permission into the description it belongs to, so that the manual in Sandbox cannot disagree with what is enforced. */
const withPermissions = (document: DocumentNode): DocumentNode => {
  const field = (node: FieldDefinitionNode): FieldDefinitionNode => ({
    ...node,
    ...describe(node.description, permissionText(node.directives ?? [])),
  });
  return visit(document, {
    FieldDefinition: { leave: field },
    // A type without a description is another subgraph's, whose text says the permission.
    ObjectTypeDefinition: {
      leave: (node) => (node.description ? { ...node, ...describe(node.description, permissionText(node.directives ?? [])) } : undefined),
    },
  });
};

/** A subgraph's whole SDL: its modules' files, the shared definitions they use, federation's link, permissions in the descriptions. */
export const loadTypeDefs = (modulesUrl: URL): DocumentNode => {
  const own = concatAST(filesBelow(fileURLToPath(modulesUrl)).map(parseFile));
  const common = usedDefinitions({ common: parseFile(commonPath), own });
  return withPermissions({ kind: Kind.DOCUMENT, definitions: [...federationLink.definitions, ...common, ...own.definitions] });
};

/** The SDL of a document whose root types are only ever extended: composition and readers want it in one piece. */
export const printTypeDefs = (document: DocumentNode): string => print(document);

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join, relative } from 'node:path';
import { Kind, parse, visit } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import { print } from 'graphql';
import { z } from 'zod';

const folder = fileURLToPath(new URL('../../../schema/operations/', import.meta.url));
const variablesSchema = z.strictObject({
  caller: z.enum(['anonymous', 'newcomer', 'learner', 'instructor', 'admin']),
  variables: z.record(z.string(), z.unknown()),
});

export type ExampleOperation = {
  /** As area/Name. */
  name: string;
  operations: readonly OperationDefinitionNode[];
  /** With the fragments it uses, as a client sends it. */
  document: DocumentNode;
  query: string;
} & z.output<typeof variablesSchema>;

const filesOf = (ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort();

export const exampleFragments = (): FragmentDefinitionNode[] =>
  filesOf('.fragment.graphql').flatMap((file) =>
    parse(readFileSync(join(folder, file), 'utf8')).definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION),
  );

const spreadsIn = (node: DocumentNode | FragmentDefinitionNode): string[] => {
  const names: string[] = [];
  visit(node, { FragmentSpread: ({ name }) => void names.push(name.value) });
  return names;
};

const fragmentsOf = (document: DocumentNode, fragments: readonly FragmentDefinitionNode[]): FragmentDefinitionNode[] => {
  const used = new Map<string, FragmentDefinitionNode>();
  const follow = (names: readonly string[]): void => {
    for (const name of names) {
      const fragment = fragments.find((candidate) => candidate.name.value === name);
      if (!fragment || used.has(name)) continue;
      used.set(name, fragment);
      follow(spreadsIn(fragment));
    }
  };
  follow(spreadsIn(document));
  return [...used.values()];
};

/** schema/operations: each operation with its variables and the fragments it uses. */
export const exampleOperations = (): ExampleOperation[] => {
  const fragments = exampleFragments();
  return filesOf('.graphql')
    .filter((file) => !file.endsWith('.fragment.graphql'))
    .map((file) => {
      const own = parse(readFileSync(join(folder, file), 'utf8'));
      const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [...own.definitions, ...fragmentsOf(own, fragments)] };
      const name = relative('', file).replace(/\.graphql$/, '');
      return {
        name,
        operations: own.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION),
        document,
        query: print(document),
        ...variablesSchema.parse(JSON.parse(readFileSync(join(folder, `${name}.variables.json`), 'utf8'))),
      };
    });
};

/** Variables files without an operation. */
export const strayVariables = (): string[] => {
  const operations = new Set(filesOf('.graphql').map((file) => file.replace(/\.graphql$/, '')));
  return filesOf('.json').filter((file) => !operations.has(file.replace(/\.variables\.json$/, '')));
};

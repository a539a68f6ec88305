import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { createSubgraphSchema } from '../../graphql/schema.ts';
import { loadTypeDefs } from '../../graphql/sdl.ts';

const withModules = <Value>(sdl: string, use: (modules: URL) => Value): Value => {
  const directory = mkdtempSync(join(tmpdir(), 'har-modules-'));
  try {
    writeFileSync(join(directory, 'module.graphql'), sdl);
    return use(pathToFileURL(`${directory}/`));
  } finally {
    rmSync(directory, { recursive: true });
  }
};

/** A subgraph's schema as its modules would give it, from SDL that stands in the test. */
export const schemaFrom = ({ sdl, resolvers = {} }: { sdl: string; resolvers?: object }): GraphQLSchema =>
  withModules(sdl, (modules) => createSubgraphSchema({ modules, resolvers }));

export const typeDefsFrom = (sdl: string): DocumentNode => withModules(sdl, loadTypeDefs);

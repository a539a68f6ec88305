/**
 * npm run compose            writes schema/: each subgraph's SDL, the supergraph that the router starts from, the API that clients see; and the
 *                            possible types of its interfaces and unions for client/
 * npm run compose -- --check writes nothing; exits 1 and names the files that differ from what the modules say
 *
 * Both refuse what a start would refuse: a root field or an entity without an access rule, what the router's engine cannot serve.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { composeServices } from '@apollo/composition';
import { printSchema } from '@apollo/federation-internals';
import { buildSchema, isAbstractType, isIntrospectionType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { secondDescriptions } from '#shared/graphql/descriptions.ts';
import { createSubgraphSchema } from '#shared/graphql/schema.ts';
import { loadTypeDefs, printTypeDefs } from '#shared/graphql/sdl.ts';
import { forEachSubgraph, manifest, subgraphNames } from '../subgraphs/manifest.ts';
import type { SubgraphName } from '../subgraphs/manifest.ts';
import { createGateway } from '../router/src/gateway.ts';

const schemaDirectory = new URL('../schema/', import.meta.url);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const fail: (messages: readonly string[]) => never = (messages) => {
  for (const message of messages) console.error(message);
  process.exit(1);
};

const generatedSchema = z.object({ resolvers: z.looseObject({}) });
/** Why a subgraph would not start with its modules as they are; null when it would. */
const startFault = async (name: SubgraphName): Promise<string | null> => {
  const modules = new URL(`../subgraphs/${name}/src/modules/`, import.meta.url);
  try {
    const { resolvers } = generatedSchema.parse(await import(new URL('resolvers.generated.ts', modules).href));
    createSubgraphSchema({ modules, resolvers });
    return null;
  } catch (error) {
    return `${name}: ${messageOf(error)}`;
  }
};

const services = subgraphNames.map((name) => ({
  name,
  // The router's environment gives the address of a subgraph. This is the default of the distributed form.
  url: `http://127.0.0.1:${String(manifest[name].port)}/graphql`,
  typeDefs: loadTypeDefs(new URL(`../subgraphs/${name}/src/modules/`, import.meta.url)),
}));

const problems = secondDescriptions(services);
if (problems.length > 0) fail(problems);

const composition = composeServices(services);
if (composition.errors) fail(composition.errors.map(({ message }) => message));
const faults = (await Promise.all(subgraphNames.map(startFault))).filter((fault) => fault !== null);
if (faults.length > 0) fail(faults);

const unasked = { execute: () => Promise.reject(new Error('composing asks no subgraph')) };
const gateway = createGateway({
  supergraphSdl: composition.supergraphSdl,
  sources: forEachSubgraph(() => unasked),
});
await gateway.load({ apollo: {} }).then(
  () => gateway.stop(),
  (error: unknown) => fail([`the router: ${messageOf(error)}`]),
);

const api = printSchema(composition.schema.toAPISchema()).trimEnd();

/** Which types an interface or a union has, for the cache of a client. */
const possibleTypes = (schema: GraphQLSchema): string => {
  const abstract = Object.values(schema.getTypeMap()).filter((type) => isAbstractType(type) && !isIntrospectionType(type));
  const named = abstract.flatMap((type) =>
    isAbstractType(type)
      ? [
          [
            type.name,
            schema
              .getPossibleTypes(type)
              .map(({ name }) => name)
              .sort(),
          ] as const,
        ]
      : [],
  );
  const lines = named
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, types]) => `  ${name}: [${types.map((type) => `'${type}'`).join(', ')}],`);
  return `// Written by npm run compose.\nexport const possibleTypes: Record<string, string[]> = {\n${lines.join('\n')}\n};\n`;
};

const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(services.map(({ name, typeDefs }) => [`${name}.graphql`, `${printTypeDefs(typeDefs)}\n`])),
  'supergraph.graphql': `${composition.supergraphSdl.trimEnd()}\n`,
  'api.graphql': `${api}\n`,
  '../client/generated/possibleTypes.ts': possibleTypes(buildSchema(api)),
};

const current = (name: string): string | null => {
  try {
    return readFileSync(new URL(name, schemaDirectory), 'utf8');
  } catch {
    return null;
  }
};

const differing = Object.keys(files).filter((name) => current(name) !== files[name]);
if (process.argv.includes('--check')) {
  for (const name of differing) console.error(`schema/${name} is not what the modules say: run npm run compose`);
  process.exit(differing.length === 0 ? 0 : 1);
}
mkdirSync(fileURLToPath(schemaDirectory), { recursive: true });
for (const [name, content] of Object.entries(files)) writeFileSync(new URL(name, schemaDirectory), content);
console.log(differing.length === 0 ? 'schema/ is up to date' : `written: ${differing.join(', ')}`);

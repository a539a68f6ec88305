/**
 * npm run compose            writes schema/: each subgraph's SDL, the supergraph that the router starts from, the API that clients see
 * npm run compose -- --check writes nothing; exits 1 and names the files that differ from what the modules say
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { composeServices } from '@apollo/composition';
import { printSchema } from '@apollo/federation-internals';
import { subgraphNames } from '#events/envelope.ts';
import { secondDescriptions } from '#shared/graphql/descriptions.ts';
import { loadTypeDefs, printTypeDefs } from '#shared/graphql/sdl.ts';

const schemaDirectory = new URL('../schema/', import.meta.url);
const ports = { auth: 4001, course: 4002, payment: 4003, ai: 4004, community: 4005 } as const;

const services = subgraphNames.map((name) => ({
  name,
  // The router is told by its environment where a subgraph is; what stands here is the default of the distributed form.
  url: `http://127.0.0.1:${String(ports[name])}/graphql`,
  typeDefs: loadTypeDefs(new URL(`../subgraphs/${name}/src/modules/`, import.meta.url)),
}));

const problems = secondDescriptions(services);
if (problems.length > 0) {
  for (const problem of problems) console.error(problem);
  process.exit(1);
}

const composition = composeServices(services);
if (composition.errors) {
  for (const error of composition.errors) console.error(error.message);
  process.exit(1);
}

const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(services.map(({ name, typeDefs }) => [`${name}.graphql`, `${printTypeDefs(typeDefs)}\n`])),
  'supergraph.graphql': `${composition.supergraphSdl.trimEnd()}\n`,
  'api.graphql': `${printSchema(composition.schema.toAPISchema()).trimEnd()}\n`,
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

import { defineConfig } from '@eddeee888/gcg-typescript-resolver-files';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { scalars as clientScalars } from './client/codegen.ts';
import { manifest, subgraphNames } from './subgraphs/manifest.ts';
import type { SubgraphName } from './subgraphs/manifest.ts';

const only = process.argv.includes('--subgraph') ? process.argv[process.argv.indexOf('--subgraph') + 1] : undefined;

const scalars = {
  ID: { type: { input: 'string', output: 'string' } },
  DateTime: { type: 'Date' },
  Date: { type: 'string' },
  MinorUnits: { type: 'number' },
  SafeInt: { type: 'number' },
  CurrencyCode: { type: 'string' },
};

/** Server types: one `types.generated.ts` and one `resolvers.generated.ts` for each subgraph; resolver files are made where one is missing, never overwritten. */
const server = (name: SubgraphName): CodegenConfig['generates'] => ({
  [`subgraphs/${name}/src/modules`]: {
    ...defineConfig({
      typeDefsFilePath: false,
      mergeSchema: false,
      scalarsModule: false,
      scalarsOverrides: scalars,
      resolverGeneration: {
        query: '*',
        mutation: '*',
        subscription: '*',
        scalar: '',
        union: '',
        interface: '',
        enum: '',
        object: ['*', '!schema.*', '!*.*Payload', '!*.*Error', '!*.*Edge', ...manifest[name].plainTypes.map((type) => `!*.${type}`)],
      },
      typesPluginsConfig: {
        contextType: '../context.ts#Context',
        federation: true,
        maybeValue: 'T | null',
        enumsAsTypes: true,
        useTypeImports: true,
      },
    }),
    schema: ['subgraphs/shared/schema/common.graphql', `subgraphs/${name}/src/modules/**/*.graphql`],
  },
});

/** What a frontend gets without configuration: a typed document for each operation of the collection. */
const clientTypes: CodegenConfig['generates'] = {
  'client/generated/': {
    preset: 'client',
    presetConfig: { fragmentMasking: false },
    schema: 'schema/api.graphql',
    documents: 'schema/operations/**/*.graphql',
    config: {
      documentMode: 'string',
      enumsAsTypes: true,
      useTypeImports: true,
      scalars: clientScalars,
    },
  },
};

const config: CodegenConfig = {
  // What is generated and never edited is left as it is: .prettierignore names it.
  hooks: { afterAllFileWrite: ['prettier --write --log-level warn'] },
  importExtension: '.ts',
  generates: {
    ...(only === undefined ? clientTypes : {}),
    ...Object.fromEntries(
      subgraphNames.filter((name) => only === undefined || name === only).flatMap((name) => Object.entries(server(name))),
    ),
  },
};

export default config;

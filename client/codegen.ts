// For a frontend: copy this file and schema/api.graphql, and write operations with graphql(`...`) in src/.
import type { CodegenConfig } from '@graphql-codegen/cli';

/** What each scalar of the graph is in JSON. */
export const scalars = {
  ID: 'string',
  DateTime: 'string',
  Date: 'string',
  MinorUnits: 'number',
  SafeInt: 'number',
  CurrencyCode: 'string',
};

const config: CodegenConfig = {
  schema: 'api.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**'],
  importExtension: '.ts',
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { enumsAsTypes: true, useTypeImports: true, strictScalars: true, scalars },
    },
  },
};

export default config;

import eslint from '@eslint/js';
import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { subgraphNames } from './subgraphs/manifest.ts';
import { plainWords } from './tools/lint/plainWords.js';

const tests = '**/tests/**';

/** What stands above the subgraphs and the router: hosts put them together, commands and tools run hosts. */
const above = ['./hosts/**', './bin/**', './tools/**', './bench/**', './client/**'];

/** The arrows of the house: who may not import whom. Each has a fixture in router/tests/house that breaks it and is refused. */
const zones = [
  ...subgraphNames.map((name) => ({
    target: `./subgraphs/${name}/**`,
    from: [...above, './router/**', ...subgraphNames.filter((other) => other !== name).map((other) => `./subgraphs/${other}/**`)],
    message: 'A subgraph imports neither another subgraph nor what is built on it: it takes events.',
  })),
  {
    target: './subgraphs/shared/**',
    from: [...above, './router/**', './subgraphs/!(shared|events)/**', './subgraphs/events/!(envelope|currencies).ts'],
    message: 'shared is mechanism: it knows no subgraph, no router and no contract but the envelope and the currencies.',
  },
  {
    target: './subgraphs/events/**',
    from: [...above, './router/**', './local/**', './subgraphs/!(events)/**'],
    message: 'The contract of events depends on nothing but the manifest.',
  },
  {
    target: './subgraphs/manifest.ts',
    from: ['./!(node_modules)/**'],
    message: 'The manifest is data: it imports nothing.',
  },
  {
    target: './router/src/**',
    from: [...above, './subgraphs/!(shared|events)/**'],
    message: 'The router takes subgraphs as values and imports none.',
  },
  {
    target: ['./subgraphs/*/!(tests)/**', './subgraphs/*/*.ts', './subgraphs/*.ts', './router/src/**', './hosts/**', './bin/**'],
    from: './local/**',
    message: 'Only local/ and tests import what stands in for the cloud.',
  },
  {
    target: './hosts/**',
    from: ['./bin/**', './tools/**', './bench/**', './client/**'],
    message: 'A host is started by commands and imports none.',
  },
  {
    target: ['./subgraphs/**', './router/**', './local/**', './client/**', './bench/**', './hosts/**', './tools/**'],
    from: './bin/**',
    message: 'Commands are imported by nothing.',
  },
  {
    target: ['./subgraphs/*/src/modules/**/*.service.ts', './subgraphs/*/src/modules/**/*.policy.ts'],
    from: './subgraphs/shared/graphql/**',
    message: 'A service knows no GraphQL.',
  },
];

const globalObject = (object, property, message) => ({ object, property, message });

const casts = ['TSAsExpression', 'TSTypeAssertion'].map((cast) => ({
  selector: `${cast} > TSNeverKeyword`,
  message: 'A value that is declared to be never is a cast around the compiler: parse it, or give it its type.',
}));
const useClock = 'Time comes from the clock that is passed in; #shared/clock.ts alone reads the machine’s.';
const machineTime = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: useClock },
  { selector: 'CallExpression[callee.name="Date"]', message: useClock },
  { selector: 'NewExpression[callee.property.name="Date"][arguments.length=0]', message: useClock },
  { selector: 'VariableDeclarator[init.name="Date"]', message: useClock },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: useClock },
  { selector: 'MemberExpression[object.name="Date"][property.value="now"]', message: useClock },
  { selector: 'MemberExpression[object.name="performance"][property.name="timeOrigin"]', message: useClock },
  { selector: 'MemberExpression[object.property.name="Date"][property.name="now"]', message: useClock },
];

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      '.data/',
      '.cache/',
      'coverage/',
      '**/*.generated.ts',
      'client/generated/',
      'schema/!(api.graphql)',
      'router/tests/house/fixtures/',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended, ...tseslint.configs.strictTypeChecked],
    plugins: { 'import-x': importX, house: { rules: { 'plain-words': plainWords } } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'house/plain-words': 'error',
      'import-x/no-default-export': 'error',
      'no-restricted-properties': [
        'error',
        globalObject('process', 'env', 'The environment is parsed once, in #shared/environment.ts.'),
        globalObject('mongoose', 'model', 'Models belong to a connection.'),
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...casts, ...machineTime],
    },
  },
  {
    // Lists and types of a collection's file are free; the collection itself is not.
    files: ['subgraphs/*/src/modules/**/resolvers/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '\\.collection\\.ts$',
              importNamePattern: 'Collection$',
              message: 'A resolver maps arguments: services and loaders touch collections.',
            },
          ],
        },
      ],
    },
  },
  // Tests make rows of today, and wait by the machine's time.
  { files: [tests, 'subgraphs/shared/clock.ts'], rules: { 'no-restricted-syntax': ['error', ...casts] } },
  // Merging into another module's declaration is what interfaces alone can do.
  { files: ['tools/testDeep.ts', 'router/tests/setup/globalSetup.ts'], rules: { '@typescript-eslint/consistent-type-definitions': 'off' } },
  // The one reader, and the tool configurations that other programs load.
  { files: ['subgraphs/shared/environment.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: [
      'codegen.ts',
      'client/codegen.ts',
      'vitest.config.ts',
      'router/tests/setup/*.ts',
      'eslint.config.js',
      'local/**/globalSetup.ts',
      'tools/countingReporter.ts',
    ],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: [tests],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    files: ['subgraphs/**/*.graphql'],
    plugins: { '@graphql-eslint': graphqlPlugin },
    languageOptions: { parser: graphqlPlugin.parser },
    rules: {
      '@graphql-eslint/require-description': [
        'error',
        { DirectiveDefinition: true, InputValueDefinition: true, EnumValueDefinition: true },
      ],
      '@graphql-eslint/naming-convention': [
        'error',
        {
          types: 'PascalCase',
          FieldDefinition: 'camelCase',
          InputValueDefinition: 'camelCase',
          Argument: 'camelCase',
          DirectiveDefinition: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
        },
      ],
      '@graphql-eslint/no-hashtag-description': 'error',
    },
  },
  {
    // What clients see: a stub in one subgraph takes its description from the owner, so completeness is asked of the whole.
    files: ['schema/api.graphql'],
    plugins: { '@graphql-eslint': graphqlPlugin },
    languageOptions: { parser: graphqlPlugin.parser, parserOptions: { graphQLConfig: { schema: 'schema/api.graphql' } } },
    rules: {
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          DirectiveDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          rootField: true,
        },
      ],
    },
  },
);

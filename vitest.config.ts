import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Apollo's packages are CommonJS: without this, two copies of graphql meet ("another module or realm").
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  test: {
    include: ['{subgraphs,hosts,router,local,client,bin,tools}/**/*.test.ts'],
    globalSetup: ['router/tests/setup/globalSetup.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // A time-out ends a test that hangs; it never decides a result, so a machine five times slower passes.
    expect: { poll: { timeout: 120_000 } },
    // Two cores: more workers only fight over them, and over the one mongod.
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['subgraphs/**/*.ts', 'hosts/**/*.ts', 'router/**/*.ts', 'local/**/*.ts'],
      exclude: ['**/*.generated.ts', '**/tests/**', '**/*.mappers.ts', '**/*.test.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportOnFailure: true,
      reportsDirectory: '.data/coverage',
    },
  },
});

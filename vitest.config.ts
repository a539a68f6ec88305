import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { z } from 'zod';

const rows = z
  .record(z.string(), z.object({ holds: z.string() }))
  .parse(JSON.parse(readFileSync(new URL('router/tests/rows.json', import.meta.url), 'utf8')));

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
    // What must hold. A test names the rows that it holds in its tags: `npm run rows` lists them, `npm test -- --tags-filter=A1` runs those of one.
    tags: Object.entries(rows).map(([name, { holds }]) => ({ name, description: holds })),
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

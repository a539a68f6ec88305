/** npm run rows: each row of what must hold, the tests that hold it, and how they ended last. Fails when a due row has no test, or a failing one. */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
const resultsPath = `${root}.data/test/results.json`;

const rowsSchema = z.record(z.string(), z.object({ holds: z.string(), isDue: z.boolean() }));
const resultsSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), tags: z.array(z.string()), status: z.string() })),
    }),
  ),
});

if (!existsSync(resultsPath)) {
  console.error('There is no result yet: run npm test first.');
  process.exit(1);
}
const rows = rowsSchema.parse(JSON.parse(readFileSync(`${root}router/tests/rows.json`, 'utf8')));
const results = resultsSchema.parse(JSON.parse(readFileSync(resultsPath, 'utf8')));
const tests = results.testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.map((test) => ({ ...test, file: relative(root, name) })),
);

const testsOf = (row: string) => tests.filter(({ tags }) => tags.includes(row));

const problems: string[] = [];
for (const [row, { holds, isDue }] of Object.entries(rows)) {
  const own = testsOf(row);
  const failed = own.filter(({ status }) => status !== 'passed');
  const state = own.length === 0 ? (isDue ? 'MISSING' : 'later') : failed.length > 0 ? 'FAILED' : 'passed';
  if (state === 'MISSING' || state === 'FAILED') problems.push(row);
  console.log(`${row.padEnd(4)} ${state.padEnd(8)} ${holds}`);
  for (const { title, file, status } of own) console.log(`       ${status === 'passed' ? ' ' : '!'} ${file}: ${title}`);
}
console.log(problems.length === 0 ? '\nEvery due row is held by a test that passed.' : `\nNot held: ${problems.join(', ')}`);
process.exit(problems.length === 0 ? 0 : 1);
